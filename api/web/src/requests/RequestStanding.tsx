import type { ReactNode } from "react";
import { type FragmentType, graphql, unmask } from "../gql";
import type { PaymentRequestStatus } from "../gql/graphql";
import { Icon, type IconName } from "../ui/Icon";
import { Day, Moment } from "../ui/Time";

const REQUEST_STANDING = graphql(`
  fragment RequestStanding on PaymentRequest {
    id
    status
    decidedAt
    rejectionReason
    paidOn
    paymentReference
    decidedBy {
      id
      name
    }
  }
`);

const MARKS: Record<PaymentRequestStatus, [icon: IconName, word: string, look: string]> = {
  PENDING: ["half", "Waits for a decision", "pending_approval"],
  APPROVED: ["full", "Approved", "completed"],
  REJECTED: ["cross", "Rejected", "over"],
  CANCELLED: ["cross", "Taken back", "over"],
};

/** Where a request stands: decided by whom and when, and whether it was paid. */
export function RequestStanding({ of }: { of: FragmentType<typeof REQUEST_STANDING> }) {
  const { status, decidedAt, decidedBy, rejectionReason, paidOn, paymentReference } = unmask(REQUEST_STANDING, of);
  const [icon, word, look] = MARKS[status];
  return (
    <div className="request-standing">
      <p>
        <span className={`status ${look}`}>
          <Icon name={icon} /> {word}
        </span>
        {decidedAt && (
          <span className="quiet">
            <Moment of={decidedAt} />
            {decidedBy && (
              <>
                {" "}
                by <bdi>{decidedBy.name}</bdi>
              </>
            )}
          </span>
        )}
      </p>
      {rejectionReason && (
        <blockquote className="said" dir="auto">
          {rejectionReason}
        </blockquote>
      )}
      {status === "APPROVED" && <Paid on={paidOn} reference={paymentReference} />}
    </div>
  );
}

function Paid({ on, reference }: { on: string | null; reference: string | null }): ReactNode {
  if (on === null) return <p className="quiet">Not noted as paid yet</p>;
  return (
    <p>
      <span>
        Paid on <Day of={on} />
        {reference && (
          <>
            , reference <bdi>{reference}</bdi>
          </>
        )}
      </span>
    </p>
  );
}
