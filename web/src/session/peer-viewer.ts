// The viewer's end of one epoch: answers, and shows the picture once the words are known.

import type { IceServer, PeerSignal } from '../api/generated';
import { CONTROL_LABEL, type ControlMessage } from './media/control';
import { Peer, type PeerEvents } from './peer';
import type { Run } from './words';

export interface ViewerPeerEvents extends PeerEvents {
  /** The remote screen; said after the words. */
  stream(stream: MediaStream): void;
  paused(paused: boolean): void;
}

export class ViewerPeer extends Peer {
  readonly #events: ViewerPeerEvents;
  #track: MediaStreamTrack | null = null;

  constructor(run: Run, iceServers: readonly IceServer[], events: ViewerPeerEvents) {
    super('viewer', run, iceServers, events);
    this.#events = events;
    this.connection.ondatachannel = ({ channel }) => {
      if (channel.label === CONTROL_LABEL) this.useControl(channel, () => {});
    };
    this.connection.ontrack = ({ track, receiver }) => {
      this.#track ??= track;
      showAtOnce(receiver);
    };
  }

  /** The numbers behind `stats.ts`. */
  async getStats(): Promise<RTCStatsReport> {
    return this.connection.getStats();
  }

  protected override async receiveDescription({ type, sdp }: PeerSignal & { type: 'offer' | 'answer' }): Promise<void> {
    if (type !== 'offer') return;
    await this.applyRemote({ type, sdp });
    await this.connection.setLocalDescription(await this.connection.createAnswer());
    this.send({ type: 'answer', sdp: this.connection.localDescription?.sdp ?? '' });
    await this.commit();
  }

  protected override restartIce(): void {
    this.send({ type: 'restart_ice' });
  }

  protected override verified(): void {
    if (this.#track) this.#events.stream(new MediaStream([this.#track]));
  }

  protected override heard(message: ControlMessage): void {
    if (message.type === 'paused') this.#events.paused(message.paused);
  }
}

/** Asks the browser to hold no frame back for smoothness; the second name is Chromium's older one, in seconds. */
function showAtOnce(receiver: RTCRtpReceiver & { playoutDelayHint?: number }): void {
  if ('jitterBufferTarget' in receiver) receiver.jitterBufferTarget = 0;
  if ('playoutDelayHint' in receiver) receiver.playoutDelayHint = 0;
}
