import { useState } from "react";
import { isOffered } from "../client/permissions";
import { useAct } from "../client/useAct";
import { at } from "../client/userErrors";
import { type FragmentType, graphql, unmask } from "../gql";
import { ActDialog } from "../ui/ActDialog";
import { Button } from "../ui/Button";
import { TextArea } from "../ui/Field";
import { useKept } from "../useKept";

const DECLINABLE = graphql(`
  fragment DeclineContract on Contract {
    id
    version
    viewerCanDecline {
      allowed
      reasons {
        code
        message
        path
      }
    }
    hire {
      id
      company {
        id
        name
      }
      activeContract {
        id
        version
      }
    }
  }
`);

const DECLINE = graphql(`
  mutation Decline($input: DeclineContractInput!) {
    declineContract(input: $input) {
      contract {
        id
        ...ContractVersion
        hire {
          id
          ...HireRow
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
  of: FragmentType<typeof DECLINABLE>;
  onDeclined: () => void;
  onReread: () => void;
}

/** Says no to a version; the question before it says what that means. */
export function DeclineContract({ of, onDeclined, onReread }: Props) {
  const { id, version, viewerCanDecline, hire } = unmask(DECLINABLE, of);
  const [isOpen, open] = useState(false);
  const [reason, type, settle] = useKept(`decline:${id}`);
  const decline = useAct(DECLINE);
  if (!isOffered(viewerCanDecline) && !isOpen) return null;
  const inForce = hire.activeContract;
  return (
    <>
      <Button look="quiet" onPress={() => open(true)}>
        Decline …
      </Button>
      <ActDialog
        title={`Decline version ${version}?`}
        isOpen={isOpen}
        onClose={() => {
          open(false);
          // What was refused is overtaken: the page says by what.
          if (decline.refusals.length) onReread();
        }}
        of={decline}
        act="Decline it"
        look="danger"
        onPress={() => decline.press({ contract: id, reason: reason || null })}
        onDone={() => {
          settle(reason);
          onDeclined();
        }}
        shown={["reason"]}
      >
        <p>
          {inForce
            ? `Version ${inForce.version} stays in force as it is. The company may send another one.`
            : "The whole hire is declined with it. The company would have to offer a new one."}
        </p>
        <TextArea
          label="Why? (may be left out)"
          hint={
            <>
              <bdi>{hire.company.name}</bdi> reads this.
            </>
          }
          value={reason}
          onChange={(event) => type(event.target.value)}
          error={at(decline.refusals, "reason")}
        />
      </ActDialog>
    </>
  );
}
