// What a session link leads to, and joining by it. What happens after joining is the room's.
import { createContext } from 'svelte';
import { getSessionLink, joinSessionLink, wishOnLink, type AboutBody, type LinkBody } from '../api/generated';
import { problemCode } from '../api/problem';
import { language } from '../app/language.svelte';
import type { Chat } from '../session/chat';
import { brandOf, type Brand } from './brand';
import type { PastSession } from './ended';
import { keep, recall } from './kept';
import { shortName } from './names';
import { retryAfter } from './retry';

/** Why the room let go of this page. */
export type RoomEnd = 'left' | 'replaced' | 'reset' | 'closed' | 'broken';

/** What a page takes along out of a room that was closed. */
export interface Memory {
  past: PastSession | undefined;
  chat: Chat;
}

export type LinkPhase =
  | { kind: 'loading' }
  | { kind: 'failed'; error: unknown }
  | { kind: 'not_found' }
  | { kind: 'shown'; reset: boolean }
  | { kind: 'left' }
  | { kind: 'replaced' }
  | { kind: 'broken' };

export class GuestLink {
  readonly token: string;
  phase: LinkPhase = $state.raw({ kind: 'loading' });
  /** What the server said last; kept for the names while something else is shown. */
  body: LinkBody | undefined = $state.raw();
  /** Why Join did not work. */
  joinError: unknown = $state.raw();
  joining = $state(false);
  /** Why asking for more time, or to reopen, did not work; and in how many seconds it may, where the server says so. */
  wishError: { error: unknown; retryAfter: number | undefined } | undefined = $state.raw();
  wishing = $state(false);
  /** What was asked for is not asked any more, and yet the link stands as it did: an agent said no. */
  wishDeclined = $state(false);
  /** It was closed while this page looked at it, and is open again. */
  reopened = $state(false);
  /** Of the room that was closed while this page was in it. Stays in the page: whoever leaves it takes nothing along. */
  memory: Memory | undefined = $state.raw();
  /** Who is to help, as the room tells it: newer than the body. */
  about: AboutBody | undefined = $state.raw();
  /** With whom a session runs, or who would be let into one. */
  agentInRoom: string | undefined = $state();

  readonly organisation = $derived(this.body?.organisation_name ?? 'Deskside');
  readonly brand: Brand | undefined = $derived(this.body && brandOf(this.body));
  readonly agent = $derived(this.agentInRoom ?? (this.about ? this.about.agent?.name : this.body?.agent_name) ?? undefined);
  readonly queue = $derived((this.about ? this.about.queue_name : this.body?.queue_name) ?? undefined);
  /** Who helps, in full: the agent, or the organisation while there is none. */
  readonly helper = $derived(this.agent ?? this.organisation);
  /** The same as it is called after the first mention. */
  readonly helperShort = $derived(this.agent ? shortName(this.agent, language.current) : this.organisation);

  /** This tab was in the waiting room when the request was closed: it may go straight back. */
  get wasInside(): boolean {
    return recall(this.token, 'joined') !== '';
  }

  /** When this device came to the lobby. */
  get presentSince(): number {
    const since = this.body?.present_since;
    return since ? Date.parse(since) : Date.now();
  }

  constructor(token: string) {
    this.token = token;
  }

  /** `reset`: an agent freed the link after this device had joined. */
  async load(reset = false): Promise<void> {
    this.phase = { kind: 'loading' };
    await this.refresh(reset);
  }

  /** Asks again without taking away what is shown; a failure leaves it as it is. */
  async refresh(reset = false): Promise<void> {
    const { data, error } = await getSessionLink({ path: { token: this.token } });
    if (data) this.#show(data, reset);
    else if (problemCode(error) === 'not_found') this.phase = { kind: 'not_found' };
    else if (this.phase.kind === 'loading') this.phase = { kind: 'failed', error };
  }

  async join(): Promise<void> {
    this.joining = true;
    this.joinError = undefined;
    const { data, error } = await joinSessionLink({ path: { token: this.token }, body: {} });
    this.joining = false;
    if (data) this.#show(data, false);
    else {
      this.joinError = error;
      // The link may have changed while the page was open: then its own page says so better.
      if (problemCode(error) !== 'no_answer') await this.refresh();
    }
  }

  /** Asks for more time, or to reopen: whichever the link's state calls for. */
  async wish(): Promise<void> {
    this.wishing = true;
    this.wishError = undefined;
    const { data, error, response } = await wishOnLink({ path: { token: this.token } });
    this.wishing = false;
    if (data) this.#show(data, false);
    else {
      this.wishError = { error, retryAfter: retryAfter(response) };
      // It may stand open again already: then there is nothing left to ask for.
      const code = problemCode(error);
      if (code !== 'no_answer' && code !== 'too_many_requests') await this.refresh();
    }
  }

  /** The room let go of this page, which keeps what stood there last. */
  async roomEnded(end: RoomEnd, memory?: Memory): Promise<void> {
    this.memory = memory;
    if (end !== 'closed') keep(this.token, 'joined', '');
    if (end === 'left') keep(this.token, 'draft', '');
    switch (end) {
      case 'left':
      case 'replaced':
      case 'broken':
        this.phase = { kind: end };
        return;
      case 'reset':
        return this.load(true);
      case 'closed':
        return this.load();
    }
  }

  #show(body: LinkBody, reset: boolean): void {
    language.suggest(body.language);
    if (body.state !== this.body?.state) {
      this.wishError = undefined;
      this.wishDeclined = false;
    } else if (body.wish) this.wishDeclined = false;
    else if (this.body?.wish) this.wishDeclined = true;
    if (body.state !== this.body?.state) this.reopened = this.body?.state === 'closed' && body.state === 'invitation';
    if (body.state === 'joined') keep(this.token, 'joined', 'yes');
    this.body = body;
    this.about = undefined;
    this.agentInRoom = undefined;
    this.phase = { kind: 'shown', reset };
  }
}

export const [useLink, provideLink] = createContext<GuestLink>();
