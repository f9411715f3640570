// The list of requests as the page shows it: fetches, keeps up with the news, and holds new order back
// while the agent is at the list.
import { createContext } from 'svelte';
import { listSessionRequests, type BatchKind, type SessionRequestBody } from '../../api/generated';
import { language } from '../../app/language.svelte';
import { Batches } from '../batch/batches.svelte';
import type { RequestNews } from '../live/news.svelte';
import type { Queues } from '../live/queues.svelte';
import { OpeningView } from '../views/opening.svelte';
import { SavedViews } from '../views/views.svelte';
import { Counts, type Count } from './counts.svelte';
import { addressOf, asked, EVERYTHING, readFilter, sameFilter, type RequestFilter } from './filter';
import { aged, emptyListing, forgotten, grown, isStray, merged, paged, settled, statusChanges, unsettled, type Listing, type View } from './listing';
import { matches } from './matching';
import { keyOf } from './order';
import { Pages, type Page } from './pages';
import { Picks } from './picks.svelte';
import { whyNotForPicked } from './reasons';
import { servedBy } from './status';

export type ListPhase = { kind: 'loading' } | { kind: 'shown' } | { kind: 'failed'; problem: unknown };
/** Whether there is a further page, and what is known about it. */
export type Further = { kind: 'none' } | { kind: 'more'; cursor: string; state: 'idle' | 'loading' | 'failed' };

interface Around {
  news: RequestNews;
  queues: Queues;
  agentId: string;
}

const NOBODY: View = { matches: () => false, key: () => [] };
const FIRST_PAGE = 50;
const PAGE = 200;
/** The next page is fetched when so few rows are left below the window. */
const AHEAD = 60;
/** So many rows may be known; beyond, only those around the window are. */
const KEPT = 1500;
const KEPT_AROUND = 400;
const TINT_MS = 1200;
const EXPIRY_CHECK_MS = 5000;

export class RequestList {
  phase: ListPhase = $state.raw({ kind: 'loading' });
  further: Further = $state.raw({ kind: 'none' });
  filter: RequestFilter = $state.raw(EVERYTHING);
  /** The request the keyboard is at. */
  cursor: string | null = $state(null);
  /** Whether the pointer rests on the list. */
  underPointer = $state(false);
  /** Rows whose status has just changed. */
  tinted: ReadonlySet<string> = $state.raw(new Set());
  readonly counts = new Counts();
  readonly picks = new Picks();
  readonly views: SavedViews;
  readonly batches = new Batches(() => void this.refetch());
  #listing: Listing = $state.raw(emptyListing(NOBODY));
  #pages = new Pages();
  #sight = { from: 0, to: 0 };
  readonly #around: Around;
  /** Counts the first pages that were asked for; an older answer is dropped. */
  #asked = 0;

