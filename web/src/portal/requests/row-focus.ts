// The keyboard's place and the focus: once the focus is in the list, it goes along.

/** Brings the row of the keyboard's place into sight, and the focus with it where that was on another row. */
export function followCursor(row: HTMLElement): void {
  row.scrollIntoView({ block: 'nearest' });
  const focused = document.activeElement;
  const isInList = focused && row.parentElement?.contains(focused);
  if (isInList && !row.contains(focused)) row.querySelector<HTMLElement>('a')?.focus({ preventScroll: true });
}
