import { type FragmentType, graphql, unmask } from "../gql";
import { useLit } from "../live/Live";
import { inPath, Link } from "../router/router";
import { Money } from "../ui/Money";
import { Moment } from "../ui/Time";
import { Approve } from "./Approve";
import { CancelRequest } from "./CancelRequest";
import { RecordPayment } from "./RecordPayment";
import { Reject } from "./Reject";
import { RequestStanding } from "./RequestStanding";
import { VoidPayment } from "./VoidPayment";

const REQUEST_ROW = graphql(`
  fragment RequestRow on PaymentRequest {
    id
    number
    note
    submittedAt
    amount {
      amount
      currency
    }
    milestone {
      id
      name
      purchaseOrderNumber
    }
    hire {
      id
      title
    }
    submittedBy {
      id
      name
    }
    ...RequestStanding
    ...Approve
    ...Reject
    ...RecordPayment
    ...VoidPayment
    ...CancelRequest
  }
`);

interface Props {
  of: FragmentType<typeof REQUEST_ROW>;
  /** On the hire's own page: it need not be named. */
  isInHire?: boolean;
}

/** One payment request: what is asked and why, where it stands, and what the viewer may do about it. */
export function RequestRow({ of, isInHire = false }: Props) {
  const request = unmask(REQUEST_ROW, of);
  const { id, number, note, submittedAt, amount, milestone, hire, submittedBy } = request;
  return (
    <li id={id} tabIndex={-1} className={`request ${useLit(milestone.id)}`}>
      <div className="request-head">
        <h3 dir="auto">{milestone.name}</h3>
        <Money of={amount} />
      </div>
      <p className="quiet">
        {number}
        {milestone.purchaseOrderNumber && (
          <>
            {" · "}
            <bdi>{milestone.purchaseOrderNumber}</bdi>
          </>
        )}
        {!isInHire && (
          <>
            {" · "}
            <Link to={`hires/${inPath(hire.id)}`} dir="auto">
              {hire.title}
            </Link>
          </>
        )}
        {" · "}
        <bdi>{submittedBy.name}</bdi> asked on <Moment of={submittedAt} />
      </p>
      {note && (
        <blockquote className="said" dir="auto">
          {note}
        </blockquote>
      )}
      <RequestStanding of={request} />
      <div className="acts">
        <Approve of={request} />
        <Reject of={request} />
        <RecordPayment of={request} />
        <VoidPayment of={request} />
        <CancelRequest of={request} />
      </div>
    </li>
  );
}
