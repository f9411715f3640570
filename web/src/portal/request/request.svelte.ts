// One request, its history, comments and mail, as the detail page and the session page show them.
import {
  getSessionRequest,
  listComments,
  listHistory,
  listMails,
  type CommentBody,
  type HistoryEventBody,
  type MailBody,
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
  /** The oldest first; empty until the first answer. */
  comments: readonly CommentBody[] = $state.raw([]);
  commentsPhase: HistoryPhase = $state('loading');
  /** The newest first; empty until the first answer. */
  mails: readonly MailBody[] = $state.raw([]);
  mailsPhase: HistoryPhase = $state('loading');
  readonly #news: RequestNews;

  constructor(id: string, news: RequestNews) {
    this.id = id;
    this.#news = news;
  }

  /** Reads the request and keeps up with it until the returned function is called. */
  follow(): () => void {
    void this.load();
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

  async loadComments(): Promise<void> {
    const { data } = await listComments({ path: { id: this.id } });
    if (data) this.comments = data.items;
    if (data || this.commentsPhase !== 'shown') this.commentsPhase = data ? 'shown' : 'failed';
  }

  async loadMails(): Promise<void> {
    const { data } = await listMails({ path: { id: this.id } });
    if (data) this.mails = data.items;
    if (data || this.mailsPhase !== 'shown') this.mailsPhase = data ? 'shown' : 'failed';
  }

  /** Takes in a comment that was just written here, and what the history says of it. */
  commented(comment: CommentBody): void {
    const others = this.comments.filter(({ id }) => id !== comment.id);
    this.comments = [...others, comment].sort((a, b) => Date.parse(a.created_at) - Date.parse(b.created_at));
    void this.loadHistory();
  }

  /** Takes out a comment that was just deleted here. */
  uncommented(id: string): void {
    this.comments = this.comments.filter((comment) => comment.id !== id);
    void this.loadHistory();
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
    this.#loadStory();
  }

  #loadStory(): void {
    void this.loadHistory();
    void this.loadComments();
    void this.loadMails();
  }

  #age(): void {
    if (this.phase.kind !== 'shown') return;
    const { request } = this.phase;
    const { status, since } = statusAt(request, Date.now());
    if (status !== request.status) this.phase = { kind: 'shown', request: { ...request, status, status_since: since } };
  }
}
