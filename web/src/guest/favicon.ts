// The tab's icon says that somebody sees the screen.

/** Shows the icon of a shared screen; gives the function that takes it back. */
export function sharingIcon(): () => void {
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (!icon) return () => {};
  const before = icon.href;
  icon.href = '/icon-sharing.svg';
  return () => {
    icon.href = before;
  };
}
