/**
 * Where the focus goes when what had it is gone: to the row that was acted on, as soon as it is there and the dialog is
 * not; until then, everything around the dialog takes no focus.
 */
export function focusOn(id: string): void {
  let left = 300;
  const look = () => {
    const row = document.getElementById(id);
    if (!document.querySelector('[role="dialog"], [role="alertdialog"]')) row?.focus();
    if (left-- && !(row && document.activeElement === row)) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
