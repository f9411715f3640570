// One request and its history, as the detail page and the session page show them.
import {
  getSessionRequest,
  listHistory,
  type HistoryEventBody,
  type SessionRequestBody,
} from '../../api/generated';
import type { RequestNews } from '../live/news.svelte';
import { statusAt } from '../requests/status';
import { withNewer, withOlder } from './history';

export type RequestPhase = { kind: 'loading' } | { kind: 'shown'; request: SessionRequestBody } | { kind: 'missing' } | { kind: 'failed'; problem: unknown };
export type HistoryPhase = 'loading' | 'shown' | 'failed';

const PAGE = 50;
const EXPIRY_CHECK_MS = 5000;

export class OpenRequest {
  readonly id: string;
  phase: RequestPhase = $state.raw({ kind: 'loading' });
  history: readonly HistoryEventBody[] = $state.raw([]);
  historyPhase: HistoryPhase = $state('loading');
  /** Where older events begin; null when all are shown. */
  older: string | null = $state(null);
  readonly #news: RequestNews;

  constructor(id: string, news: RequestNews) {
    this.id = id;
    this.#news = news;
  }

  /** Reads the request and keeps up with it until the returned function is called. */
  follow(): () => void {
    void this.load();
    void this.loadHistory();
    const ageing = setInterval(() => this.#age(), EXPIRY_CHECK_MS);
    const stops = [
      this.#news.onChange((request) => {
        if (request.id === this.id) this.#take(request);
      }),
      this.#news.onRefetch(() => void this.load()),
    ];
    return () => {
      clearInterval(ageing);
      stops.forEach((stop) => stop());
    };
  }

  async load(): Promise<void> {
    const { data, error, response } = await getSessionRequest({ path: { id: this.id } });
    if (data) this.#take(data);
    else if (response?.status === 404) this.phase = { kind: 'missing' };
    else if (this.phase.kind !== 'shown') this.phase = { kind: 'failed', problem: error };
  }

  /** Reads the newest events and puts them on top of what is shown. */
  async loadHistory(): Promise<void> {
    const { data } = await listHistory({ path: { id: this.id }, query: { limit: PAGE } });
    if (!data) {
      if (this.historyPhase !== 'shown') this.historyPhase = 'failed';
      return;
    }
    const joins = withNewer(this.history, data.items);
    this.history = joins.events;
    if (!joins.keepsOlder) this.older = data.next ?? null;
    this.historyPhase = 'shown';
  }

  async loadOlder(): Promise<void> {
    if (this.older === null) return;
    const { data } = await listHistory({ path: { id: this.id }, query: { limit: PAGE, cursor: this.older } });
    if (!data) return;
    this.history = withOlder(this.history, data.items);
    this.older = data.next ?? null;
  }

  #take(request: SessionRequestBody): void {
    const before = this.phase;
    if (before.kind === 'shown' && before.request.version > request.version) return;
    this.phase = { kind: 'shown', request };
    this.#age();
    if (before.kind === 'shown') void this.loadHistory();
  }

  #age(): void {
    if (this.phase.kind !== 'shown') return;
    const { request } = this.phase;
    const { status, since } = statusAt(request, Date.now());
    if (status !== request.status) this.phase = { kind: 'shown', request: { ...request, status, status_since: since } };
  }
}
