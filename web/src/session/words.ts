// The verification words: both ends of a session show the same two words when nobody sits between them.
// Takes fingerprints and signals, gives signals and words; knows nothing of sockets and peer connections.
// Construction and odds: docs/adr/0004-verification-words.md.

import type { PeerSignal } from '../api/generated';
import { BEGINNING, committed, type Exchange, FIELD_BYTES, revealed } from './words/exchange';
import { VerificationFailed } from './words/failure';
import { fromHex, toHex } from './words/hex';
import { type Words, wordsOf } from './words/list';
import { agreement, commitment, type Contribution, type Role, type Run } from './words/transcript';

export { VerificationFailed } from './words/failure';
export { preloadWords, type Words } from './words/list';
export type { Role, Run } from './words/transcript';

type CommitSignal = Extract<PeerSignal, { type: 'commit' }>;
type RevealSignal = Extract<PeerSignal, { type: 'reveal' }>;

/** One side of one verification. Its calls must not overlap; whoever owns it handles signals one by one. */
export class Verification {
  readonly #role: Role;
  readonly #run: Run;
  readonly #own: Contribution;
  #exchange: Exchange = BEGINNING;

  constructor(
    role: Role,
    run: Run,
    ownFingerprint: Uint8Array,
    nonce: Uint8Array = crypto.getRandomValues(new Uint8Array(FIELD_BYTES)),
  ) {
    this.#role = role;
    this.#run = run;
    this.#own = { fingerprint: ownFingerprint, nonce };
  }

  /** The first signal of this side. */
  async commit(): Promise<CommitSignal> {
    return { type: 'commit', commitment: toHex(await commitment(this.#role, this.#run, this.#own)) };
  }

  /**
   * The other side is bound to its nonce: answers with this side's.
   *
   * @throws {VerificationFailed}
   */
  receiveCommit(signal: CommitSignal): RevealSignal {
    this.#exchange = committed(this.#exchange, bytes(signal.commitment));
    return { type: 'reveal', nonce: toHex(this.#own.nonce) };
  }

  /**
   * The other side's nonce, which must be the one it committed to together with the fingerprint that the
   * browser was told to accept.
   *
   * @throws {VerificationFailed}
   */
  async receiveReveal(signal: RevealSignal, otherFingerprint: Uint8Array | null): Promise<Words> {
    const { commitment: promised, nonce } = (this.#exchange = revealed(this.#exchange, bytes(signal.nonce)));
    if (!otherFingerprint) throw new VerificationFailed('nonce before fingerprint');

    const other = { fingerprint: otherFingerprint, nonce };
    const otherRole = this.#role === 'host' ? 'viewer' : 'host';
    if (toHex(await commitment(otherRole, this.#run, other)) !== toHex(promised)) {
      throw new VerificationFailed('nonce or fingerprint is not what was committed to');
    }
    const [host, viewer] = this.#role === 'host' ? [this.#own, other] : [other, this.#own];
    return wordsOf(await agreement(this.#run, host, viewer));
  }
}

function bytes(digits: string): Uint8Array {
  const decoded = fromHex(digits);
  if (!decoded) throw new VerificationFailed('not hexadecimal');
  return decoded;
}
