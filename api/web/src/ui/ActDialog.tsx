import { type ReactNode, type RefObject, useEffect } from "react";
import type { ActState } from "../client/useAct";
import type { Refusal } from "../client/userErrors";
import { ActOutcome } from "./ActOutcome";
import { Button } from "./Button";
import { Dialog } from "./Dialog";
import { useFirstWrong } from "./useFirstWrong";

interface Props {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  of: {
    state: ActState;
    refusals: readonly Refusal[];
    isWorking: boolean;
    again: () => Promise<unknown>;
    reset: () => void;
  };
  /** What the button says that does it. */
  act: ReactNode;
  look?: "primary" | "danger";
  /** Presses it: a payload, or null where it was not done. */
  onPress: () => Promise<unknown>;
  /** Once it is done, before the dialog closes. */
  onDone?: () => void;
  /** The paths that fields among the children show. */
  shown?: readonly string[];
  children: ReactNode;
}

/** A question before an act that says what it will do. It closes when that is done; what was refused stands in it. */
export function ActDialog({ title, isOpen, onClose, of, act, look = "primary", onPress, onDone, shown, children }: Props) {
  const form = useFirstWrong<HTMLFormElement>(of.refusals);
  const close = () => {
    onClose();
    if (of.state.is !== "working") of.reset();
  };
  const closeIfDone = async (work: Promise<unknown>) => {
    if ((await work) === null) return;
    onDone?.();
    onClose();
  };
  const outcome = { ...of, again: () => closeIfDone(of.again()) };
  return (
    <Dialog title={title} isOpen={isOpen} onClose={close} isAlert={look === "danger"}>
      <form
        ref={form}
        className="stack dialog-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // A form behind the dialog is a parent in React's tree: it must not be sent with it.
          event.stopPropagation();
          void closeIfDone(onPress());
        }}
      >
        {look === "danger" && <ReasonFirst form={form} />}
        {children}
        <ActOutcome of={outcome} {...(shown && { shown })} />
        <div className="acts">
          <Button type="submit" look={look} isWorking={of.isWorking}>
            {act}
          </Button>
          <Button onPress={close}>{look === "danger" ? "No, go back" : "Close"}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Why is typed at once; on a screen for fingers its keyboard would cover what the act will do. */
function ReasonFirst({ form }: { form: RefObject<HTMLFormElement | null> }) {
  useEffect(() => {
    if (matchMedia("(pointer: fine)").matches) form.current?.querySelector("textarea")?.focus();
  }, [form]);
  return null;
}
