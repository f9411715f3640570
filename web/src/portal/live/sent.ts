// What colleagues send to this agent: told of once, at the client where it arrives.
import { listHistory, type HistoryEventBody, type SessionRequestBody } from '../../api/generated';
import type { Origin, RequestNews } from './news.svelte';

/** Whoever assigns many at once is told of once. */
const BURST_MS = 600;
/** What was sent earlier is heard of only now, and is no news. */
const NEW_MS = 2 * 60_000;
/** So far back in a request's history the last assignment is looked for. */
const EVENTS = 5;

interface Around {
  agentId: string;
  /** Whether a request arrives at this client. */
  arrivesHere: (request: SessionRequestBody) => boolean;
  /** Told what a colleague sent, the first request of several. */
  tell: (who: string, request: SessionRequestBody, count: number) => void;
}

export class Sent {
  readonly #around: Around;
  /** Where those of the agent's that were seen are to arrive, by their ids. */
  readonly #places = new Map<string, string>();
  #burst: { who: string; request: SessionRequestBody }[] = [];
  #end: ReturnType<typeof setTimeout> | undefined;

  constructor(around: Around) {
    this.#around = around;
  }

  /** Listens to the news until the returned function is called. */
  follow(news: RequestNews): () => void {
    const stop = news.onChange((request, origin) => void this.#take(request, origin));
    return () => {
      clearTimeout(this.#end);
      stop();
    };
  }

  async #take(request: SessionRequestBody, origin: Origin): Promise<void> {
    const { id, assignment, closure } = request;
    const { agentId, arrivesHere } = this.#around;
    if (assignment.kind !== 'agent' || assignment.agent.id !== agentId) {
      this.#places.delete(id);
      return;
    }
    const place = assignment.client?.id ?? 'any';
    const isKnown = this.#places.get(id) === place;
    this.#places.set(id, place);
    if (isKnown || origin === 'here' || closure || !arrivesHere(request)) return;
    // A request does not say who sent it; its history does.
    const { data } = await listHistory({ path: { id }, query: { limit: EVENTS } });
    const who = senderOf(data?.items ?? [], agentId, Date.now());
    if (who !== null) this.#collect(who, request);
  }

  #collect(who: string, request: SessionRequestBody): void {
    this.#burst.push({ who, request });
    this.#end ??= setTimeout(() => {
      const [first] = this.#burst;
      if (first) this.#around.tell(first.who, first.request, this.#burst.length);
      this.#burst = [];
      this.#end = undefined;
    }, BURST_MS);
  }
}

/**
 * Who has just sent a request to this agent; null when nobody has, or the agent did it.
 *
 * @param events the request's last ones, the newest first
 */
export function senderOf(events: readonly HistoryEventBody[], agentId: string, now: number): string | null {
  const last = events.find(({ event }) => event.kind === 'assigned' || event.kind === 'taken_over' || event.kind === 'created');
  if (!last || now - Date.parse(last.at) > NEW_MS) return null;
  return 'id' in last.by && last.by.id !== agentId ? last.by.name : null;
}
