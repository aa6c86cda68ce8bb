import { at } from "../client/userErrors";
import { useAct } from "../client/useAct";
import { type FragmentType, graphql, unmask } from "../gql";
import { TextArea } from "../ui/Field";
import { Money } from "../ui/Money";
import { useKept } from "../useKept";
import { RequestAct } from "./RequestAct";

const VOID_PAYMENT = graphql(`
  fragment VoidPayment on PaymentRequest {
    id
    amount {
      amount
      currency
    }
    milestone {
      id
      name
    }
    viewerCanVoidPayment {
      allowed
    }
  }
`);

const VOID = graphql(`
  mutation VoidPayment($input: VoidPaymentInput!) {
    voidPayment(input: $input) {
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

/** Takes back that a request was noted as paid. It stays approved. */
export function VoidPayment({ of }: { of: FragmentType<typeof VOID_PAYMENT> }) {
  const { id, amount, milestone, viewerCanVoidPayment } = unmask(VOID_PAYMENT, of);
  const [reason, type, settle] = useKept(`void:${id}`);
  const takeBack = useAct(VOID);
  return (
    <RequestAct
      id={id}
      isAllowed={viewerCanVoidPayment.allowed}
      button="It was not paid"
      label={`${milestone.name} was not paid`}
      buttonLook="quiet"
      title="Was it not paid after all?"
      of={takeBack}
      act="It was not paid"
      look="danger"
      onPress={() => takeBack.press({ paymentRequest: id, reason })}
      onDone={() => settle(reason)}
      shown={["reason"]}
    >
      <p>
        <Money of={amount} /> for <bdi>{milestone.name}</bdi> is not noted as paid any more. It stays approved, and can
        be noted as paid again.
      </p>
      <TextArea
        label="Why?"
        hint="It stays in the history, for both sides."
        value={reason}
        onChange={(event) => type(event.target.value)}
        error={at(takeBack.refusals, "reason")}
      />
    </RequestAct>
  );
}
