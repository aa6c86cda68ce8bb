import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../gql";
import { Live, LiveNews } from "../live/Live";
import { usePageTitle } from "../router/router";
import { Button } from "../ui/Button";
import { Empty } from "../ui/Empty";
import { Problem } from "../ui/Problem";
import { Skeleton } from "../ui/Skeleton";
import { Inbox } from "./Inbox";
import { useView, ViewLinks, VIEWS } from "./views";
import "./requests.css";

const REQUESTS = graphql(`
  query Requests($filter: PaymentRequestFilterInput!, $orderBy: PaymentRequestOrder!, $after: String) {
    eventCursor
    paymentRequests(first: 25, filter: $filter, orderBy: $orderBy, after: $after) {
      edges {
        cursor
        node {
          id
          ...RequestRow
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      totalCount
      totalCountIsExact
    }
  }
`);

/** The company's inbox: what waits for a decision, oldest first; then what is to be paid, and all that was. */
export function RequestsPage() {
  usePageTitle("Payment requests");
  const view = useView();
  const [after, go] = useState<{ view: string; after: string } | null>(null);
  const { filter, orderBy, nothing } = VIEWS[view];
  const place = after?.view === view ? after.after : null;
  const [{ data, error }, read] = useQuery({ query: REQUESTS, variables: { filter, orderBy, after: place } });
  const reread = () => read({ requestPolicy: "network-only" });
  const page = data?.paymentRequests;
  return (
    <Live hire={null} after={data?.eventCursor} reread={reread}>
      <div className="page-head">
        <h1>Payment requests</h1>
        <LiveNews />
      </div>
      <div className="inbox">
        <ViewLinks view={view} />
        {error && !page && <Problem of={error} onAgain={reread} />}
        {!error && !page && <Skeleton lines={8} />}
        {page && (
          <section aria-labelledby="shown">
            <h2 id="shown" className="unseen">
              {VIEWS[view].label}
            </h2>
            <Inbox
              key={`${view} ${place}`}
              of={page.edges.map(({ node }) => node)}
              isNewestFirst={orderBy === "NEWEST_FIRST"}
            >
              <Empty title={nothing} />
            </Inbox>
            <div className="paging">
              {page.edges.length > 0 && (
                <span>
                  {page.totalCountIsExact ? page.totalCount : `More than ${page.totalCount}`}{" "}
                  {page.totalCount === 1 ? "request" : "requests"}
                </span>
              )}
              {place !== null && <Button onPress={() => go(null)}>First page</Button>}
              {page.pageInfo.hasNextPage && (
                <Button onPress={() => go({ view, after: page.pageInfo.endCursor! })}>More requests</Button>
              )}
            </div>
          </section>
        )}
      </div>
    </Live>
  );
}
