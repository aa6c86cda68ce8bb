import { type FragmentType, graphql, unmask } from "../gql";
import { useLit } from "../live/Live";
import { RequestStanding } from "../requests/RequestStanding";
import { inPath, Link } from "../router/router";
import { Empty } from "../ui/Empty";
import { Money } from "../ui/Money";

const PAYMENTS = graphql(`
  fragment Payments on PaymentRequestConnection {
    edges {
      node {
        id
        ...Payment
      }
    }
    totalCount
  }
`);

const PAYMENT = graphql(`
  fragment Payment on PaymentRequest {
    id
    amount {
      amount
      currency
    }
    milestone {
      id
      name
    }
    hire {
      id
      title
    }
    ...RequestStanding
  }
`);

/** What a contractor asked for last, and what became of it: decided, paid. */
export function Payments({ of }: { of: FragmentType<typeof PAYMENTS> }) {
  const { edges, totalCount } = unmask(PAYMENTS, of);
  return (
    <section aria-labelledby="payments">
      <h2 id="payments">Your payments</h2>
      {edges.length ? (
        <ul className="payments">
          {edges.map(({ node }) => (
            <Payment key={node.id} of={node} />
          ))}
        </ul>
      ) : (
        <Empty title="You have not asked for a payment yet. When a milestone is done, ask for it at its hire." />
      )}
      {totalCount > edges.length && (
        <p className="quiet">
          The newest {edges.length} of {totalCount}. Each hire has all of its own.
        </p>
      )}
    </section>
  );
}

function Payment({ of }: { of: FragmentType<typeof PAYMENT> }) {
  const request = unmask(PAYMENT, of);
  const { id, milestone, hire, amount } = request;
  return (
    <li className={`payment ${useLit(id, milestone.id)}`}>
      <p className="payment-head">
        <span dir="auto">{milestone.name}</span>
        <Money of={amount} />
      </p>
      <Link to={`hires/${inPath(hire.id)}`} className="payment-hire" dir="auto">
        {hire.title}
      </Link>
      <RequestStanding of={request} />
    </li>
  );
}
