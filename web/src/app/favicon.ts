// The tab's icon says that somebody sees the screen, or is ready to be seen.

/** Shows that icon; gives the function that takes it back. */
export function tabIcon(what: 'sharing' | 'ready'): () => void {
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (!icon) return () => {};
  const before = icon.href;
  icon.href = `/icon-${what}.svg`;
  return () => {
    icon.href = before;
  };
}
