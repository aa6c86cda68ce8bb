import { useQuery } from "urql";
import { graphql } from "../gql";
import { Live } from "../live/Live";
import { usePageTitle } from "../router/router";
import { NotFoundPage } from "../shell/NotFoundPage";
import { Problem } from "../ui/Problem";
import { Skeleton } from "../ui/Skeleton";
import { Managed } from "./Managed";

const MANAGE_MILESTONES = graphql(`
  query ManageMilestones($hire: ID!) {
    eventCursor
    hire(id: $hire) {
      id
      title
      ...ManagedHire
    }
  }
`);

/** The milestones of one hire, for the company that pays them. */
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
      <Managed of={hire} cursor={data.eventCursor} reread={reread} />
    </Live>
  );
}
