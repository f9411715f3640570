// The host's end of one epoch: offers, sends the screen once the words are known, restarts ICE.

import type { IceServer, PeerSignal } from '../api/generated';
import { preferred } from './media/codecs';
import { CONTROL_LABEL } from './media/control';
import { Peer, type PeerEvents } from './peer';
import type { Run } from './words';

/** Text must stay sharp and a scrolled page must come through at once; below this the network decides. */
const MAX_BITRATE = 20_000_000;
const MAX_FRAMERATE = 60;

export class HostPeer extends Peer {
  readonly #track: MediaStreamTrack;
  readonly #sender: RTCRtpSender;
  #paused: boolean;

  constructor(
    run: Run,
    iceServers: readonly IceServer[],
    track: MediaStreamTrack,
    paused: boolean,
    events: PeerEvents,
  ) {
    super('host', run, iceServers, events);
    this.#track = track;
    this.#paused = paused;
    this.useControl(this.connection.createDataChannel(CONTROL_LABEL), () => this.pause(this.#paused));
    this.#sender = this.#addSender();
    this.run(() => this.#offer());
  }

  /** Tells the viewer; that no picture goes out is the capture's doing. */
  pause(paused: boolean): void {
    this.#paused = paused;
    this.say({ type: 'paused', paused });
  }

  /** A sender without its track: nothing is sent before the words are known. */
  #addSender(): RTCRtpSender {
    const transceiver = this.connection.addTransceiver('video', {
      direction: 'sendonly',
      sendEncodings: [{ maxBitrate: MAX_BITRATE, maxFramerate: MAX_FRAMERATE }],
    });
    const codecs = RTCRtpReceiver.getCapabilities('video')?.codecs;
    if (codecs) transceiver.setCodecPreferences(preferred(codecs));
    return transceiver.sender;
  }

  async #offer(options?: RTCOfferOptions): Promise<void> {
    const offer = await this.connection.createOffer(options);
    await this.connection.setLocalDescription(offer);
    this.send({ type: 'offer', sdp: this.connection.localDescription?.sdp ?? '' });
    await this.commit();
  }

  protected override async receiveDescription({ type, sdp }: PeerSignal & { type: 'offer' | 'answer' }): Promise<void> {
    // An answer that nobody waits for belongs to an offer that a restart has replaced.
    if (type !== 'answer' || this.connection.signalingState !== 'have-local-offer') return;
    await this.applyRemote({ type, sdp });
  }

  protected override async restartIce(): Promise<void> {
    await this.#offer({ iceRestart: true });
  }

  protected override async verified(): Promise<void> {
    await this.#sender.replaceTrack(this.#track);
    this.run(() => this.#keepResolution());
  }

  /** A step of its own: a browser that does not know the preference shares its screen all the same. */
  async #keepResolution(): Promise<void> {
    const parameters = this.#sender.getParameters();
    parameters.degradationPreference = 'maintain-resolution';
    await this.#sender.setParameters(parameters);
  }

  protected override heard(): void {
    // The viewer says nothing that is for the host alone.
  }
}
