// The secret of a one-time link stands after `#`. It is read once and taken out of the address bar, so that it stays in no
// history and on no photographed screen; until it is used it lives with this tab, which may be reloaded.

/** A page that such a link leads to. */
export type OneTimePage = 'invitation' | 'password-reset';

/** The secret in the address, or the one that this tab took out of it before. */
export function takeToken(page: OneTimePage): string {
  const key = `deskside-${page}-token`;
  const hash = location.hash.slice(1);
  if (hash === '') return kept(key);
  const found = decoded(hash);
  try {
    sessionStorage.setItem(key, found);
  } catch {
    // Without storage a reload asks for the link again.
  }
  history.replaceState(history.state, '', location.pathname);
  return found;
}

/** Forgets it, once it is of no more use. */
export function dropToken(page: OneTimePage): void {
  try {
    sessionStorage.removeItem(`deskside-${page}-token`);
  } catch {
    // There was nothing to forget.
  }
}

// What no link of ours says stays as it is: to the server it is a link like any other that it does not know.
function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}

function kept(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}
