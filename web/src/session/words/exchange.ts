// The order in which commitments and nonces change hands. This is the whole defence against a relay that
// searches for keys: nobody shows a nonce before the other side is bound to its own. Pure; hashes nothing.

import { VerificationFailed } from './failure';

/** Where this side stands, after its own commitment went out. */
export type Exchange =
  | { readonly step: 'awaiting_commitment' }
  | { readonly step: 'awaiting_nonce'; readonly commitment: Uint8Array }
  | { readonly step: 'complete'; readonly commitment: Uint8Array; readonly nonce: Uint8Array };

/** Length of a commitment and of a nonce. */
export const FIELD_BYTES = 32;

export const BEGINNING: Exchange = { step: 'awaiting_commitment' };

/**
 * The other side's commitment has arrived: from now on this side may show its nonce.
 *
 * @throws {VerificationFailed} when there was one already, the same or another
 */
export function committed(exchange: Exchange, commitment: Uint8Array): Exchange & { step: 'awaiting_nonce' } {
  if (exchange.step !== 'awaiting_commitment') throw new VerificationFailed('second commitment');
  return { step: 'awaiting_nonce', commitment: ofRightLength(commitment) };
}

/**
 * The other side's nonce has arrived.
 *
 * @throws {VerificationFailed} when it comes before the commitment or for the second time
 */
export function revealed(exchange: Exchange, nonce: Uint8Array): Exchange & { step: 'complete' } {
  switch (exchange.step) {
    case 'awaiting_commitment':
      throw new VerificationFailed('nonce before commitment');
    case 'awaiting_nonce':
      return { step: 'complete', commitment: exchange.commitment, nonce: ofRightLength(nonce) };
    case 'complete':
      throw new VerificationFailed('second nonce');
  }
}

function ofRightLength(field: Uint8Array): Uint8Array {
  if (field.length !== FIELD_BYTES) throw new VerificationFailed('wrong length');
  return field;
}
