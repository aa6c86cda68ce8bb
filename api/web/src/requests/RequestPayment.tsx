import { useState } from "react";
import { useAct } from "../client/useAct";
import { at } from "../client/userErrors";
import { type FragmentType, graphql, unmask } from "../gql";
import { ActDialog } from "../ui/ActDialog";
import { Button } from "../ui/Button";
import { TextArea } from "../ui/Field";
import { Money } from "../ui/Money";
import { useKept } from "../useKept";
import { focusOn } from "./focusOn";

const REQUEST_PAYMENT = graphql(`
  fragment RequestPayment on Milestone {
    id
    name
    amount {
      amount
      currency
    }
    hire {
      id
      company {
        id
        name
      }
    }
    viewerCanRequestPayment {
      allowed
      reasons {
        code
        message
        path
      }
    }
  }
`);

const SUBMIT = graphql(`
  mutation SubmitRequest($input: SubmitPaymentRequestInput!) {
    submitPaymentRequest(input: $input) {
      paymentRequest {
        id
        ...DecidedRequest
        hire {
          id
          ...HireRequests
        }
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

interface Props {
  of: FragmentType<typeof REQUEST_PAYMENT>;
  look?: "primary" | "plain";
}

/** Asks for the payment of a milestone, once its amount has been seen again. */
export function RequestPayment({ of, look = "plain" }: Props) {
  const { id, name, amount, hire, viewerCanRequestPayment } = unmask(REQUEST_PAYMENT, of);
  const [isOpen, open] = useState(false);
  const [note, type, settle] = useKept(`request:${id}`);
  const submit = useAct(SUBMIT);
  const { allowed, reasons } = viewerCanRequestPayment;
  if (!allowed && !isOpen) {
    const missing = reasons.find(({ code }) => code === "PURCHASE_ORDER_NUMBER_REQUIRED");
    return missing ? <small>{missing.message}</small> : null;
  }
  const ask = async () => {
    const payload = await submit.press({ milestone: id, note: note || null });
    if (payload) focusOn(payload.paymentRequest!.id);
    return payload;
  };
  return (
    <>
      <Button look={look} aria-label={`Request payment for ${name}`} onPress={() => open(true)}>
        Request payment
      </Button>
      <ActDialog
        title="Request this payment?"
        isOpen={isOpen}
        onClose={() => open(false)}
        of={submit}
        act={
          <span>
            Request <Money of={amount} />
          </span>
        }
        onPress={ask}
        onDone={() => settle(note)}
        shown={["note"]}
      >
        <dl className="facts">
          <dt>For</dt>
          <dd>
            <bdi>{name}</bdi>
          </dd>
          <dt>From</dt>
          <dd>
            <bdi>{hire.company.name}</bdi>
          </dd>
          <dt>Amount</dt>
          <dd className="restated">
            <Money of={amount} />
          </dd>
        </dl>
        <TextArea
          label="Note (may be left out)"
          hint={
            <>
              What was done, and where it can be seen. <bdi>{hire.company.name}</bdi> reads it.
            </>
          }
          value={note}
          onChange={(event) => type(event.target.value)}
          error={at(submit.refusals, "note")}
        />
      </ActDialog>
    </>
  );
}
