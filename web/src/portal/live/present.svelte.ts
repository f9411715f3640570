// Who is there now, on every page of the portal: the number in the title, whose sessions are live, and the moment somebody
// joins, becomes ready, or asks for something. Where very many are there it knows the agent's own and those in a session,
// and lets the server count the rest.
import { createContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { listSessionRequests, type SessionRequestBody, type Status } from '../../api/generated';
import { Counts, type Count } from '../requests/counts.svelte';
import { EVERYTHING } from '../requests/filter';
import { isLive, LIVE_STATUSES } from '../requests/status';
import type { Occasion } from './alerts.svelte';
import type { Origin, RequestNews } from './news.svelte';

/** What is older was there before, and is heard of only now. */
const NEW_MS = 2 * 60_000;
const PAGE = 200;

export class Present {
  readonly #live = new SvelteMap<string, SessionRequestBody>();
  readonly #agentId: string;
  readonly #arrivesHere: (request: SessionRequestBody) => boolean;
  readonly #tell: (occasion: Occasion, request: SessionRequestBody) => void;
  readonly #wishes = new Map<string, string>();
  /** The numbers, once not everybody who is there is known here. */
  readonly #counts = new Counts();
  #fetched = $state(false);
  /** Whether everybody who is there is known here. */
  #complete = true;
  #asked = 0;
  /** Those of whom was heard while they were being fetched: what was heard is newer. */
  readonly #heard = new Set<string>();
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

  /** How many are ready; unknown before the first answer. */
  get ready(): Count | null {
    if (!this.#fetched) return null;
    return this.#counts.of('ready') ?? { count: [...this.#live.values()].filter(({ status }) => status === 'ready').length, orMore: false };
  }

  /** Those this agent may help with, and which arrive at this client: what is told of. */
  readonly forMe: readonly SessionRequestBody[] = $derived.by(() => [...this.#live.values()].filter((request) => this.#arrivesHere(request)));

  /** What a request at which somebody is is doing now, as long as it is for this agent. */
  statusForMe(id: string): Status | undefined {
    return this.forMe.find((request) => request.id === id)?.status;
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
    const stops = [news.onChange((request, origin) => this.#hear(request, origin)), news.onRefetch(() => void this.#refetch())];
    return () => {
      this.#asked += 1;
      this.#counts.forget();
      stops.forEach((stop) => stop());
    };
  }

  #hear(request: SessionRequestBody, origin: Origin): void {
    this.#heard.add(request.id);
    this.#take(request, origin);
    if (!this.#complete) this.#counts.loadSoon(EVERYTHING);
  }

  async #refetch(): Promise<void> {
    const asking = ++this.#asked;
    this.#heard.clear();
    const found = await fetchPresent();
    if (!found || asking !== this.#asked) return;
    const here = new Set(found.requests.map(({ id }) => id));
    for (const id of this.#live.keys()) if (!here.has(id) && !this.#heard.has(id)) this.#live.delete(id);
    for (const request of found.requests) if (!this.#heard.has(request.id)) this.#take(request, 'elsewhere');
    this.#fetched = true;
    this.#complete = found.complete;
    if (found.complete) this.#counts.forget();
    else await this.#counts.load(EVERYTHING);
  }

  #take(request: SessionRequestBody, origin: Origin): void {
    const before = this.#live.get(request.id);
    if (isLive(request.status)) this.#live.set(request.id, request);
    else this.#live.delete(request.id);
    const asks = this.#asksAnew(request);
    // What was so before this page opened is no news.
    if (!this.#fetched || !this.#arrivesHere(request)) return;
    if (asks) this.#tell('asks', request);
    if (!before && !this.#mayBeNews(request)) return;
    // Whoever sends a request here knows who is there; to everybody else it is news.
    const told = before && (origin === 'here' || this.#arrivesHere(before)) ? before.status : undefined;
    if (request.status === 'ready' && told !== 'ready') this.#tell('ready', request);
    if (request.status === 'waiting' && told === undefined) this.#tell('joined', request);
  }

  // Somebody who is not known here may have been there all along where not everybody is known.
  #mayBeNews(request: SessionRequestBody): boolean {
    return this.#complete || isNew(request.status_since);
  }

  #asksAnew({ id, wish }: SessionRequestBody): boolean {
    const before = this.#wishes.get(id);
    if (!wish) this.#wishes.delete(id);
    else this.#wishes.set(id, wish.at);
    return Boolean(wish) && wish?.at !== before && isNew(wish?.at ?? '');
  }
}

/** Who is there: everybody, or the agent's own, those in a session and some others when they are very many. */
async function fetchPresent(): Promise<{ requests: readonly SessionRequestBody[]; complete: boolean } | null> {
  const { data: first } = await listSessionRequests({ query: { status: LIVE_STATUSES, limit: PAGE } });
  if (!first) return null;
  if (!first.next) return { requests: first.items, complete: true };
  const [mine, inSession] = await Promise.all([fetchAll({ status: LIVE_STATUSES, assigned: 'me' }), fetchAll({ status: 'connected' })]);
  return mine && inSession && { requests: [...new Map([...first.items, ...mine, ...inSession].map((request) => [request.id, request])).values()], complete: false };
}

async function fetchAll(query: { status: string; assigned?: string }): Promise<SessionRequestBody[] | null> {
  const all: SessionRequestBody[] = [];
  let cursor: string | undefined;
  do {
    const { data } = await listSessionRequests({ query: { ...query, limit: PAGE, ...(cursor && { cursor }) } });
    if (!data) return null;
    all.push(...data.items);
    cursor = data.next ?? undefined;
  } while (cursor);
  return all;
}

function isNew(at: string): boolean {
  return Date.now() - Date.parse(at) < NEW_MS;
}

export const [usePresent, providePresent] = createContext<Present>();
