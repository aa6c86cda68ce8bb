import { useAct } from "../client/useAct";
import { type FragmentType, graphql, unmask } from "../gql";
import { Money } from "../ui/Money";
import { RequestAct } from "./RequestAct";

const CANCEL_REQUEST = graphql(`
  fragment CancelRequest on PaymentRequest {
    id
    amount {
      amount
      currency
    }
    milestone {
      id
      name
    }
    viewerCanCancel {
      allowed
    }
  }
`);

const CANCEL = graphql(`
  mutation CancelRequest($input: CancelPaymentRequestInput!) {
    cancelPaymentRequest(input: $input) {
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

/** Takes a request back: its milestone can be asked for again later. */
export function CancelRequest({ of }: { of: FragmentType<typeof CANCEL_REQUEST> }) {
  const { id, amount, milestone, viewerCanCancel } = unmask(CANCEL_REQUEST, of);
  const cancel = useAct(CANCEL);
  return (
    <RequestAct
      id={id}
      isAllowed={viewerCanCancel.allowed}
      button="Take back"
      label={`Take back the request for ${milestone.name}`}
      title="Take this request back?"
      of={cancel}
      act="Take it back"
      look="danger"
      onPress={() => cancel.press({ paymentRequest: id })}
    >
      <p>
        You do not ask for <Money of={amount} /> for <bdi>{milestone.name}</bdi> any more. You can ask again whenever it
        is ready.
      </p>
    </RequestAct>
  );
}
