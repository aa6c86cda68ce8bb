import { type FragmentType, graphql, unmask } from "../gql";
import { RequestRow } from "../requests/RequestRow";
import { Link } from "../router/router";
import { useViewer } from "../session/viewer";

const HIRE_REQUESTS = graphql(`
  fragment HireRequests on Hire {
    id
    paymentRequests(first: 50) {
      edges {
        node {
          id
          ...RequestRow
        }
      }
      totalCount
    }
  }
`);

/** What was asked for of this hire, the newest first. */
export function HireRequests({ of }: { of: FragmentType<typeof HIRE_REQUESTS> }) {
  const { edges, totalCount } = unmask(HIRE_REQUESTS, of).paymentRequests;
  const isContractor = useViewer().worker !== null;
  if (!edges.length) return null;
  return (
    <section aria-labelledby="payment-requests">
      <h2 id="payment-requests">Payment requests</h2>
      <ul className="requests">
        {edges.map(({ node }) => (
          <RequestRow key={node.id} of={node} isInHire />
        ))}
      </ul>
      {totalCount > edges.length && (
        <p className="quiet">
          The newest {edges.length} of {totalCount}.{" "}
          {!isContractor && <Link to="requests?show=all">All payment requests</Link>}
        </p>
      )}
    </section>
  );
}
