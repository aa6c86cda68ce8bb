import type { Act } from "../client/useAct";
import { inPath, navigate } from "../router/router";
import { ActOutcome } from "../ui/ActOutcome";
import { Button } from "../ui/Button";

interface Props {
  offer: Pick<Act<never, never>, "state" | "refusals" | "reset">;
  id: string;
  onAgain: () => Promise<unknown>;
}

/** Between the draft and its offer: shown for as long as that takes, and where it fails. */
export function NotOffered({ offer, id, onAgain }: Props) {
  return (
    <div className="stack">
      <p role="status">
        {offer.state.is === "working" ? "Saved as a draft. Offering it …" : "It is saved as a draft, but not offered yet."}
      </p>
      <ActOutcome of={{ ...offer, again: () => void onAgain() }} />
      <Button onPress={() => navigate(`hires/${inPath(id)}`)}>Open the draft</Button>
    </div>
  );
}
