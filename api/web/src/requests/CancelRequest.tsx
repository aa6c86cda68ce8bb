import { useState } from "react";
import { useAct } from "../client/useAct";
import { type FragmentType, graphql, unmask } from "../gql";
import { ActDialog } from "../ui/ActDialog";
import { Button } from "../ui/Button";
import { Money } from "../ui/Money";
import { focusOn } from "./focusOn";

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
  const [isOpen, open] = useState(false);
  const cancel = useAct(CANCEL);
  if (!viewerCanCancel.allowed && !isOpen) return null;
  return (
    <>
      <Button aria-label={`Take back the request for ${milestone.name}`} onPress={() => open(true)}>
        Take back
      </Button>
      <ActDialog
        title="Take this request back?"
        isOpen={isOpen}
        onClose={() => open(false)}
        of={cancel}
        act="Take it back"
        look="danger"
        onPress={() => cancel.press({ paymentRequest: id })}
        onDone={() => focusOn(id)}
      >
        <p>
          You do not ask for <Money of={amount} /> for <bdi>{milestone.name}</bdi> any more. You can ask again whenever it
          is ready.
        </p>
      </ActDialog>
    </>
  );
}
