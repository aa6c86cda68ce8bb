import { type ComponentProps, type ReactNode, useState } from "react";
import { ActDialog } from "../ui/ActDialog";
import { Button } from "../ui/Button";
import { focusOn } from "./focusOn";

interface Props extends Omit<ComponentProps<typeof ActDialog>, "isOpen" | "onClose"> {
  /** The request's, whose row has the focus once it is done. */
  id: string;
  isAllowed: boolean;
  button: ReactNode;
  /** What the button says beside others of its kind. */
  label: string;
  buttonLook?: "primary" | "plain" | "quiet";
}

/** An act on a request: its button, and the question that it opens, which stays though somebody else was faster. */
export function RequestAct({ id, isAllowed, button, label, buttonLook = "plain", onDone, ...question }: Props) {
  const [isOpen, open] = useState(false);
  if (!isAllowed && !isOpen) return null;
  const finish = () => {
    onDone?.();
    focusOn(id);
  };
  return (
    <>
      <Button look={buttonLook} aria-label={label} onPress={() => open(true)}>
        {button}
      </Button>
      <ActDialog {...question} isOpen={isOpen} onClose={() => open(false)} onDone={finish} />
    </>
  );
}
