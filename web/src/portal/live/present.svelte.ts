// Who is there now, on every page of the portal: the numbers on the tabs, in the title, and the moment
// somebody becomes ready.
import { createContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { listSessionRequests, type SessionRequestBody, type Status } from '../../api/generated';
import { isLive, LIVE_STATUSES, mayConnect, type Serves } from '../requests/status';
import type { RequestNews } from './news.svelte';

export class Present {
  readonly #live = new SvelteMap<string, SessionRequestBody>();
  readonly #agentId: string;
  readonly #serves: Serves;
  readonly #becameReady: (request: SessionRequestBody) => void;
  #fetched = $state(false);

  /**
   * @param serves whether this agent serves a queue
   * @param becameReady called once for each request that this agent may now connect to
   */
  constructor(agentId: string, serves: Serves, becameReady: (request: SessionRequestBody) => void) {
    this.#agentId = agentId;
    this.#serves = serves;
    this.#becameReady = becameReady;
  }

  /** How many have this status; unknown before the first answer. */
  count(status: Status): number | null {
    if (!this.#fetched || !isLive(status)) return null;
    return [...this.#live.values()].filter((request) => request.status === status).length;
  }

  /** Whether this agent watches a session now. */
  isInSession(agentId: string): boolean {
    return [...this.#live.values()].some(({ session }) => session?.agent.id === agentId);
  }

  /** Keeps up with the news until the returned function is called. */
  follow(news: RequestNews): () => void {
    void this.#refetch();
    const stops = [news.onChange((request) => this.#take(request)), news.onRefetch(() => void this.#refetch())];
    return () => stops.forEach((stop) => stop());
  }

  async #refetch(): Promise<void> {
    const { data } = await listSessionRequests({ query: { status: LIVE_STATUSES, limit: 200 } });
    if (!data) return;
    const here = new Set(data.items.map(({ id }) => id));
    for (const id of this.#live.keys()) if (!here.has(id)) this.#live.delete(id);
    for (const request of data.items) this.#take(request);
    this.#fetched = true;
  }

  #take(request: SessionRequestBody): void {
    const was = this.#live.get(request.id)?.status;
    if (isLive(request.status)) this.#live.set(request.id, request);
    else this.#live.delete(request.id);
    // What was ready before this page opened is no news.
    const isNews = this.#fetched && request.status === 'ready' && was !== 'ready';
    if (isNews && mayConnect(request, this.#agentId, this.#serves)) this.#becameReady(request);
  }
}

export const [usePresent, providePresent] = createContext<Present>();
