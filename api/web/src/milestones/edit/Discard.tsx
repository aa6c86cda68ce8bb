import { type ReactNode, useState } from "react";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";

interface Props {
  isDirty: boolean;
  onDiscard: () => void;
  /** What that means. */
  children: ReactNode;
}

/** Leaves the form; asks first where something would be lost. */
export function Discard({ isDirty, onDiscard, children }: Props) {
  const [isAsked, ask] = useState(false);
  return (
    <>
      <Button look="quiet" onPress={() => (isDirty ? ask(true) : onDiscard())}>
        {isDirty ? "Discard" : "Cancel"}
      </Button>
      <Dialog title="Discard what you typed?" isOpen={isAsked} onClose={() => ask(false)} isAlert>
        <p>{children}</p>
        <div className="acts">
          <Button look="danger" onPress={onDiscard}>
            Discard
          </Button>
          <Button onPress={() => ask(false)}>Keep editing</Button>
        </div>
      </Dialog>
    </>
  );
}
