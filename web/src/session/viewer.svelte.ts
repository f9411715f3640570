// The agent's session page: the remote screen, the words, the numbers. A thin shell: `decisions/viewer.ts` says what
// happens, this class does it, over the socket of the `AgentRoom` it is given.

import type { AgentRoom } from './agent.svelte';
import { type Ended, entered } from './decisions/session';
import { decideAsViewer, type ViewerEffect, type ViewerInput, type ViewerState } from './decisions/viewer';
import { ViewerPeer } from './peer-viewer';
import { Picture } from './picture.svelte';
import { type Snapshot, type Stats, statsOf } from './stats';
import { Tally } from './tally';
import { preloadWords } from './words';

const STATS_EVERY_MS = 1000;
/** Every so many times the record is told. */
const TOLD_EVERY = 10;

export class ViewerSession {
  readonly #room: AgentRoom;
  readonly #session: string;
  readonly #stopListening: () => void;
  readonly #picture = new Picture();
  #state = $state.raw<ViewerState>() as ViewerState;
  #peer: ViewerPeer | null = null;
  #statsTimer: ReturnType<typeof setInterval> | undefined;
  readonly #tally = new Tally();

  /** The remote screen; null until the words are known. */
  stream = $state.raw<MediaStream | null>(null);
  /** The remote user holds the picture back. */
  paused = $state(false);
  stats = $state.raw<Stats | null>(null);

  constructor({ room, session }: { room: AgentRoom; session: string }) {
    preloadWords();
    this.#room = room;
    this.#session = session;
    const shown = room.room?.session?.id ?? null;
    this.#state = { running: entered(session), place: 'here', shown, left: null, ended: null };
    this.#stopListening = room.listen((message) => this.#decide({ type: 'said', message }));
  }

  get media() {
    return this.#picture.media;
  }

  get interruptedUntil() {
    return this.#picture.interruptedUntil;
  }

  get words() {
    return this.#picture.words;
  }

  /** Other words were shown before in this session: both people have to compare again. */
  get wordsChanged() {
    return this.#picture.wordsChanged;
  }

  /** Another page of the same agent shows the session now; `attach` brings it back here. */
  get takenOver(): boolean {
    return this.#state.place === 'taken_over';
  }

  get ended(): Ended | null {
    return this.#state.ended;
  }

  /** Says that this page shows the session; after a break it is said again by itself. */
  attach(): void {
    if (this.#room.connection === 'open') this.#decide({ type: 'attaching' });
  }

  /** *End session*. */
  end(): void {
    this.#decide({ type: 'ending' });
  }

  /** The page goes away; the session waits for another one. */
  close(): void {
    this.#peer?.away();
    this.#stopListening();
    this.#closePeer();
  }

  #decide(input: ViewerInput): void {
    const { state, effects } = decideAsViewer(this.#state, input);
    this.#state = state;
    for (const effect of effects) this.#carryOut(effect);
  }

  #carryOut(effect: ViewerEffect): void {
    switch (effect.do) {
      case 'say':
        this.#room.send(effect.message);
        return;
      case 'start_peer':
        return this.#startPeer(effect.session, effect.epoch);
      case 'give_peer':
        return this.#peer?.receive(effect.signal);
      case 'tell_peer_that_signalling_returned':
        return this.#peer?.signallingReturned();
      case 'say_bye_to_peer':
        return this.#peer?.bye();
      case 'say_away_to_peer':
        return this.#peer?.away();
      case 'close_peer':
        return this.#closePeer();
    }
  }

  #startPeer(session: string, epoch: number): void {
    this.#dropPeer();
    this.#picture.renew();
    const peer = new ViewerPeer({ session, epoch }, this.#room.iceServers, {
      signal: (signal) => this.#room.signal(session, epoch, signal),
      words: (words) => this.#picture.setWords(words),
      media: (media) => this.#picture.setMedia(media),
      ended: (how) => this.#decide({ type: 'peer_ended', how }),
      stream: (stream) => (this.stream = stream),
      paused: (paused) => (this.paused = paused),
    });
    this.#peer = peer;
    this.#watchStats(peer);
  }

  #watchStats(peer: ViewerPeer): void {
    let before: Snapshot | null = null;
    let times = 0;
    this.#statsTimer = setInterval(async () => {
      const now: Snapshot = await peer.getStats();
      if (peer !== this.#peer) return;
      this.stats = statsOf(before, now);
      before = now;
      this.#tally.count(now, this.stats.route);
      times += 1;
      if (times % TOLD_EVERY === 0) this.#tellRecord();
    }, STATS_EVERY_MS);
  }

  /** Says for the session's record what was counted so far. */
  #tellRecord(): void {
    const { measured } = this.#tally;
    if (measured) this.#room.send({ type: 'measured', session: this.#session, ...measured });
  }

  #closePeer(): void {
    this.#dropPeer();
    this.#picture.clear();
  }

  #dropPeer(): void {
    clearInterval(this.#statsTimer);
    if (this.#peer) {
      this.#tellRecord();
      this.#tally.next();
    }
    this.#peer?.close();
    this.#peer = null;
    this.stream = null;
    this.stats = null;
    this.paused = false;
  }
}
