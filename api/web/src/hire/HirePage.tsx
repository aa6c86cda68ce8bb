import { useQuery } from "urql";
import { graphql } from "../gql";
import { Live, LiveNews } from "../live/Live";
import { usePageTitle } from "../router/router";
import { useViewer } from "../session/viewer";
import { NotFoundPage } from "../shell/NotFoundPage";
import { Problem } from "../ui/Problem";
import { Skeleton } from "../ui/Skeleton";
import { ContractDetails } from "./ContractDetails";
import { HireConversation } from "./HireConversation";
import { HireMilestones } from "./HireMilestones";
import { HireRequests } from "./HireRequests";
import { useIsWide } from "./useIsWide";
import "../requests/requests.css";
import "./hire.css";

const HIRE_PAGE = graphql(`
  query HirePage($id: ID!) {
    eventCursor
    hire(id: $id) {
      id
      number
      title
      company {
        id
        name
      }
      worker {
        id
        name
      }
      ...ContractDetails
      ...HireMilestones
      ...HireRequests
      ...HireConversation
    }
  }
`);

/** Where company and contractor meet: their messages, what they agreed on, and what has to be done next. */
export function HirePage({ id }: { id: string }) {
  const [{ data, error }, read] = useQuery({ query: HIRE_PAGE, variables: { id } });
  const reread = () => read({ requestPolicy: "network-only" });
  const isContractor = useViewer().worker !== null;
  const isWide = useIsWide();
  const hire = data?.hire;
  usePageTitle(hire?.title ?? "Hire");
  if (error && !data) return <Problem of={error} onAgain={reread} />;
  if (!data) return <Skeleton lines={8} />;
  if (!hire) return <NotFoundPage />;
  const talk = <HireConversation key="conversation" of={hire} onSent={reread} />;
  const agreed = (
    <div key="agreed" className="agreed">
      <ContractDetails of={hire} />
      <HireMilestones of={hire} />
      <HireRequests of={hire} />
    </div>
  );
  return (
    <Live hire={id} after={data.eventCursor} reread={reread}>
      <div className="page-head">
        <div>
          <h1 dir="auto">{hire.title}</h1>
          <p className="quiet">
            {hire.number} · <bdi>{isContractor ? hire.company.name : hire.worker.name}</bdi>
            {!isWide && (
              <>
                {" "}
                · <a href="#conversation">Messages</a>
              </>
            )}
          </p>
        </div>
        <LiveNews />
      </div>
      {/* On a phone what has to be done comes first, and is read first. */}
      <div className="conversation-page">{isWide ? [talk, agreed] : [agreed, talk]}</div>
    </Live>
  );
}
