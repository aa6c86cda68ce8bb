/** Where the focus goes when what had it is gone: to the row that was acted on, as soon as the dialog has closed. */
export function focusOn(id: string): void {
  const look = (left: number) => {
    if (document.querySelector('[role="dialog"], [role="alertdialog"]') && left) {
      requestAnimationFrame(() => look(left - 1));
    } else {
      document.getElementById(id)?.focus();
    }
  };
  requestAnimationFrame(() => look(60));
}
