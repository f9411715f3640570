// One request, its history, comments and mail, as the detail page and the session page show them.
import {
  deleteComment,
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
import { CommentRemoval } from './removal.svelte';

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
  /** Deletes comments, with a way back. */
  readonly removal = new CommentRemoval<CommentBody>({
    erase: ({ id }) => this.#erase(id),
    onerased: ({ id }) => this.#uncommented(id),
    onkept: (problem) => this.#keptComment(problem),
  });
  #comments: readonly CommentBody[] = $state.raw([]);
  /** The oldest first, without those that were deleted here; empty until the first answer. */
  readonly comments: readonly CommentBody[] = $derived(this.#comments.filter(({ id }) => !this.removal.taken.has(id)));
  commentsPhase: HistoryPhase = $state('loading');
  /** The newest first; empty until the first answer. */
  mails: readonly MailBody[] = $state.raw([]);
  mailsPhase: HistoryPhase = $state('loading');
  readonly #news: RequestNews;
  readonly #keptComment: (problem: unknown) => void;

  /** @param keptComment called when a comment could not be deleted */
  constructor(id: string, news: RequestNews, keptComment: (problem: unknown) => void = () => undefined) {
    this.id = id;
    this.#news = news;
    this.#keptComment = keptComment;
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
    const leave = () => void this.removal.finish();
    addEventListener('pagehide', leave);
    return () => {
      clearInterval(ageing);
      stops.forEach((stop) => stop());
      removeEventListener('pagehide', leave);
      leave();
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
    if (data) this.#comments = data.items;
    if (data || this.commentsPhase !== 'shown') this.commentsPhase = data ? 'shown' : 'failed';
  }

  async loadMails(): Promise<void> {
    const { data } = await listMails({ path: { id: this.id } });
    if (data) this.mails = data.items;
    if (data || this.mailsPhase !== 'shown') this.mailsPhase = data ? 'shown' : 'failed';
  }

  /** Takes in a comment that was just written here, and what the history says of it. */
  commented(comment: CommentBody): void {
    const others = this.#comments.filter(({ id }) => id !== comment.id);
    this.#comments = [...others, comment].sort((a, b) => Date.parse(a.created_at) - Date.parse(b.created_at));
    void this.loadHistory();
  }

  async loadOlder(): Promise<void> {
    if (this.older === null) return;
    const { data } = await listHistory({ path: { id: this.id }, query: { limit: PAGE, cursor: this.older } });
    if (!data) return;
    this.history = withOlder(this.history, data.items);
    this.older = data.next ?? null;
  }

  // The browser sends it even when the page has gone; that somebody else was quicker is no problem.
  async #erase(comment: string): Promise<unknown> {
    const { error, response } = await deleteComment({ path: { id: this.id, comment }, keepalive: true });
    return response?.status === 404 ? undefined : error;
  }

  #uncommented(id: string): void {
    this.#comments = this.#comments.filter((comment) => comment.id !== id);
    void this.loadHistory();
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
