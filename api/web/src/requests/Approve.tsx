import { useAct } from "../client/useAct";
import { type FragmentType, graphql, unmask } from "../gql";
import { Money } from "../ui/Money";
import { RequestAct } from "./RequestAct";

const APPROVE = graphql(`
  fragment Approve on PaymentRequest {
    id
    amount {
      amount
      currency
    }
    milestone {
      id
      name
    }
    submittedBy {
      id
      name
    }
    viewerCanApprove {
      allowed
    }
  }
`);

const APPROVE_REQUEST = graphql(`
  mutation ApproveRequest($input: ApprovePaymentRequestInput!) {
    approvePaymentRequest(input: $input) {
      paymentRequest {
        id
        ...DecidedRequest
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

/** Approves a request, once the approver has seen again who is paid how much. */
export function Approve({ of }: { of: FragmentType<typeof APPROVE> }) {
  const { id, amount, milestone, submittedBy, viewerCanApprove } = unmask(APPROVE, of);
  const approve = useAct(APPROVE_REQUEST);
  return (
    <RequestAct
      id={id}
      isAllowed={viewerCanApprove.allowed}
      button="Approve"
      label={`Approve ${milestone.name}`}
      buttonLook="primary"
      title="Approve this payment?"
      of={approve}
      act={
        <span>
          Approve <Money of={amount} />
        </span>
      }
      onPress={() => approve.press({ paymentRequest: id, expectedAmount: amount.amount })}
    >
      <dl className="facts">
        <dt>To</dt>
        <dd>
          <bdi>{submittedBy.name}</bdi>
        </dd>
        <dt>For</dt>
        <dd>
          <bdi>{milestone.name}</bdi>
        </dd>
        <dt>Amount</dt>
        <dd className="restated">
          <Money of={amount} />
        </dd>
      </dl>
      <p className="quiet">The milestone is completed then, and cannot be changed any more.</p>
    </RequestAct>
  );
}
