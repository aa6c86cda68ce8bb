import { useState } from "react";
import { useAct } from "../client/useAct";
import { type FragmentType, graphql, unmask } from "../gql";
import { ActOutcome } from "../ui/ActOutcome";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";

const WITHDRAWABLE = graphql(`
  fragment WithdrawRevision on Hire {
    id
    viewerCanWithdrawRevision {
      allowed
    }
    latestContract {
      id
      version
    }
    activeContract {
      id
      version
    }
    worker {
      id
      name
    }
  }
`);

const WITHDRAW = graphql(`
  mutation WithdrawRevision($input: WithdrawRevisionInput!) {
    withdrawRevision(input: $input) {
      hire {
        id
        ...ManagedHire
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

/** Takes back the version that awaits its signature, where the API lets the viewer. */
export function WithdrawRevision({ of }: { of: FragmentType<typeof WITHDRAWABLE> }) {
  const { id, viewerCanWithdrawRevision, latestContract, activeContract, worker } = unmask(WITHDRAWABLE, of);
  const [isAsked, ask] = useState(false);
  const withdraw = useAct(WITHDRAW);
  const confirm = async () => {
    if (await withdraw.press({ hire: id })) ask(false);
  };
  if (!viewerCanWithdrawRevision.allowed && !isAsked) return null;
  const version = latestContract.version;
  return (
    <>
      <Button look="quiet" onPress={() => ask(true)}>
        Take version {version} back
      </Button>
      <Dialog title={`Take version ${version} back?`} isOpen={isAsked} onClose={() => ask(false)} isAlert>
        <p>
          <bdi>{worker.name}</bdi> cannot sign it any more, and every milestone goes back to version{" "}
          {activeContract?.version}, which stays in force.
        </p>
        <ActOutcome of={withdraw} />
        <div className="acts">
          <Button look="danger" isWorking={withdraw.isWorking} onPress={() => void confirm()}>
            Take it back
          </Button>
          <Button onPress={() => ask(false)}>Leave it</Button>
        </div>
      </Dialog>
    </>
  );
}
