import { at } from "../client/userErrors";
import { useAct } from "../client/useAct";
import { type FragmentType, graphql, unmask } from "../gql";
import { TextArea } from "../ui/Field";
import { Money } from "../ui/Money";
import { useKept } from "../useKept";
import { RequestAct } from "./RequestAct";

const REJECT = graphql(`
  fragment Reject on PaymentRequest {
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

const REJECT_REQUEST = graphql(`
  mutation RejectRequest($input: RejectPaymentRequestInput!) {
    rejectPaymentRequest(input: $input) {
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

/** Rejects a request, and says why. Who may approve may reject. */
export function Reject({ of }: { of: FragmentType<typeof REJECT> }) {
  const { id, amount, milestone, submittedBy, viewerCanApprove } = unmask(REJECT, of);
  const [reason, type, settle] = useKept(`reject:${id}`);
  const reject = useAct(REJECT_REQUEST);
  return (
    <RequestAct
      id={id}
      isAllowed={viewerCanApprove.allowed}
      button="Reject"
      label={`Reject ${milestone.name}`}
      title="Reject this request?"
      of={reject}
      act="Reject"
      look="danger"
      onPress={() => reject.press({ paymentRequest: id, reason })}
      onDone={() => settle(reason)}
      shown={["reason"]}
    >
      <p>
        <bdi>{submittedBy.name}</bdi> asks for <Money of={amount} /> for <bdi>{milestone.name}</bdi>. They can ask again
        once it is put right.
      </p>
      <TextArea
        label="What is missing?"
        hint={
          <>
            <bdi>{submittedBy.name}</bdi> reads this.
          </>
        }
        value={reason}
        onChange={(event) => type(event.target.value)}
        error={at(reject.refusals, "reason")}
      />
    </RequestAct>
  );
}
