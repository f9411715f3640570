// Where a sign-in leads: back to the page that asked for it. Only paths of our own count, so that a crafted
// link to the sign-in page cannot lead anywhere else.
import { routeOf, type Route } from '../../app/routes';

const OF_AGENTS: ReadonlySet<Route['page']> = new Set(['requests', 'request', 'session', 'agenda', 'queues', 'queue', 'clients', 'members', 'roles', 'invitations', 'settings', 'account']);

/** The sign-in page's address that leads back to `path` with its query. */
export function signInPath(path: string, search: string): string {
  if (path === '/sign-in') return path + search;
  return path === '/' || (path === '/requests' && search === '') ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path + search)}`;
}

/** The path to go to after signing in, from the sign-in page's query. */
export function afterSignIn(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '';
  const url = URL.canParse(next, 'https://here.invalid') ? new URL(next, 'https://here.invalid') : null;
  if (!next.startsWith('/') || url?.origin !== 'https://here.invalid') return '/';
  return OF_AGENTS.has(routeOf(url.pathname).page) ? url.pathname + url.search : '/';
}
