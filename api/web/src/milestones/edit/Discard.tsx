import { useState } from "react";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";

/** Leaves the form; asks first where something would be lost. */
export function Discard({ isDirty, onDiscard }: { isDirty: boolean; onDiscard: () => void }) {
  const [isAsked, ask] = useState(false);
  return (
    <>
      <Button look="quiet" onPress={() => (isDirty ? ask(true) : onDiscard())}>
        {isDirty ? "Discard" : "Cancel"}
      </Button>
      <Dialog title="Discard what you typed?" isOpen={isAsked} onClose={() => ask(false)} isAlert>
        <p>The milestones stay as they are. What you typed here is gone then.</p>
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
