// The scheduled requests of what is shown: fetches them, keeps up with the news, and moves them with a way back.
import { createContext } from 'svelte';
import {
  listSessionRequests,
  scheduleSessionRequest,
  type ScheduleBody,
  type ScheduleInput,
  type SessionRequestBody,
} from '../../api/generated';
import { fieldErrors, problemText } from '../../api/problem';
import * as m from '../../paraglide/messages.js';
import type { RequestNews } from '../live/news.svelte';
import { mayMove } from './events';
import { agreedAt, expressible, stepped, type Step } from './move';
import { knownZone, ownZone } from './zone';

export type AgendaPhase = { kind: 'loading' } | { kind: 'shown' } | { kind: 'failed'; problem: unknown };

/** What is to be shown. */
export interface Range {
  from: number;
  /** Null for an end that is not known: then it is fetched page by page. */
  until: number | null;
  /** As the API's filter takes it; null for everybody's. */
  assigned: string | null;
}

/** An event on its way to another time. */
export interface Moving {
  request: SessionRequestBody;
  /** Where it would be dropped now. */
  to: number;
  by: 'pointer' | 'keys';
}

/** What was moved last, and from where. */
export interface Moved {
  request: SessionRequestBody;
  was: ScheduleBody;
}

const PAGE = 200;
/** Enough for any week that people can survey. */
const MOST_PAGES = 10;
/** What began before the range and goes on into it; no request is planned to take longer. */
const LONGEST_MS = 24 * 3_600_000;
/** Changes come in bursts; one fetch after each is enough to learn what the filter says of them. */
const PAUSE_MS = 400;

export class Agenda {
  phase: AgendaPhase = $state.raw({ kind: 'loading' });
  requests: SessionRequestBody[] = $state.raw([]);
  /** Whether there is more than was fetched. */
  more = $state(false);
  moving: Moving | null = $state.raw(null);
  /** Waits for the server's answer where it was dropped. */
  saving: Moving | null = $state.raw(null);
  moved: Moved | null = $state.raw(null);
  /** The request whose new time is being typed. */
  asking: SessionRequestBody | null = $state.raw(null);
  /** Why the last move did not work. */
  problem: string | null = $state(null);
  readonly #news: RequestNews;
  #range: Range | null = null;
  #pages = 1;
  /** Answers to an older question are dropped. */
  #asked = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;

  /** Where the one event stands that is not where the server knows it. */
  readonly elsewhere: Moving | null = $derived(this.moving ?? this.saving);

  constructor(news: RequestNews) {
    this.#news = news;
  }

  async show(range: Range): Promise<void> {
    const same = this.#range && this.#range.from === range.from && this.#range.until === range.until && this.#range.assigned === range.assigned;
    if (same && this.phase.kind !== 'failed') return;
    this.#range = range;
    this.#pages = 1;
    this.requests = [];
    this.phase = { kind: 'loading' };
    await this.#fetch();
  }

  /** Asks again for what is shown. */
  refetch = (): Promise<void> => this.#fetch();

  async showMore(): Promise<void> {
    this.#pages += 1;
    await this.#fetch();
  }

  /** Keeps up until the returned function is called. */
  follow(): () => void {
    const stops = [this.#news.onChange((request) => this.#take(request)), this.#news.onRefetch(() => void this.refetch())];
    return () => {
      clearTimeout(this.#pause);
      stops.forEach((stop) => stop());
    };
  }

  /** Picks an event up, where it may be moved. */
  pickUp(request: SessionRequestBody, by: Moving['by']): void {
    if (!request.schedule || !mayMove(request) || this.saving) return;
    this.problem = null;
    this.moving = { request, to: Date.parse(request.schedule.starts_at), by };
  }

  /** Carries it to a moment. */
  carry(to: number): void {
    if (this.moving) this.moving = { ...this.moving, to: expressible(to, zoneOf(this.moving.request)) };
  }

  step(step: Step, zone: string): void {
    if (this.moving) this.carry(stepped(this.moving.to, step, zone));
  }

  putBack(): void {
    this.moving = null;
  }

  async drop(): Promise<void> {
    const dropped = this.moving;
    this.moving = null;
    if (!dropped?.request.schedule || dropped.to === Date.parse(dropped.request.schedule.starts_at)) return;
    this.saving = dropped;
    await this.schedule(dropped.request, { local: agreedAt(dropped.to, zoneOf(dropped.request)), time_zone: zoneOf(dropped.request) });
    this.saving = null;
  }

  /** Gives a request another time; what was before is kept for `undo`. Returns the refusal, if there is one. */
  async schedule(request: SessionRequestBody, input: ScheduleInput): Promise<unknown> {
    const was = request.schedule;
    this.moved = null;
    this.problem = null;
    const body = { duration_minutes: was?.duration_minutes, ...input };
    const { data, error } = await scheduleSessionRequest({ path: { id: request.id }, body });
    if (!data) {
      this.#fail(request, error);
      return error ?? {};
    }
    this.#news.tell(data);
    if (was) this.moved = { request: data, was };
    return undefined;
  }

  async undo(): Promise<void> {
    if (!this.moved) return;
    const { request, was } = this.moved;
    const zone = knownZone(was.time_zone);
    const failed = await this.schedule(request, { local: agreedAt(Date.parse(was.starts_at), zone), time_zone: zone, duration_minutes: was.duration_minutes });
    if (!failed) this.moved = null;
  }

  async #fetch(): Promise<void> {
    const range = this.#range;
    if (!range) return;
    const asked = ++this.#asked;
    const most = range.until === null ? this.#pages : MOST_PAGES;
    const found: SessionRequestBody[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < most; page += 1) {
      const { data, error } = await listSessionRequests({
        query: {
          scheduled_from: new Date(range.until === null ? range.from : range.from - LONGEST_MS).toISOString(),
          scheduled_until: range.until === null ? undefined : new Date(range.until).toISOString(),
          assigned: range.assigned ?? undefined,
          sort: 'scheduled',
          limit: PAGE,
          cursor,
        },
      });
      if (asked !== this.#asked) return;
      if (!data) {
        if (this.phase.kind !== 'shown') this.phase = { kind: 'failed', problem: error };
        return;
      }
      found.push(...data.items);
      cursor = data.next ?? undefined;
      if (!cursor) break;
    }
    this.requests = found;
    this.more = cursor !== undefined;
    this.phase = { kind: 'shown' };
  }

  // A request that is shown changes at once; whether it still belongs here, or another one does now, only the
  // server knows, because the filter speaks of queues.
  #take(request: SessionRequestBody): void {
    const known = this.requests.some(({ id }) => id === request.id);
    if (known) this.requests = this.requests.map((other) => (other.id === request.id ? request : other));
    if (!known && !request.schedule) return;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.#fetch(), PAUSE_MS);
  }

  #fail(request: SessionRequestBody, error: unknown): void {
    const problem = fieldErrors(error)['local'] ?? problemText(error);
    this.problem = m.agenda_move_failed({ number: request.number, name: request.user_name, problem });
    void this.#news.read(request.id);
  }
}

/** The zone in which a request's time was agreed. */
function zoneOf(request: SessionRequestBody): string {
  return request.schedule ? knownZone(request.schedule.time_zone) : ownZone();
}

export const [useAgenda, provideAgenda] = createContext<Agenda>();
