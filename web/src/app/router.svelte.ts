// Keeps the address bar and the shown page together, by the History API. Pages get it with `useRouter`.
import { createContext } from 'svelte';
import { routeOf, type Route } from './routes';

export class Router {
  path = $state(location.pathname);
  /** The query as it stands in the address bar; pages keep filters there. */
  search = $state(location.search);
  route: Route = $derived(routeOf(this.path));
  /** Counts the navigations since the page was loaded; the first view is 0 and leaves the focus alone. */
  arrivals = $state(0);

  /** Goes to a path of our own. */
  go(path: string): void {
    history.pushState(null, '', path);
    this.#arrive();
    scrollTo(0, 0);
  }

  /** Goes to a path without a way back to this one, as a redirect does. */
  replace(path: string): void {
    history.replaceState(null, '', path);
    this.#arrive();
  }

  /** Follows the back button and clicks on our own links; gives the function that stops it. */
  listen(): () => void {
    const arrive = () => this.#arrive();
    const follow = (event: MouseEvent) => this.#follow(event);
    addEventListener('popstate', arrive);
    document.addEventListener('click', follow);
    return () => {
      removeEventListener('popstate', arrive);
      document.removeEventListener('click', follow);
    };
  }

  #arrive(): void {
    this.search = location.search;
    if (location.pathname === this.path) return;
    this.path = location.pathname;
    this.arrivals += 1;
  }

  #follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin || link.hash) return;
    if (routeOf(link.pathname).page === 'not_found') return;
    event.preventDefault();
    this.go(link.pathname + link.search);
  }
}

export const [useRouter, provideRouter] = createContext<Router>();
