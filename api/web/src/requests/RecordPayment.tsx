import { at } from "../client/userErrors";
import { useAct } from "../client/useAct";
import { type FragmentType, graphql, unmask } from "../gql";
import { Field } from "../ui/Field";
import { Money } from "../ui/Money";
import { useToday } from "../ui/Time";
import { useKept } from "../useKept";
import { RequestAct } from "./RequestAct";

const RECORD_PAYMENT = graphql(`
  fragment RecordPayment on PaymentRequest {
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
    viewerCanRecordPayment {
      allowed
    }
  }
`);

const RECORD = graphql(`
  mutation RecordPayment($input: RecordPaymentInput!) {
    recordPayment(input: $input) {
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

/** Notes that an approved request was paid. No money moves by it. */
export function RecordPayment({ of }: { of: FragmentType<typeof RECORD_PAYMENT> }) {
  const { id, amount, milestone, submittedBy, viewerCanRecordPayment } = unmask(RECORD_PAYMENT, of);
  const today = useToday();
  const [day, typeDay, settleDay] = useKept(`paid-on:${id}`);
  const [reference, typeReference, settleReference] = useKept(`reference:${id}`);
  const record = useAct(RECORD);
  const paidOn = day || today;
  return (
    <RequestAct
      id={id}
      isAllowed={viewerCanRecordPayment.allowed}
      button="Note as paid"
      label={`Note that ${milestone.name} was paid`}
      title="Note as paid"
      of={record}
      act="Note as paid"
      onPress={() => record.press({ paymentRequest: id, paidOn, reference: reference || null })}
      onDone={() => {
        settleDay(day);
        settleReference(reference);
      }}
      shown={["paidOn", "reference"]}
    >
      <p>
        <Money of={amount} /> to <bdi>{submittedBy.name}</bdi> for <bdi>{milestone.name}</bdi>. This only notes the
        payment: no money moves.
      </p>
      <Field
        label="Paid on"
        type="date"
        value={paidOn}
        onChange={(event) => typeDay(event.target.value)}
        error={at(record.refusals, "paidOn")}
      />
      <Field
        label="Reference (may be left out)"
        hint={
          <>
            The bank's or the ledger's. <bdi>{submittedBy.name}</bdi> sees it.
          </>
        }
        value={reference}
        onChange={(event) => typeReference(event.target.value)}
        error={at(record.refusals, "reference")}
      />
    </RequestAct>
  );
}
