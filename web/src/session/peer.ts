// What host and viewer have in common: one peer connection for one epoch, its candidates, its verification, its
// recovery, its control channel. Which side offers, and what flows, is in `peer-host.ts` and `peer-viewer.ts`.

import type { AbortReason, IceServer, PeerSignal } from '../api/generated';
import { type ControlMessage, parseControl } from './media/control';
import { usable } from './media/ice-servers';
import { KeyCheck } from './media/key-check';
import { abandoned, asked, begun, changed, due, GIVE_UP_MS, nextDue, type Recovery } from './media/recovery';
import { Serial } from './media/serial';
import { type Role, type Run, VerificationFailed, type Words } from './words';

/** How the picture's connection is doing. `until` is when it is given up; milliseconds since 1970. */
export type Media =
  | { readonly state: 'connecting' }
  | { readonly state: 'live' }
  | { readonly state: 'interrupted'; readonly until: number }
  /** The other page went away by itself: closed, reloaded, or in another tab now. */
  | { readonly state: 'away'; readonly until: number };

/** Why a peer ended by itself: it gave up, or the other page said so. */
export type PeerEnd = AbortReason | 'bye';

export interface PeerEvents {
  /** To the other side. Whether it went out. */
  signal(signal: PeerSignal): boolean;
  words(words: Words): void;
  media(media: Media): void;
  /** The peer has closed itself; nothing follows. */
  ended(how: PeerEnd): void;
}

export abstract class Peer {
  protected readonly connection: RTCPeerConnection;
  readonly #keys: KeyCheck;
  readonly #events: PeerEvents;
  readonly #serial = new Serial((error) => this.#failed(error));
  #candidates: RTCIceCandidateInit[] | null = [];
  #verified = false;
  #wasLive = false;
  #otherAway = false;
  #recovery: Recovery = begun(Date.now());
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #verifyTimer: ReturnType<typeof setTimeout>;
  #control: RTCDataChannel | null = null;

  constructor(role: Role, run: Run, iceServers: readonly IceServer[], events: PeerEvents) {
    this.#keys = new KeyCheck(role, run);
    this.#events = events;
    // With one transport for everything there is one key to verify.
    this.connection = new RTCPeerConnection({ iceServers: usable(iceServers), bundlePolicy: 'max-bundle' });
    this.connection.onicecandidate = ({ candidate }) => candidate && this.send(candidateSignal(candidate));
    this.connection.onconnectionstatechange = () =>
      this.#recover(changed(this.#recovery, this.connection.connectionState, Date.now()));
    // A connection that stands but is never verified is as good as none.
    this.#verifyTimer = setTimeout(() => this.#end('connection_lost'), GIVE_UP_MS);
    this.#recover(this.#recovery);
  }

  /** A signal of this epoch from the other side. */
  receive(signal: PeerSignal): void {
    this.#serial.run(() => this.#receive(signal));
  }

