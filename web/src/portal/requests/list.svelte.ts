// The list of requests as the page shows it: fetches, keeps up with the news, and holds new order back
// while the agent is at the list.
import { createContext } from 'svelte';
import { listSessionRequests, type SessionRequestBody, type Status } from '../../api/generated';
import type { RequestNews } from '../live/news.svelte';
import { aged, appended, emptyListing, merged, refetched, rows, settled, unsettled, type Listing } from './listing';
import { isLive, LIVE_STATUSES } from './status';

export type ListPhase = { kind: 'loading' } | { kind: 'shown' } | { kind: 'failed'; problem: unknown };
/** Whether there is a further page, and what is known about it. */
export type Further = { kind: 'none' } | { kind: 'more'; cursor: string; state: 'idle' | 'loading' | 'failed' };

const PAGE = 50;
const MOST = 200;
const TINT_MS = 1200;
const EXPIRY_CHECK_MS = 5000;
const PAST_AND_OPEN = 'open,expired,closed';

export class RequestList {
  phase: ListPhase = $state.raw({ kind: 'loading' });
  further: Further = $state.raw({ kind: 'none' });
  /** The request the keyboard is at. */
  cursor: string | null = $state(null);
  /** Whether the pointer rests on the list. */
  underPointer = $state(false);
  /** Rows whose status has just changed. */
  tinted: ReadonlySet<string> = $state.raw(new Set());
  #listing: Listing = $state.raw(emptyListing(null));
  readonly #news: RequestNews;
  /** Answers to an older filter are dropped. */
  #asked = 0;

  readonly filter: Status | null = $derived(this.#listing.filter);
  readonly rows: SessionRequestBody[] = $derived(rows(this.#listing));
  /** How many rows a new order would add, remove or move. */
  readonly waiting: number = $derived(unsettled(this.#listing).size);
  readonly current: SessionRequestBody | undefined = $derived(this.rows.find(({ id }) => id === this.cursor));

  constructor(news: RequestNews) {
    this.#news = news;
  }

  /** Shows the requests with this status, or all. */
  async show(filter: Status | null): Promise<void> {
    this.#listing = emptyListing(filter);
    this.phase = { kind: 'loading' };
    this.further = { kind: 'none' };
    this.cursor = null;
    await this.#fetch();
  }

  /** Fetches again what is shown, without moving it. */
  refetch = (): Promise<void> => this.#fetch();

  async showMore(): Promise<void> {
    if (this.further.kind === 'none' || this.further.state === 'loading') return;
    const { cursor } = this.further;
    const asked = this.#asked;
    this.further = { kind: 'more', cursor, state: 'loading' };
    const { data } = await listSessionRequests({ query: { status: this.#paged(), limit: PAGE, cursor } });
    if (asked !== this.#asked) return;
    if (!data) {
      this.further = { kind: 'more', cursor, state: 'failed' };
      return;
    }
    this.#listing = appended(this.#listing, data.items);
    this.further = furtherAfter(data.next);
  }

  /** Brings everything into its right order. */
  settle(): void {
    this.#listing = settled(this.#listing);
  }

  /** Shows a request made here at once, wherever the pointer is. */
  created(request: SessionRequestBody): void {
    this.#listing = settled(merged(this.#listing, [request]));
    this.cursor = request.id;
  }

  /** Moves the keyboard's place by one row. */
  move(by: 1 | -1): void {
    const at = this.rows.findIndex(({ id }) => id === this.cursor);
    const to = at < 0 ? 0 : Math.min(Math.max(at + by, 0), this.rows.length - 1);
    this.cursor = this.rows[to]?.id ?? null;
  }

  /** Keeps up until the returned function is called. */
  follow(): () => void {
    const ageing = setInterval(() => this.#take(aged(this.#listing, Date.now())), EXPIRY_CHECK_MS);
    const stops = [this.#news.onChange((request) => this.#take(merged(this.#listing, [request]))), this.#news.onRefetch(() => void this.#fetch())];
    return () => {
      clearInterval(ageing);
      stops.forEach((stop) => stop());
    };
  }

  async #fetch(): Promise<void> {
    const asked = ++this.#asked;
    const limit = Math.min(Math.max(this.rows.length, PAGE), MOST);
    const [live, page] = await Promise.all([this.#fetchLive(), listSessionRequests({ query: { status: this.#paged(), limit } })]);
    if (asked !== this.#asked) return;
    const error = live.error ?? page.error;
    if (error || !page.data) {
      if (this.phase.kind !== 'shown') this.phase = { kind: 'failed', problem: error };
      return;
    }
    const fetched = [...(live.data?.items ?? []), ...page.data.items];
    this.#readAgainWhatIsMissing(fetched);
    this.#take(refetched(this.#listing, fetched));
    if (this.phase.kind !== 'shown') this.settle();
    this.phase = { kind: 'shown' };
    this.further = furtherAfter(page.data.next);
  }

  /** In the unfiltered list the live ones come first, however old their numbers are. */
  async #fetchLive() {
    if (this.#listing.filter !== null) return { data: undefined, error: undefined };
    return listSessionRequests({ query: { status: LIVE_STATUSES, limit: MOST } });
  }

  #paged(): string {
    return this.#listing.filter ?? PAST_AND_OPEN;
  }

  // A row that was live, or matched the filter, and is not among the answers has changed beyond this page.
  #readAgainWhatIsMissing(fetched: readonly SessionRequestBody[]): void {
    const here = new Set(fetched.map(({ id }) => id));
    const missing = this.rows.filter(({ id, status }) => !here.has(id) && (isLive(status) || this.#listing.filter === status));
    for (const { id } of missing) void this.#news.read(id);
  }

  #take(next: Listing): void {
    if (next === this.#listing) return;
    this.#tint(this.rows.filter(({ id, status }) => next.known.get(id)?.status !== status).map(({ id }) => id));
    const atRest = !this.underPointer && this.cursor === null;
    this.#listing = atRest ? settled(next) : next;
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

export const [useRequestList, provideRequestList] = createContext<RequestList>();
