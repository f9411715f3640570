// What somebody wrote, kept in this tab for one link: it outlives a reload and goes with the tab. No secret of anybody
// else's: the link itself stands in the tab's address.

/**
 * `words`: what was sent by a request page. `draft`: what is typed into the chat and not sent. `joined`: that this tab
 * was in the waiting room and has not left it.
 */
export type Kept = 'words' | 'draft' | 'joined';

/** Nothing for a browser that keeps nothing. */
export function recall(token: string, what: Kept, storage = tabStorage()): string {
  try {
    return storage?.getItem(key(token, what)) ?? '';
  } catch {
    return '';
  }
}

/** An empty text forgets. */
export function keep(token: string, what: Kept, text: string, storage = tabStorage()): void {
  try {
    if (text === '') storage?.removeItem(key(token, what));
    else storage?.setItem(key(token, what), text);
  } catch {
    // Full, or forbidden: the text stays in the page alone.
  }
}

/** The token of a link's path, `/s/{token}`. */
export function tokenOf(path: string): string {
  return decodeURIComponent(path.split('/').at(-1) ?? '');
}

function key(token: string, what: Kept): string {
  return `deskside-${what}-${token}`;
}

/** Reading the property itself throws where storage is forbidden. */
function tabStorage(): Storage | undefined {
  try {
    return globalThis.sessionStorage;
  } catch {
    return undefined;
  }
}
