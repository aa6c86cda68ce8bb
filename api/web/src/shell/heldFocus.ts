/**
 * Where the focus goes when what had it is gone and nobody has put it elsewhere: to what had it before, or to what stands
 * around that place.
 */

const DIALOG = '[role="dialog"], [role="alertdialog"], [role="menu"]';
const PLACES = "fieldset, li, section, form, main";
/** A dialog that closes gives the focus back by itself, and an act puts it where its outcome stands: they come first. */
const OTHERS_MS = 100;

export function holdFocus(): void {
  let around: Element[] = [];
  const note = ({ target }: FocusEvent) => {
    const element = target as Element;
    if (!element.closest(DIALOG)) around = chainOf(element);
  };
  const look = () => {
    if (document.activeElement !== document.body || document.querySelector(DIALOG)) return;
    const last = around.find(({ isConnected }) => isConnected) as HTMLElement | undefined;
    last?.focus({ preventScroll: true });
    const place = last?.closest<HTMLElement>(PLACES);
    if (!place || document.activeElement !== document.body) return;
    if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
    place.focus({ preventScroll: true });
  };
  const watch = (changes: MutationRecord[]) => {
    const isDialogGone = changes.some(({ removedNodes }) => [...removedNodes].some(hasDialog));
    if (isDialogGone || around[0]?.isConnected === false) setTimeout(look, OTHERS_MS);
  };
  addEventListener("focusin", note);
  new MutationObserver(watch).observe(document.body, { childList: true, subtree: true });
}

function hasDialog(node: Node): boolean {
  return node instanceof Element && (node.matches(DIALOG) || node.querySelector(DIALOG) !== null);
}

function chainOf(element: Element | null): Element[] {
  return element ? [element, ...chainOf(element.parentElement)] : [];
}
