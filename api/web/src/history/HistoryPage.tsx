import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../gql";
import { Live, LiveNews } from "../live/Live";
import { inPath, usePageTitle } from "../router/router";
import { NotFoundPage } from "../shell/NotFoundPage";
import { Back } from "../ui/Back";
import { Paging } from "../ui/Paging";
import { Problem } from "../ui/Problem";
import { Skeleton } from "../ui/Skeleton";
import { HistoryEntry } from "./HistoryEntry";
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
            group
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
  const { edges, pageInfo } = hire.events;
  return (
    <Live hire={id} after={data.eventCursor} reread={reread}>
      <div className="page-top">
        <Back to={`hires/${inPath(id)}`}>Back to the hire</Back>
        <div className="page-head">
          <h1>
            History of <bdi>{hire.title}</bdi>
          </h1>
          <LiveNews />
        </div>
      </div>
      <section aria-label="What happened">
        <ol className="history">
          {grouped(edges.map(({ node }) => node)).map((events) => (
            <HistoryEntry key={events[0]!.id} of={events} />
          ))}
        </ol>
        <Paging
          of={hire.events}
          words={["event", "events"]}
          page={edges[0]?.cursor}
          first={before === null ? null : { label: "The newest", go: () => go(null) }}
          next={pageInfo.hasPreviousPage ? { label: "Earlier", go: () => go(pageInfo.startCursor!) } : null}
        />
      </section>
    </Live>
  );
}

/** What one act did stands together, in its own order; the newest act first. */
function grouped<Event extends { group: string }>(events: readonly Event[]): Event[][] {
  const acts: Event[][] = [];
  for (const event of events) {
    if (acts[0]?.[0]?.group === event.group) acts[0].push(event);
    else acts.unshift([event]);
  }
  return acts;
}
