import { useQuery } from "urql";
import { graphql } from "../gql";
import { Live, LiveNews } from "../live/Live";
import { usePageTitle } from "../router/router";
import { NotFoundPage } from "../shell/NotFoundPage";
import { Problem } from "../ui/Problem";
import { Skeleton } from "../ui/Skeleton";
import { MilestoneList } from "./MilestoneList";
import { Versions } from "./Versions";

const MANAGE_MILESTONES = graphql(`
  query ManageMilestones($hire: ID!) {
    eventCursor
    hire(id: $hire) {
      id
      number
      title
      worker {
        id
        name
      }
      ...Versions
      ...MilestoneList
    }
  }
`);

export function ManagePage({ id }: { id: string }) {
  const [{ data, error }, read] = useQuery({ query: MANAGE_MILESTONES, variables: { hire: id } });
  const reread = () => read({ requestPolicy: "network-only" });
  const hire = data?.hire;
  usePageTitle(hire ? `Milestones of ${hire.title}` : "Milestones");
  if (error && !data) return <Problem of={error} onAgain={reread} />;
  if (!data) return <Skeleton lines={8} />;
  if (!hire) return <NotFoundPage />;
  return (
    <Live hire={id} after={data.eventCursor} reread={reread}>
      <div className="page-head">
        <h1 dir="auto">{hire.title}</h1>
        <LiveNews />
      </div>
      <Versions of={hire} />
      <MilestoneList of={hire} />
    </Live>
  );
}
