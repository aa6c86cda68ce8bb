import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../gql";
import { Live, LiveNews } from "../live/Live";
import { usePageTitle } from "../router/router";
import { Empty } from "../ui/Empty";
import { Paging } from "../ui/Paging";
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
  const [{ data, error, operation }, read] = useQuery({
    query: REQUESTS,
    variables: { filter, orderBy, after: place },
  });
  // The last page stays until the next one has come: what is shown belongs to what was asked for it.
  const shown = JSON.stringify(operation?.variables);
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
              key={shown}
              of={page.edges.map(({ node }) => node)}
              isNewestFirst={orderBy === "NEWEST_FIRST"}
            >
              <Empty title={nothing} />
            </Inbox>
            <Paging
              of={page}
              words={["request", "requests"]}
              page={shown}
              first={place === null ? null : { label: "First page", go: () => go(null) }}
              next={
                page.pageInfo.hasNextPage
                  ? { label: "More requests", go: () => go({ view, after: page.pageInfo.endCursor! }) }
                  : null
              }
            />
          </section>
        )}
      </div>
    </Live>
  );
}
