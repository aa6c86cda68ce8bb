import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../gql";
import { Live, LiveNews } from "../live/Live";
import { inPath, Link, usePageTitle } from "../router/router";
import { NotFoundPage } from "../shell/NotFoundPage";
import { Button } from "../ui/Button";
import { Problem } from "../ui/Problem";
import { Skeleton } from "../ui/Skeleton";
import { HistoryEvent } from "./HistoryEvent";
import "./history.css";

const HISTORY = graphql(`
  query History($id: ID!, $before: String) {
    eventCursor
    hire(id: $id) {
      id
      title
      events(last: 50, before: $before) {
        edges {
          cursor
          node {
            id
            ...HistoryEvent
          }
        }
        pageInfo {
          startCursor
          hasPreviousPage
        }
        totalCount
        totalCountIsExact
      }
    }
  }
`);

/** Everything that happened to a hire, the newest first: who, what, from what to what, and when. */
export function HistoryPage({ id }: { id: string }) {
  const [before, go] = useState<string | null>(null);
  const [{ data, error }, read] = useQuery({ query: HISTORY, variables: { id, before } });
  const reread = () => read({ requestPolicy: "network-only" });
  const hire = data?.hire;
  usePageTitle(hire ? `History of ${hire.title}` : "History");
  if (error && !data) return <Problem of={error} onAgain={reread} />;
  if (!data) return <Skeleton lines={8} />;
  if (!hire) return <NotFoundPage />;
  const { edges, pageInfo, totalCount, totalCountIsExact } = hire.events;
  return (
    <Live hire={id} after={data.eventCursor} reread={reread}>
      <div className="page-head">
        <div>
          <h1>History</h1>
          <p>
            <Link to={`hires/${inPath(id)}`} dir="auto">
              {hire.title}
            </Link>
          </p>
        </div>
        <LiveNews />
      </div>
      <section aria-label="What happened">
        <ol className="history" reversed>
          {edges
            .map(({ node }) => node)
            .reverse()
            .map((event) => (
              <HistoryEvent key={event.id} of={event} />
            ))}
        </ol>
        <div className="paging">
          <span>
            {totalCountIsExact ? totalCount : `More than ${totalCount}`} {totalCount === 1 ? "entry" : "entries"}
          </span>
          {before !== null && <Button onPress={() => go(null)}>The newest</Button>}
          {pageInfo.hasPreviousPage && <Button onPress={() => go(pageInfo.startCursor!)}>Earlier</Button>}
        </div>
      </section>
    </Live>
  );
}
