/** Keys for the whole application, and the list that `?` shows. */

import { useEffect } from "react";
import { Store } from "../store";

export interface Key {
  /** As `KeyboardEvent.key`. */
  key: string;
  does: string;
}

const shown = new Set<Key>();

/** The keys that are shown to the reader; null where they are not. */
export const keysTold = new Store<Key[] | null>(null);

/** Shows the keys that the page has now, in the order in which they came. */
export function tellKeys(): void {
  keysTold.set([...shown]);
}

/** A key while the component stands. While something is typed, and with a modifier, it does nothing. */
export function useKey(key: string, does: string, act: () => void): void {
  useEffect(() => {
    const entry = { key, does };
    const press = (event: KeyboardEvent) => {
      const isOther = event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented;
      if (event.key !== key || isOther || isTyping(event.target)) return;
      event.preventDefault();
      act();
    };
    shown.add(entry);
    document.addEventListener("keydown", press);
    return () => {
      shown.delete(entry);
      document.removeEventListener("keydown", press);
    };
  });
}

function isTyping(target: EventTarget | null): boolean {
  const element = target as HTMLElement;
  return element.matches("input, textarea, select, [contenteditable]") || !!element.closest('[role="dialog"], [role="menu"]');
}
