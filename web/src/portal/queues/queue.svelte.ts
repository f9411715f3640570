// One queue's line on the screen: fetches it, keeps up with the news, holds new order back while the agent is at it, and
// takes requests from it. The queue itself, its name and its subscribers, is with `Queues`.
import { getSessionRequest, listSessionRequests, takeNext, takeOverSessionRequest, type SessionRequestBody } from '../../api/generated';
import { problemCode, problemOf, problemText } from '../../api/problem';
import type { Router } from '../../app/router.svelte';
import type { RequestNews } from '../live/news.svelte';
import { statusAt } from '../requests/status';
import { answered, appended, grown, heard, isTakeable, nextIn, NOBODY, rowsOf, settled, unsettled, type Line } from './line';

export type LinePhase = { kind: 'loading' } | { kind: 'shown' } | { kind: 'failed'; problem: unknown };
export type Further = { kind: 'none' } | { kind: 'more'; cursor: string; state: 'idle' | 'loading' | 'failed' };

/** What became of the last try to take somebody, when it was not what the agent wanted. */
export type TakeNotice =
  | { kind: 'empty' }
  | { kind: 'beaten'; by: string; number: number; next: number | null }
  | { kind: 'failed'; problem: string };

interface Around {
  id: string;
  agentId: string;
  news: RequestNews;
  router: Router;
}

const PAGE = 50;
const MOST = 200;
const TINT_MS = 1200;
/** Changes come in bursts; the order is asked for once after each. */
const PAUSE_MS = 300;
const EXPIRY_CHECK_MS = 5000;
const IN_LINE = 'open,waiting,ready,connected';