  /** The ids of the rows, in their order. */
  readonly order: readonly string[] = $derived(this.#listing.order);
  /** How many requests the filter shows, loaded or not. */
  readonly total: Count | null = $derived(this.counts.sum(this.filter.status));
  /** The list's address as it is filtered now. */
  readonly address: string = $derived(addressOf(this.filter));
  /** How many rows a new order would add, remove or move. */
  readonly waiting: number = $derived(unsettled(this.#listing).size);
  readonly current: SessionRequestBody | undefined = $derived(this.cursor === null ? undefined : this.row(this.cursor));
  /** How many requests are picked, loaded or not. */
  readonly pickedCount: number = $derived(this.picks.picked.kind === 'these' ? this.picks.picked.ids.size : (this.total?.count ?? this.order.length));
  /** Where in the order the keyboard is; -1 when nowhere. */
  readonly place: number = $derived(this.cursor === null ? -1 : this.order.indexOf(this.cursor));

  constructor(around: Around) {
    this.#around = around;
    this.views = new SavedViews(new OpeningView(around.agentId));
    this.filter = readFilter(this.views.opening.current?.query ?? '').filter;
  }

  /** What is known of a row; undefined while it is read again. */
  row(id: string): SessionRequestBody | undefined {
    return this.#listing.known.get(id);
  }

  /** Whether a row does not belong to the list any more and leaves it with the next order. */
  isStray(request: SessionRequestBody): boolean {
    return isStray(this.#listing, request);
  }

  /** Shows the requests of this filter. */
  async show(filter: RequestFilter): Promise<void> {
    // Which statuses and which order makes no difference to the counts.
    if (!sameFilter({ ...this.filter, sort: filter.sort, status: filter.status }, filter)) this.counts.forget();
    this.filter = filter;
    this.#listing = emptyListing(this.#view(filter));
    this.#pages = new Pages();
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
    const { view } = this.#listing;
    this.further = { kind: 'more', cursor, state: 'loading' };
    const { data } = await this.#page(PAGE, cursor);
    if (view !== this.#listing.view || !this.#leadsOnBy(cursor)) return;
    if (!data) {
      this.further = { kind: 'more', cursor, state: 'failed' };
      return;
    }
    this.#pages.add({ after: this.#listing.horizon, cursor });
    this.further = furtherAfter(data.next);
    this.#take(paged(this.#listing, data.items, data.next ? 'more' : 'nothing'));
  }

  /** Brings everything into its right order. */
  settle(): void {
    this.#listing = settled(this.#listing);
  }

  /** Shows a request made here at once, wherever the pointer is. */
  created(request: SessionRequestBody): void {
    this.#listing = settled(merged(this.#listing, [request]));
    if (this.#listing.placed.has(request.id)) this.cursor = request.id;
    this.counts.loadSoon(this.filter);
  }

  /** Opens the dialog of an action over all picked requests, or gives the reason why it does not. */
  prepare(kind: BatchKind): string | null {
    const reason = this.whyNot(kind);
    if (!reason) this.batches.prepare(kind, this.picks.selection(this.filter));
    return reason;
  }

  /** Why an action over all picked requests is of no use now. */
  whyNot(kind: BatchKind): string | null {
    return whyNotForPicked(kind, { count: this.pickedCount, mayHoldClosed: this.#mayHoldClosed() }, language.region);
  }

  /** Moves the keyboard's place by one row. */
  move(by: 1 | -1): void {
    const to = this.place < 0 ? 0 : Math.min(Math.max(this.place + by, 0), this.order.length - 1);
    this.cursor = this.order[to] ?? null;
  }

  /** Learns which rows are in sight: reads what was forgotten of them, and what comes below. */
  look(from: number, to: number): void {
    this.#sight = { from, to };
    const missing = this.order.slice(from, to).filter((id) => !this.#listing.known.has(id));
    for (const page of this.#pages.to(missing, this.#listing.placed)) void this.#readAgain(page);
    if (this.further.kind === 'more' && this.further.state === 'idle' && to > this.order.length - AHEAD) void this.showMore();
  }

  /** Keeps up until the returned function is called. */
  follow(): () => void {
    const { news } = this.#around;
    const ageing = setInterval(() => this.#take(aged(this.#listing, Date.now())), EXPIRY_CHECK_MS);
    const stops = [news.onChange((request) => this.#hear(request)), news.onRefetch(() => this.phase.kind === 'shown' && void this.#fetch())];
    return () => {
      clearInterval(ageing);
      stops.forEach((stop) => stop());
    };
  }

  #hear(request: SessionRequestBody): void {
    if (this.phase.kind !== 'shown') return;
    this.#take(merged(this.#listing, [request]));
    this.counts.loadSoon(this.filter);
  }

  // What is picked and not known may be closed.
  #mayHoldClosed(): boolean {
    const { picked } = this.picks;
    if (picked.kind === 'matching') return this.filter.status.length === 0 || this.filter.status.includes('closed');
    return [...picked.ids].some((id) => this.row(id)?.status === 'closed' || !this.row(id));
  }

  #view(filter: RequestFilter): View {
    const { agentId, queues } = this.#around;
    const asOf = Date.now();
    return {
      matches: (request, sighting) => matches(filter, request, { agentId, serves: servedBy(queues.items, agentId) }, sighting),
      key: (request) => keyOf(request, filter.sort, asOf),
    };
  }

  async #fetch(): Promise<void> {
    const asking = ++this.#asked;
    void this.counts.load(this.filter);
    const { data, error } = await this.#page(this.order.length > FIRST_PAGE ? PAGE : FIRST_PAGE, undefined);
    if (asking !== this.#asked) return;
    if (!data) {
      if (this.phase.kind !== 'shown') this.phase = { kind: 'failed', problem: error };
      return;
    }
    const before = this.#listing;
    const next = paged(this.#withoutStale(data.items), data.items, data.next ? 'more' : 'nothing');
    // Where the list was loaded further down than this page reaches, the way on from there is still the right one.
    if (next.horizon === null || next.horizon !== before.horizon) this.further = furtherAfter(data.next);
    this.#take(this.phase.kind === 'shown' ? next : settled(next));
    this.phase = { kind: 'shown' };
    this.look(this.#sight.from, this.#sight.to);
  }

  // A first page that was fetched meanwhile may have shown another way on.
  #leadsOnBy(cursor: string): boolean {
    return this.further.kind === 'more' && this.further.cursor === cursor;
  }

  #page(limit: number, cursor: string | undefined) {
    return listSessionRequests({ query: { ...asked(this.filter), sort: this.filter.sort, limit, ...(cursor && { cursor }) } });
  }

  // A row in sight that is not among the answers has changed beyond this page and is read now; what the others
  // say is read again when they come into sight.
  #withoutStale(fetched: readonly SessionRequestBody[]): Listing {
    const here = new Set(fetched.map(({ id }) => id));
    const inSight = this.order.slice(this.#sight.from, this.#sight.to);
    for (const id of inSight) if (!here.has(id)) void this.#around.news.read(id);
    const kept = new Set([...here, ...inSight]);
    return forgotten(this.#listing, (id) => kept.has(id));
  }

  async #readAgain(page: Page): Promise<void> {
    const { view } = this.#listing;
    const { data } = await this.#pages.read(page, () => this.#page(PAGE, page.cursor));
    if (!data || view !== this.#listing.view) return;
    this.#take(paged(this.#listing, data.items, data.next || this.#listing.horizon !== null ? 'more' : 'nothing'));
    // What was forgotten here and is not in its page any more has moved: it is read by itself.
    const inSight = this.order.slice(this.#sight.from, this.#sight.to).filter((id) => !this.#listing.known.has(id));
    for (const id of inSight) if (this.#pages.of(this.#listing.placed.get(id)!) === page) void this.#around.news.read(id);
  }

  #take(next: Listing): void {
    if (next === this.#listing) return;
    this.#tint(statusChanges(this.#listing, next));
    const atRest = !this.underPointer && this.cursor === null;
    const placed = atRest ? settled(next) : grown(next);
    this.#listing = placed.known.size > KEPT ? this.#aroundSight(placed) : placed;
  }

  #aroundSight(listing: Listing): Listing {
    const { from, to } = this.#sight;
    const near = new Set(listing.order.slice(Math.max(0, from - KEPT_AROUND), to + KEPT_AROUND));
    return forgotten(listing, (id) => near.has(id) || id === this.cursor);
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
