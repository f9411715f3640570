// The remote user's side of a request, as the page sees it: the room, the chat, the screen, the live session.
// A thin shell: `decisions/host.ts` says what happens, this class does it.

import { type AboutBody, type AgentRef, leaveSessionLink, type Refusal } from '../api/generated';
import { Capture, pickScreen, type Surface } from './capture';
import { pickedFor } from './decisions/consent';
import { decideAsHost } from './decisions/host';
import { HOST_BEGINNING, type HostEffect, type HostInput, type HostState, type Sharing } from './decisions/host-state';
import type { Ended } from './decisions/session';
import { RoomLink } from './link.svelte';
import { HostPeer } from './peer-host';
import { Picture } from './picture.svelte';
import type { Media } from './peer';
import { preloadWords, type Words } from './words';

/** A session in which somebody watches this screen, or is about to. */
export interface Live {
  readonly session: string;
  readonly agentName: string;
  /** Milliseconds since 1970, like `interruptedUntil`. */
  readonly since: number;
  readonly media: Media['state'];
  readonly interruptedUntil: number | null;
  readonly words: Words | null;
  /** Other words were shown before in this session: the agent's page was reloaded. */
  readonly wordsChanged: boolean;
  readonly paused: boolean;
}

export class GuestSession {
  readonly #token: string;
  readonly #link: RoomLink;
  readonly #picture = new Picture();
  #host = $state.raw<HostState>(HOST_BEGINNING);
  #paused = $state(false);
  #capture = $state.raw<Capture | null>(null);
  #peer: HostPeer | null = null;

  readonly live: Live | null = $derived.by(() => this.#liveNow());

  constructor({ token }: { token: string }) {
    this.#token = token;
    this.#link = new RoomLink(`/api/v1/session-links/${encodeURIComponent(token)}/socket`, {
      opened: () => this.#decide({ type: 'opened' }),
      message: (message) => this.#decide({ type: 'said', message }),
      shutOut: (reason) => this.#decide({ type: 'shut_out', reason }),
    });
  }

  get connection() {
    return this.#link.connection;
  }

  get room() {
    return this.#link.room;
  }

  get chat() {
    return this.#link.chat;
  }

  /** Who is to help; null before the first welcome. */
  get about(): AboutBody | null {
    return this.#host.about;
  }

  /** Whom a press of Allow would name; null is the organisation. */
  get asking(): AgentRef | null {
    return pickedFor(this.#host);
  }

  /** Whom a grant named that is not theirs any more: the remote user is asked anew. */
  get tookBackFrom(): AgentRef | null {
    return this.#host.tookBackFrom;
  }

  get sharing(): Sharing {
    return this.#host.sharing;
  }

  /** What is shared; null while nothing is. */
  get surface(): Surface | null {
    return this.#capture?.surface ?? null;
  }

  get lastEnded(): Ended | null {
    return this.#host.lastEnded;
  }

  /** Why the server did not take the last grant. */
  get refusal(): Refusal | null {
    return this.#host.refusal;
  }

  open(): void {
    this.#link.open();
  }

  /** Shows the browser's picker, then grants. Must be called from a click: the browser asks for one. */
  async share(): Promise<'captured' | 'cancelled' | 'unavailable'> {
    if (this.sharing === 'captured' || this.sharing === 'picking') return 'cancelled';
    preloadWords();
    this.#decide({ type: 'picking' });
    const picked = await pickScreen(() => this.stop());
    if (!(picked instanceof Capture)) {
      this.#decide({ type: 'not_captured', why: picked });
      return picked;
    }
    if (this.#host.sharing !== 'picking') {
      // The page was left, or shut out, while the picker was open.
      picked.stop();
      return 'cancelled';
    }
    this.#capture = picked;
    this.#decide({ type: 'captured' });
    return 'captured';
  }

  /** Takes the grant back. */
  withdraw(): void {
    this.stop();
  }

  /** Ends sharing in this page first, then tells the server. */
  stop(): void {
    this.#decide({ type: 'stopped' });
  }

  /** The agent sees nothing until `resume`; the session goes on. */
  pause(): void {
    this.#setPaused(true);
  }

  resume(): void {
    this.#setPaused(false);
  }

  /** Ends everything and frees the request for another device. */
  leave(): void {
    const online = this.connection === 'open';
    this.#decide({ type: 'leaving' });
    if (online) return; // the server closes the socket
    this.#link.close();
    this.#link.connection = { closed: 'left' };
    // Unheard when the server is away: its lease on this device runs out all the same.
    void leaveSessionLink({ path: { token: this.#token } }).catch(() => {});
  }

  say(text: string): void {
    this.#link.say(text);
  }

  retry(clientId: string): void {
    this.#link.retry(clientId);
  }

  /** The page goes away, and may come back: lets go of everything, says nothing to the server. */
  close(): void {
    this.#peer?.away();
    this.#link.close();
    this.#closePeer();
    this.#dropCapture();
  }

  #decide(input: HostInput): void {
    const { state, effects } = decideAsHost(this.#host, input);
    this.#host = state;
    for (const effect of effects) this.#carryOut(effect);
  }

  #carryOut(effect: HostEffect): void {
    switch (effect.do) {
      case 'say':
        this.#link.send(effect.message);
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
      case 'drop_capture':
        return this.#dropCapture();
    }
  }

  #startPeer(session: string, epoch: number): void {
    if (!this.#capture) return;
    this.#peer?.close();
    this.#picture.renew();
    this.#peer = new HostPeer({ session, epoch }, this.#link.iceServers, this.#capture.track, this.#paused, {
      signal: (signal) => this.#link.signal(session, epoch, signal),
      words: (words) => this.#picture.setWords(words),
      media: (media) => this.#picture.setMedia(media),
      ended: (how) => this.#decide({ type: 'peer_ended', how }),
    });
  }

  #closePeer(): void {
    this.#peer?.close();
    this.#peer = null;
    this.#picture.clear();
  }

  #dropCapture(): void {
    this.#capture?.stop();
    this.#capture = null;
    this.#paused = false;
  }

  #setPaused(paused: boolean): void {
    if (!this.#capture) return;
    this.#paused = paused;
    this.#capture.pause(paused);
    this.#peer?.pause(paused);
  }

  #liveNow(): Live | null {
    const { running } = this.#host;
    if (!running) return null;
    const { media, interruptedUntil, words, wordsChanged } = this.#picture;
    const { session, agentName, since } = running;
    return { session, agentName, since, media, interruptedUntil, words, wordsChanged, paused: this.#paused };
  }
}
