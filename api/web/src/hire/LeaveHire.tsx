import { useAct } from "../client/useAct";
import { at } from "../client/userErrors";
import { graphql } from "../gql";
import { ActDialog } from "../ui/ActDialog";
import { TextArea } from "../ui/Field";
import { useKept } from "../useKept";

const CANCEL = graphql(`
  mutation CancelHire($input: CancelHireInput!) {
    cancelHire(input: $input) {
      hire {
        id
        ...ContractDetails
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

const TERMINATE = graphql(`
  mutation TerminateHire($input: TerminateHireInput!) {
    terminateHire(input: $input) {
      hire {
        id
        ...ContractDetails
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
  hire: { id: string; title: string; worker: { name: string } };
  isOpen: boolean;
  onClose: () => void;
}

/** Takes back a draft or an offer; why may be left out. */
export function CancelHireDialog({ hire, isOpen, onClose }: Props) {
  const [reason, type, settle] = useKept(`cancel:${hire.id}`);
  const cancel = useAct(CANCEL);
  return (
    <ActDialog
      title="Cancel this hire?"
      isOpen={isOpen}
      onClose={onClose}
      of={cancel}
      act="Cancel the hire"
      look="danger"
      onPress={() => cancel.press({ hire: hire.id, reason: reason || null })}
      onDone={() => settle(reason)}
      shown={["reason"]}
    >
      <p>
        <bdi>{hire.title}</bdi> is over then, and cannot be offered again.
      </p>
      <TextArea
        label="Why? (may be left out)"
        hint="It stays in the history."
        value={reason}
        onChange={(event) => type(event.target.value)}
        error={at(cancel.refusals, "reason")}
      />
    </ActDialog>
  );
}

/** Ends work that is under way; the contractor is told why. */
export function TerminateHireDialog({ hire, isOpen, onClose }: Props) {
  const [reason, type, settle] = useKept(`terminate:${hire.id}`);
  const terminate = useAct(TERMINATE);
  return (
    <ActDialog
      title="End this hire early?"
      isOpen={isOpen}
      onClose={onClose}
      of={terminate}
      act="End it early"
      look="danger"
      onPress={() => terminate.press({ hire: hire.id, reason })}
      onDone={() => settle(reason)}
      shown={["reason"]}
    >
      <p>
        The work of <bdi>{hire.worker.name}</bdi> on <bdi>{hire.title}</bdi> ends now, and nothing more can be asked
        for. What was approved stays approved. This cannot be undone.
      </p>
      <TextArea
        label="Why?"
        hint={
          <>
            <bdi>{hire.worker.name}</bdi> reads this.
          </>
        }
        value={reason}
        onChange={(event) => type(event.target.value)}
        error={at(terminate.refusals, "reason")}
      />
    </ActDialog>
  );
}