  /** The way to the server stands again: a restart that could not be asked for can be now. */
  signallingReturned(): void {
    if (this.#recovery.brokenSince !== null) this.#recover(asked(this.#recovery, Date.now()));
  }

  /** Tells the other page that this is the end, past the server; `close` follows. */
  bye(): void {
    this.say({ type: 'bye' });
  }

  /** Tells the other page that this one goes and may come back; `close` follows. */
  away(): void {
    this.say({ type: 'away' });
  }

  close(): void {
    this.#serial.close();
    clearTimeout(this.#timer);
    clearTimeout(this.#verifyTimer);
    this.connection.onconnectionstatechange = null;
    this.connection.onicecandidate = null;
    this.connection.close();
  }

  protected abstract receiveDescription(signal: PeerSignal & { type: 'offer' | 'answer' }): Promise<void>;
  /** Restarts ICE, or asks the side that can. */
  protected abstract restartIce(): Promise<void> | void;
  /** The words are known: from now on the picture may flow and be shown. */
  protected abstract verified(): Promise<void> | void;
  protected abstract heard(message: ControlMessage): void;

  protected run(step: () => Promise<void> | void): void {
    this.#serial.run(step);
  }

  protected send(signal: PeerSignal): boolean {
    return this.#events.signal(signal);
  }

  protected say(message: ControlMessage): void {
    if (this.#control?.readyState === 'open') this.#control.send(JSON.stringify(message));
  }

  protected useControl(channel: RTCDataChannel, opened: () => void): void {
    this.#control = channel;
    channel.onopen = opened;
    channel.onmessage = ({ data }) => this.#heard(parseControl(data));
  }

  /** Applies the other side's description; a later one of the same epoch must come with the same key. */
  protected async applyRemote(description: RTCSessionDescriptionInit): Promise<void> {
    this.#keys.accept(description.sdp);
    await this.connection.setRemoteDescription(description);
    this.#keys.accept(this.connection.remoteDescription?.sdp);
    this.#addWaitingCandidates();
  }

  /** The local description is set, and with it this side's key. */
  protected async commit(): Promise<void> {
    const commit = await this.#keys.commit(this.connection.localDescription?.sdp);
    if (commit) this.send(commit);
  }

  async #receive(signal: PeerSignal): Promise<void> {
    switch (signal.type) {
      case 'offer':
      case 'answer':
        return this.receiveDescription(signal);
      case 'candidate':
        return this.#addCandidate(rtcCandidate(signal));
      case 'restart_ice':
        return this.#recover(asked(this.#recovery, Date.now()));
      case 'commit':
        this.send(this.#keys.receiveCommit(signal));
        return;
      case 'reveal': {
        const words = await this.#keys.receiveReveal(signal);
        clearTimeout(this.#verifyTimer);
        this.#verified = true;
        this.#events.words(words);
        await this.verified();
        return this.#tellMedia();
      }
    }
  }

  async #addCandidate(candidate: RTCIceCandidateInit): Promise<void> {
    if (this.#candidates) this.#candidates.push(candidate);
    else await this.connection.addIceCandidate(candidate);
  }

  /** Each in a step of its own: one that the browser refuses must not take the others with it. */
  #addWaitingCandidates(): void {
    for (const candidate of this.#candidates ?? []) this.run(() => this.connection.addIceCandidate(candidate));
    this.#candidates = null;
  }

  #recover(next: Recovery): void {
    const now = Date.now();
    const { recovery, act } = due(next, now);
    this.#recovery = recovery;
    clearTimeout(this.#timer);
    if (act === 'give_up') return this.#end('connection_lost');
    if (act === 'restart') this.run(() => this.restartIce());

    const at = nextDue(recovery);
    if (at !== null) this.#timer = setTimeout(() => this.#recover(this.#recovery), Math.max(0, at - now));
    this.#tellMedia();
  }

  #tellMedia(): void {
    const { brokenSince } = this.#recovery;
    const live = brokenSince === null && this.#verified;
    this.#wasLive ||= live;
    if (live) this.#events.media({ state: 'live' });
    else if (this.#wasLive && brokenSince !== null) {
      const state = this.#otherAway ? 'away' : 'interrupted';
      this.#events.media({ state, until: brokenSince + GIVE_UP_MS });
    } else this.#events.media({ state: 'connecting' });
  }

  #heard(message: ControlMessage | null): void {
    if (message?.type === 'bye') this.#end('bye');
    else if (message?.type === 'away') this.#otherGoes();
    else if (message) this.heard(message);
  }

  /** What it left behind would stand as a picture that nobody shares any more. */
  #otherGoes(): void {
    this.#otherAway = true;
    this.#recover(abandoned(this.#recovery, Date.now()));
  }

  /** A step failed. A description or candidate that the browser refuses is left to the recovery's clock. */
  #failed(error: unknown): void {
    if (error instanceof VerificationFailed) this.#end('verification_failed');
  }

  #end(how: PeerEnd): void {
    this.close();
    this.#events.ended(how);
  }
}

function candidateSignal({ candidate, sdpMid, sdpMLineIndex }: RTCIceCandidate): PeerSignal {
  return { type: 'candidate', candidate, sdp_mid: sdpMid, sdp_m_line_index: sdpMLineIndex };
}

function rtcCandidate(signal: PeerSignal & { type: 'candidate' }): RTCIceCandidateInit {
  return {
    candidate: signal.candidate,
    sdpMid: signal.sdp_mid ?? null,
    sdpMLineIndex: signal.sdp_m_line_index ?? null,
  };
}