export class QueueLine {
  phase: LinePhase = $state.raw({ kind: 'loading' });
  further: Further = $state.raw({ kind: 'none' });
  /** The request the keyboard is at. */
  cursor: string | null = $state(null);
  /** Whether the pointer rests on the line. */
  underPointer = $state(false);
  /** Rows whose status has just changed. */
  tinted: ReadonlySet<string> = $state.raw(new Set());
  /** The request that is being taken, or `next`. */
  taking: string | null = $state(null);
  notice: TakeNotice | null = $state.raw(null);
  /** Above the line it would move the rows, so not while the pointer rests on them. */
  noticeBelow = $state(false);
  #line: Line = $state.raw(NOBODY);
  readonly #around: Around;
  readonly #expired = new Set<string>();
  #pause: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  readonly here = $derived(rowsOf(this.#line, 'here'));
  readonly away = $derived(rowsOf(this.#line, 'away'));
  readonly rows: SessionRequestBody[] = $derived([...this.here, ...this.away].sort((a, b) => a.place - b.place).map(({ request }) => request));
  /** How many rows a new order would add, remove or move. */
  readonly waiting: number = $derived(unsettled(this.#line));
  readonly current: SessionRequestBody | undefined = $derived(this.rows.find(({ id }) => id === this.cursor));
  /** Who is next, as far as this page knows. */
  readonly next: SessionRequestBody | undefined = $derived.by(() => nextIn(this.#line, this.#around.id));

  constructor(around: Around) {
    this.#around = around;
  }

  isTakeable(request: SessionRequestBody): boolean {
    return isTakeable(request, this.#around.id);
  }

  /** Fetches the line again, without moving what is shown. */
  load = async (): Promise<void> => {
    const asked = ++this.#asked;
    const limit = Math.min(Math.max(this.#line.shown.length, PAGE), MOST);
    const { data, error } = await this.#fetch(limit);
    if (asked !== this.#asked) return;
    if (!data) {
      if (this.phase.kind !== 'shown') this.phase = { kind: 'failed', problem: error };
      return;
    }
    const reachesEnd = !data.next;
    const keepsTail = !reachesEnd && this.#line.fresh.length > data.items.length;
    this.#take(answered(this.#line, data.items, !keepsTail));
    if (this.phase.kind !== 'shown') this.settle();
    this.phase = { kind: 'shown' };
    if (!keepsTail) this.further = furtherAfter(data.next);
  };

  async showMore(): Promise<void> {
    if (this.further.kind === 'none' || this.further.state === 'loading') return;
    const { cursor } = this.further;
    this.further = { kind: 'more', cursor, state: 'loading' };
    const { data } = await this.#fetch(PAGE, cursor);
    if (!data) {
      this.further = { kind: 'more', cursor, state: 'failed' };
      return;
    }
    this.#line = appended(this.#line, data.items);
    this.further = furtherAfter(data.next);
  }

  /** Brings everything into its right order. */
  settle(): void {
    this.#line = settled(this.#line);
  }

  /** Moves the keyboard's place by one row. */
  move(by: 1 | -1): void {
    const at = this.rows.findIndex(({ id }) => id === this.cursor);
    const to = at < 0 ? 0 : Math.min(Math.max(at + by, 0), this.rows.length - 1);
    this.cursor = this.rows[to]?.id ?? null;
  }

  /** Takes whoever has waited longest, and goes to that request. */
  async takeNext(): Promise<void> {
    if (this.taking) return;
    const expected = this.next;
    this.#begin('next');
    const { data, error } = await takeNext({ path: { id: this.#around.id } });
    if (data) this.#taken(data);
    else await this.#missed(expected, error);
    this.taking = null;
  }

  /** Takes this one, and goes to it. */
  async take(request: SessionRequestBody): Promise<void> {
    if (this.taking) return;
    this.#begin(request.id);
    const { data, error } = await takeOverSessionRequest({ path: { id: request.id } });
    if (data) this.#taken(data);
    else await this.#missed(request, error);
    this.taking = null;
  }

  /** Keeps up until the returned function is called. */
  follow(): () => void {
    void this.load();
    const ageing = setInterval(() => this.#age(), EXPIRY_CHECK_MS);
    const { news } = this.#around;
    const stops = [news.onChange((request) => this.#hear(request)), news.onRefetch(() => void this.load())];
    return () => {
      clearInterval(ageing);
      clearTimeout(this.#pause);
      stops.forEach((stop) => stop());
    };
  }

  #fetch(limit: number, cursor?: string) {
    return listSessionRequests({ query: { assigned: `queue:${this.#around.id}`, status: IN_LINE, sort: 'waiting', limit, cursor } });
  }

  #begin(what: string): void {
    this.notice = null;
    this.taking = what;
  }

  #taken(request: SessionRequestBody): void {
    this.#around.news.tell(request);
    this.#around.router.go(`/requests/${request.id}`);
  }

  // The page showed somebody whom the server did not give: it says who was quicker, as far as that can be known.
  async #missed(wanted: SessionRequestBody | undefined, error: unknown): Promise<void> {
    const code = problemCode(error);
    const isRace = code === 'already_taken' || code === 'queue_empty' || code === 'assigned_elsewhere';
    const by = problemOf(error)?.by?.name ?? (isRace && wanted ? await this.#whoTook(wanted) : undefined);
    if (isRace) await this.load();
    this.noticeBelow = this.underPointer;
    if (isRace && wanted && by) this.notice = { kind: 'beaten', by, number: wanted.number, next: this.next?.number ?? null };
    else if (code === 'queue_empty') this.notice = { kind: 'empty' };
    else this.notice = { kind: 'failed', problem: problemText(error) };
  }

  async #whoTook({ id }: SessionRequestBody): Promise<string | undefined> {
    const { data } = await getSessionRequest({ path: { id } });
    if (!data) return undefined;
    this.#around.news.tell(data);
    const { assignment } = data;
    return assignment.kind === 'agent' && assignment.agent.id !== this.#around.agentId ? assignment.agent.name : undefined;
  }

  #hear(request: SessionRequestBody): void {
    const { assignment } = request;
    const concerns = this.#line.known.has(request.id) || (assignment.kind === 'queue' && assignment.queue.id === this.#around.id);
    if (!concerns) return;
    this.#tint(this.rows.filter(({ id, status }) => id === request.id && status !== request.status).map(({ id }) => id));
    this.#line = heard(this.#line, request);
    // Somebody has come who can be taken: that nobody was there is not true any more.
    if (this.notice?.kind === 'empty' && this.isTakeable(request)) this.notice = null;
    this.#soon();
  }

  // By the passing of time alone a request leaves the line; the server is asked once for each.
  #age(): void {
    const passed = this.rows.filter((request) => !this.#expired.has(request.id) && statusAt(request, Date.now()).status !== request.status);
    if (passed.length === 0) return;
    for (const { id } of passed) this.#expired.add(id);
    this.#soon();
  }

  #soon(): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.load(), PAUSE_MS);
  }

  #take(next: Line): void {
    const atRest = !this.underPointer && this.cursor === null;
    this.#line = atRest ? settled(next) : grown(next);
  }

  #tint(ids: readonly string[]): void {
    if (ids.length === 0) return;
    this.tinted = new Set([...this.tinted, ...ids]);
    setTimeout(() => (this.tinted = new Set([...this.tinted].filter((id) => !ids.includes(id)))), TINT_MS);
  }
}

function furtherAfter(next: string | null | undefined): Further {
  return next ? { kind: 'more', cursor: next, state: 'idle' } : { kind: 'none' };
}
