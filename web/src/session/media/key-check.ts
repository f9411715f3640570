// Binds the words to the keys that the browser uses: fingerprints come from the session descriptions as they are
// applied, and none of them changes within an epoch.

import type { PeerSignal } from '../../api/generated';
import { type Role, type Run, Verification, VerificationFailed, type Words } from '../words';
import { fingerprintOf, sameBytes } from './fingerprint';

export class KeyCheck {
  readonly #role: Role;
  readonly #run: Run;
  #verification: Verification | null = null;
  #otherFingerprint: Uint8Array | null = null;

  constructor(role: Role, run: Run) {
    this.#role = role;
    this.#run = run;
  }

  /**
   * The other side's description, before and after it is applied. A later one of the same epoch is an ICE restart
   * and must come with the same key.
   *
   * @throws {VerificationFailed}
   */
  accept(sdp: string | undefined): void {
    const fingerprint = fingerprintOf(sdp ?? '');
    if (!fingerprint) throw new VerificationFailed('not exactly one fingerprint');
    const known = this.#otherFingerprint;
    if (known && !sameBytes(known, fingerprint)) throw new VerificationFailed('another key in the same epoch');
    this.#otherFingerprint = fingerprint;
  }

  /** This side's description is applied, and with it its key: commits to it. Null when that is done already. */
  async commit(sdp: string | undefined): Promise<PeerSignal | null> {
    if (this.#verification) return null;
    const fingerprint = fingerprintOf(sdp ?? '');
    if (!fingerprint) throw new VerificationFailed('no fingerprint of this side');
    this.#verification = new Verification(this.#role, this.#run, fingerprint);
    return this.#verification.commit();
  }

  /** @throws {VerificationFailed} */
  receiveCommit(signal: PeerSignal & { type: 'commit' }): PeerSignal {
    return this.#begun().receiveCommit(signal);
  }

  /** @throws {VerificationFailed} */
  receiveReveal(signal: PeerSignal & { type: 'reveal' }): Promise<Words> {
    return this.#begun().receiveReveal(signal, this.#otherFingerprint);
  }

  #begun(): Verification {
    if (!this.#verification) throw new VerificationFailed('commitment or nonce before the description');
    return this.#verification;
  }
}
