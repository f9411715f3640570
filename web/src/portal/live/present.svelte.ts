// Who is there now, on every page of the portal: the numbers on the tabs, in the title, and the moment somebody joins,
// becomes ready, or asks for something.
import { createContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { listSessionRequests, type SessionRequestBody, type Status } from '../../api/generated';
import { isLive, LIVE_STATUSES } from '../requests/status';
import type { Occasion } from './alerts.svelte';
import type { Origin, RequestNews } from './news.svelte';

/** A wish that is older was there before, and is heard of only now. */
const NEW_WISH_MS = 2 * 60_000;

export class Present {
  readonly #live = new SvelteMap<string, SessionRequestBody>();
  readonly #agentId: string;
  readonly #arrivesHere: (request: SessionRequestBody) => boolean;
  readonly #tell: (occasion: Occasion, request: SessionRequestBody) => void;
  readonly #wishes = new Map<string, string>();
  #fetched = $state(false);
  /** Those that are assigned to this agent. */
  readonly mine: readonly SessionRequestBody[] = $derived.by(() =>
    [...this.#live.values()].filter(({ assignment }) => assignment.kind === 'agent' && assignment.agent.id === this.#agentId),
  );

  /**
   * @param arrivesHere whether this agent may help with a request, and at this client
   * @param tell called once for each thing that a remote user does whose request arrives here
   */
  constructor(agentId: string, arrivesHere: (request: SessionRequestBody) => boolean, tell: (occasion: Occasion, request: SessionRequestBody) => void) {
    this.#agentId = agentId;
    this.#arrivesHere = arrivesHere;
    this.#tell = tell;
  }

  /** How many have this status; unknown before the first answer. */
  count(status: Status): number | null {
    if (!this.#fetched || !isLive(status)) return null;
    return [...this.#live.values()].filter((request) => request.status === status).length;
  }

  /** Whether somebody is ready at this request. */
  isReady(id: string): boolean {
    return this.#live.get(id)?.status === 'ready';
  }

  /** Whether this agent watches a session now. */
  isInSession(agentId: string): boolean {
    return [...this.#live.values()].some(({ session }) => session?.agent.id === agentId);
  }

  /** Keeps up with the news until the returned function is called. */
  follow(news: RequestNews): () => void {
    void this.#refetch();
    const stops = [news.onChange((request, origin) => this.#take(request, origin)), news.onRefetch(() => void this.#refetch())];
    return () => stops.forEach((stop) => stop());
  }

  async #refetch(): Promise<void> {
    const { data } = await listSessionRequests({ query: { status: LIVE_STATUSES, limit: 200 } });
    if (!data) return;
    const here = new Set(data.items.map(({ id }) => id));
    for (const id of this.#live.keys()) if (!here.has(id)) this.#live.delete(id);
    for (const request of data.items) this.#take(request, 'elsewhere');
    this.#fetched = true;
  }

  #take(request: SessionRequestBody, origin: Origin): void {
    const before = this.#live.get(request.id);
    if (isLive(request.status)) this.#live.set(request.id, request);
    else this.#live.delete(request.id);
    const asks = this.#asksAnew(request);
    // What was so before this page opened is no news.
    if (!this.#fetched || !this.#arrivesHere(request)) return;
    if (asks) this.#tell('asks', request);
    // Whoever sends a request here knows who is there; to everybody else it is news.
    const told = before && (origin === 'here' || this.#arrivesHere(before)) ? before.status : undefined;
    if (request.status === 'ready' && told !== 'ready') this.#tell('ready', request);
    if (request.status === 'waiting' && told === undefined) this.#tell('joined', request);
  }

  #asksAnew({ id, wish }: SessionRequestBody): boolean {
    const before = this.#wishes.get(id);
    if (!wish) this.#wishes.delete(id);
    else this.#wishes.set(id, wish.at);
    return Boolean(wish) && wish?.at !== before && Date.now() - Date.parse(wish?.at ?? '') < NEW_WISH_MS;
  }
}

export const [usePresent, providePresent] = createContext<Present>();
