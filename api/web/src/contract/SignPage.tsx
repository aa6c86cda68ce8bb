import { useQuery } from "urql";
import { graphql } from "../gql";
import { Live } from "../live/Live";
import { NotFoundPage } from "../shell/NotFoundPage";
import { Problem } from "../ui/Problem";
import { Skeleton } from "../ui/Skeleton";
import { ContractVersion } from "./ContractVersion";
import "../history/history.css";
import "./contract.css";

const SIGN_PAGE = graphql(`
  query SignPage($contract: ID!) {
    eventCursor
    node(id: $contract) {
      __typename
      id
      ... on Contract {
        hire {
          id
        }
        ...ContractVersion
      }
    }
  }
`);

/** A version, word by word, for whoever has to sign it; and for who wants to read it again. */
export function SignPage({ id, contract }: { id: string; contract: string }) {
  const [{ data, error }, read] = useQuery({ query: SIGN_PAGE, variables: { contract } });
  const reread = () => read({ requestPolicy: "network-only" });
  if (error && !data) return <Problem of={error} onAgain={reread} />;
  if (!data) return <Skeleton lines={10} />;
  const version = data.node?.__typename === "Contract" ? data.node : null;
  if (version?.hire.id !== id) return <NotFoundPage />;
  return (
    <Live hire={id} after={data.eventCursor} reread={reread}>
      <ContractVersion of={version} onReread={reread} />
    </Live>
  );
}
