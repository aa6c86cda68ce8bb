import { type KeyboardEvent, type ReactNode, Suspense, useRef, useState } from "react";
import { later } from "../later";
import { Button } from "./Button";

export interface MenuAct {
  label: string;
  onAct: () => void;
  /** Why it cannot be done now; it is shown, and the act is not. */
  reason?: string | undefined;
}

interface Props {
  label: string;
  /** What the button shows, where that is not its label. */
  children?: ReactNode;
  acts: MenuAct[];
}

const OpenMenu = later(() => import("./OpenMenu").then((m) => m.OpenMenu));

/** A button with more to do behind it. */
export function Menu({ label, children, acts }: Props) {
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, open] = useState(false);
  const openByArrow = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    open(true);
  };
  return (
    <>
      <Button
        ref={trigger}
        look="quiet"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPress={() => open(true)}
        onKeyDown={openByArrow}
        {...(children === undefined ? {} : { "aria-label": label })}
      >
        {children ?? label} <span aria-hidden="true">▾</span>
      </Button>
      {isOpen && (
        <Suspense>
          <OpenMenu {...{ label, acts, trigger }} onClose={() => open(false)} />
        </Suspense>
      )}
    </>
  );
}
