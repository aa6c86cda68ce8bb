/** One stop for the Tab key in a row of buttons; the arrow keys lead on from there. */

import { type RefObject, useEffect } from "react";

const MOVES: Record<string, (index: number, count: number) => number> = {
  ArrowRight: (index, count) => (index + 1) % count,
  ArrowDown: (index, count) => (index + 1) % count,
  ArrowLeft: (index, count) => (index + count - 1) % count,
  ArrowUp: (index, count) => (index + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Of a row of ours, which sets `tabIndex` itself where it draws its buttons. */
export function useArrowKeys(row: RefObject<HTMLElement | null>): void {
  useEffect(() => row.current ? listen(row.current) : undefined, [row]);
}

/** Of rows that GraphiQL draws: its sidebar and the tools beside the editor. */
export function useSingleStops(...selectors: string[]): void {
  useEffect(() => {
    const rows = selectors.flatMap((selector) => [...document.querySelectorAll<HTMLElement>(selector)]);
    const ends = rows.map((row) => {
      stopAt(row, buttonsOf(row)[0]);
      const follow = (event: FocusEvent) => stopAt(row, event.target as HTMLElement);
      row.addEventListener("focusin", follow);
      const deafen = listen(row);
      return () => {
        row.removeEventListener("focusin", follow);
        deafen();
      };
    });
    return () => ends.forEach((end) => end());
  }, []);
}

function listen(row: HTMLElement): () => void {
  const follow = (event: KeyboardEvent) => {
    const buttons = buttonsOf(row);
    const index = buttons.indexOf(event.target as HTMLElement);
    const move = MOVES[event.key];
    if (index < 0 || !move) return;
    event.preventDefault();
    buttons[move(index, buttons.length)]!.focus();
  };
  row.addEventListener("keydown", follow);
  return () => row.removeEventListener("keydown", follow);
}

function stopAt(row: HTMLElement, stop: HTMLElement | undefined): void {
  for (const button of buttonsOf(row)) button.tabIndex = button === stop ? 0 : -1;
}

function buttonsOf(row: HTMLElement): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>(":scope > button, :scope > [role=tab]")];
}
