import { useState } from "react";
import { at } from "../client/userErrors";
import { useAct } from "../client/useAct";
import { type FragmentType, graphql, unmask } from "../gql";
import { ActDialog } from "../ui/ActDialog";
import { Button } from "../ui/Button";
import { TextArea } from "../ui/Field";
import { Money } from "../ui/Money";
import { useKept } from "../useKept";
import { focusOn } from "./focusOn";

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
  const [isOpen, open] = useState(false);
  const [reason, type, settle] = useKept(`reject:${id}`);
  const reject = useAct(REJECT_REQUEST);
  if (!viewerCanApprove.allowed && !isOpen) return null;
  return (
    <>
      <Button aria-label={`Reject ${milestone.name}`} onPress={() => open(true)}>
        Reject
      </Button>
      <ActDialog
        title="Reject this request?"
        isOpen={isOpen}
        onClose={() => open(false)}
        of={reject}
        act="Reject"
        look="danger"
        onPress={() => reject.press({ paymentRequest: id, reason })}
        onDone={() => {
          settle(reason);
          focusOn(id);
        }}
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
      </ActDialog>
    </>
  );
}
