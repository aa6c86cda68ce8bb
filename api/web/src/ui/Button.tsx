import type { ButtonHTMLAttributes, MouseEvent, ReactNode, Ref } from "react";
import { connection } from "../client/connection";
import { useStore } from "../store";

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "children" | "className" | "onClick"> {
  /** The one main act of a place is `primary`; `danger` cannot be undone. */
  look?: "primary" | "plain" | "quiet" | "danger";
  /** What it does is under way: it keeps the focus, and says so. */
  isWorking?: boolean;
  onPress?: () => void;
  ref?: Ref<HTMLButtonElement>;
  children: ReactNode;
}

export function Button({ look = "plain", isWorking = false, type = "button", onPress, children, ...rest }: Props) {
  const { tryingAgain } = useStore(connection);
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    // Safari gives a button no focus when it is pressed: a dialog would not know where to give it back.
    event.currentTarget.focus();
    onPress?.();
  };
  return (
    <button className={`button ${look}`} type={type} onClick={press} {...rest} {...(isWorking && AT_WORK)}>
      {isWorking ? <span role="status">{tryingAgain ? "Trying again …" : "Working …"}</span> : children}
    </button>
  );
}

const AT_WORK = { "aria-disabled": true, type: "button", onClick: undefined } as const;
