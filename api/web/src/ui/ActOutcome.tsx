import type { ActState } from "../client/useAct";
import { elsewhere, type Refusal } from "../client/userErrors";
import { Button } from "./Button";
import { Problem } from "./Problem";

interface Props {
  of: { state: ActState; refusals: readonly Refusal[]; again: () => unknown; reset: () => void };
  /** The paths that fields show themselves; see `elsewhere`. */
  shown?: readonly string[];
}

/** What became of a press, above its button: refusals that no field shows, no network, a failure. */
export function ActOutcome({ of, shown = [] }: Props) {
  const { state, refusals, again, reset } = of;
  const rest = elsewhere(refusals, shown);
  if (state.is === "failed") return <Problem of={state.problem} onAgain={() => void again()} />;
  if (state.is === "offline") {
    return (
      <div className="problem" role="alert">
        <p className="problem-title">You are offline: nothing was sent.</p>
        <p>It can wait here, and be sent by itself as soon as you are back.</p>
        <div className="acts">
          <Button onPress={() => void again()}>Send it when I am back</Button>
          <Button look="quiet" onPress={reset}>
            Not now
          </Button>
        </div>
      </div>
    );
  }
  if (!rest.length) return null;
  return (
    <div className="problem" role="alert">
      {rest.map(({ message }) => (
        <p key={message}>{message}</p>
      ))}
    </div>
  );
}
