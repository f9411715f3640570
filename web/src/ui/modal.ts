// Shows a dialog above everything for as long as it is in the page, and gives the focus back afterwards.

/** Attached to a `dialog`. */
export function modal(dialog: HTMLDialogElement): () => void {
  const before = document.activeElement;
  dialog.showModal();
  return () => {
    dialog.close();
    if (before instanceof HTMLElement) before.focus();
  };
}
