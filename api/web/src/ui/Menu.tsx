import type { ReactNode } from "react";
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
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

/** A button with more to do behind it. */
export function Menu({ label, children, acts }: Props) {
  return (
    <MenuTrigger>
      <Button look="quiet" {...(children === undefined ? {} : { "aria-label": label })}>
        {children ?? label} <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <AriaMenu className="menu" aria-label={label}>
          {acts.map(({ label: act, onAct, reason }) => (
            <MenuItem key={act} className="menu-item" textValue={act} isDisabled={!!reason} onAction={onAct}>
              {act}
              {reason && <small>{reason}</small>}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
