import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaProps } from "react-aria-components";
import { connection } from "../client/connection";
import { useStore } from "../store";

interface Props extends Omit<AriaProps, "children" | "className" | "isPending"> {
  /** The one main act of a place is `primary`; `danger` cannot be undone. */
  look?: "primary" | "plain" | "quiet" | "danger";
  /** What it does is under way: it keeps the focus, and says so. */
  isWorking?: boolean;
  children: ReactNode;
}

export function Button({ look = "plain", isWorking = false, children, ...rest }: Props) {
  const { tryingAgain } = useStore(connection);
  return (
    <AriaButton className={`button ${look}`} {...rest} {...(isWorking && AT_WORK)}>
      {isWorking ? <span role="status">{tryingAgain ? "Trying again …" : "Working …"}</span> : children}
    </AriaButton>
  );
}

/** Not `isPending`: that announces a button by its id, for longer than the button may stand. */
const AT_WORK = { "aria-disabled": true, type: "button", onPress: () => {} } as const;
