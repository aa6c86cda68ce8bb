import type { RefObject } from "react";
import { Menu as AriaMenu, MenuItem, Popover } from "react-aria-components";
import type { MenuAct } from "./Menu";

interface Props {
  label: string;
  acts: MenuAct[];
  /** Beside it the menu opens; afterwards it has the focus again. */
  trigger: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** A menu that is open. */
export function OpenMenu({ label, acts, trigger, onClose }: Props) {
  return (
    <Popover
      className="popover"
      aria-label={label}
      placement="bottom end"
      trigger="MenuTrigger"
      triggerRef={trigger}
      isOpen
      onOpenChange={(open) => !open && onClose()}
    >
      <AriaMenu className="menu" aria-label={label} autoFocus="first" onClose={onClose}>
        {acts.map(({ label: act, onAct, reason }) => (
          <MenuItem key={act} className="menu-item" textValue={act} isDisabled={!!reason} onAction={onAct}>
            {act}
            {reason && <small>{reason}</small>}
          </MenuItem>
        ))}
      </AriaMenu>
    </Popover>
  );
}
