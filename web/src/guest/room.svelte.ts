// Where the remote user stands after joining, read from the session: the stage, the picture, what is over.
import { createContext, untrack } from 'svelte';
import { MediaQuery } from 'svelte/reactivity';
import type { AgentRef } from '../api/generated';
import type { GuestSession } from '../session/guest.svelte';
import type { ClosedReason } from '../session/signalling/closing';
import type { PastSession } from './ended';
import type { HelperChange } from './helper-news';
import type { RoomEnd } from './link.svelte';
import type { Picture, Watcher } from './picture';
import { type Look, looked, type Sight } from './seen';
import { type Company, companyOf } from './whereabouts';

export type Stage = 'lobby' | 'ready' | 'connected';

/** Why the last press of Allow led nowhere. */
export type Refused = 'cancelled' | 'unavailable' | 'expired' | 'not_taken';

export class GuestRoom {
  readonly session: GuestSession;
  /** How the picker was left. */
  #picked: 'captured' | 'cancelled' | 'unavailable' = $state('captured');
  /** Since when the stage is what it is, as far as this page knows. */
  stageSince: number = $state(0);
  /** A grant was taken back before anybody connected. */
  withdrawn = $state(false);
  /** Who was to help before and who is now, where that changed while this page was open. */
  change: HelperChange | undefined = $state.raw();
  #sight: Sight | undefined = $state.raw();
  #lastWatcher: (Watcher & { to: number }) | undefined = $state.raw();

  readonly watcher: Watcher | undefined = $derived.by(() => this.#watcherNow());
  readonly stage: Stage = $derived.by(() => this.#stageNow());
  readonly picture: Picture = $derived.by(() => this.#pictureNow());
  readonly past: PastSession | undefined = $derived.by(() => this.#pastNow());
  readonly refused: Refused | undefined = $derived.by(() => this.#refusedNow());
  /** Why this page is out of the room for good. */
  readonly end: RoomEnd | undefined = $derived.by(() => {
    const { connection } = this.session;
    return typeof connection === 'object' ? END_OF[connection.closed] : undefined;
  });
  /** Where whoever is to help is. */
  readonly company: Company = $derived.by(() => {
    const { about, room, connection } = this.session;
    return companyOf(about, room?.agents ?? [], connection);
  });
  /** Whether the chat is in the open sheet of a narrow window. */
  chatOpen = $state(false);
  readonly #narrow = new MediaQuery('max-width: 900px');
  #seen = $state(0);
  readonly #fromAgents = $derived.by(
    () => this.session.chat.filter(({ author }) => author?.kind === 'agent').length,
  );
  /** Messages of agents that came while the chat was out of sight. */
  readonly unread = $derived(Math.max(0, this.#fromAgents - this.#seen));

  /**
   * To be called while a component is set up: the room follows the session by effects. `presentSince`: when this
   * device came, if it was here before this page was.
   */
  constructor(session: GuestSession, presentSince: number) {
    this.session = session;
    this.stageSince = presentSince;
    $effect.pre(() => {
      if (this.chatOpen || !this.narrow) this.#seen = this.#fromAgents;
    });
    let before: Stage | undefined;
    $effect.pre(() => {
      if (this.stage === before) return;
      this.withdrawn = before === 'ready' && this.stage === 'lobby' && !session.refusal && !session.tookBackFrom;
      if (this.stage === 'connected') this.change = undefined;
      if (before !== undefined) this.stageSince = Date.now();
      before = this.stage;
    });
    let helper: AgentRef | null | undefined;
    $effect.pre(() => {
      if (!session.about) return;
      const now = session.about.agent ?? null;
      if (helper !== undefined && helper?.id !== now?.id) this.change = { before: helper, now };
      helper = now;
    });
    $effect.pre(() => {
      const look = { session: this.watcher?.session, picture: SIGHT_OF[this.picture.kind] };
      untrack(() => (this.#sight = looked(this.#sight, look, Date.now())));
    });
    $effect.pre(() => {
      const { watcher } = this;
      if (!watcher) return;
      return () => {
        this.#lastWatcher = { ...watcher, to: Date.now() };
      };
    });
  }

  /** Too narrow for the chat beside the column. */
  get narrow(): boolean {
    return this.#narrow.current;
  }

  /** Shows the browser's picker and, after a choice, grants. From a click only. */
  async share(): Promise<void> {
    this.withdrawn = false;
    this.change = undefined;
    this.#picked = 'captured';
    this.#picked = await this.session.share();
  }

  #watcherNow(): Watcher | undefined {
    const { live, sharing, room, tookBackFrom } = this.session;
    if (live) return live;
    // Somebody whom the grant did not name has connected: they see nothing, and the remote user is asked first.
    if (tookBackFrom) return undefined;
    const waiting = sharing === 'lost' || sharing === 'picking' ? room?.session : null;
    return waiting
      ? { session: waiting.id, agentName: waiting.agent.name, since: Date.parse(waiting.since) }
      : undefined;
  }

  #stageNow(): Stage {
    if (this.watcher) return 'connected';
    return this.session.sharing === 'captured' ? 'ready' : 'lobby';
  }

  #pictureNow(): Picture {
    const { live, room } = this.session;
    if (!live) {
      const host = room?.session?.host;
      return { kind: 'lost', until: host?.state === 'away' ? Date.parse(host.until) : null };
    }
    if (live.paused) return { kind: 'paused' };
    if (live.interruptedUntil !== null) {
      return { kind: live.media === 'away' ? 'away' : 'interrupted', until: live.interruptedUntil };
    }
    if (live.media === 'live') return { kind: 'live' };
    const viewer = room?.session?.viewer;
    return viewer?.state === 'away' ? { kind: 'away', until: Date.parse(viewer.until) } : { kind: 'starting' };
  }

  #pastNow(): PastSession | undefined {
    const ended = this.session.lastEnded;
    const watcher = this.#lastWatcher;
    if (!ended || watcher?.session !== ended.session) return undefined;
    const seconds = ended.durationSeconds ?? Math.round((watcher.to - watcher.since) / 1000);
    const sight = this.#sight;
    const seen = sight?.session === ended.session && sight.whole ? { from: sight.from ?? 0, to: sight.to ?? 0, ms: sight.ms } : undefined;
    return { agentName: watcher.agentName, reason: ended.reason, seconds, from: watcher.to - seconds * 1000, to: watcher.to, seen };
  }

  #refusedNow(): Refused | undefined {
    if (this.session.refusal) return this.session.refusal === 'expired' ? 'expired' : 'not_taken';
    return this.#picked === 'captured' ? undefined : this.#picked;
  }
}

const SIGHT_OF: Record<Picture['kind'], Look['picture']> = {
  live: 'seen',
  starting: 'unseen',
  paused: 'unseen',
  interrupted: 'unseen',
  away: 'unseen',
  lost: 'lost',
};

const END_OF: Record<ClosedReason, RoomEnd> = {
  left: 'left',
  replaced: 'replaced',
  guest_reset: 'reset',
  // The link's page knows which of these it is.
  request_closed: 'closed',
  expired: 'closed',
  not_found: 'closed',
  signed_out: 'broken',
  too_fast: 'broken',
  protocol: 'broken',
};

export const [useRoom, provideRoom] = createContext<GuestRoom>();
