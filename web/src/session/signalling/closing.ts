// What a close code of the server means (`CloseCode` in the protocol). A code that says nothing about this page's
// right to be here is a break, and breaks are mended by connecting again.

/** Why a socket is closed for good. The page says so; only the person can go on from here. */
export type ClosedReason =
  | 'request_closed'
  | 'expired'
  | 'not_found'
  | 'guest_reset'
  | 'replaced'
  | 'signed_out'
  | 'left'
  | 'too_fast'
  /** The two programs do not understand each other: an old page, most likely. */
  | 'protocol';

const FINAL: ReadonlyMap<number, ClosedReason> = new Map([
  [4002, 'too_fast'],
  [4010, 'request_closed'],
  [4011, 'guest_reset'],
  [4012, 'replaced'],
  [4013, 'signed_out'],
  [4014, 'left'],
  [4015, 'expired'],
  [4016, 'not_found'],
]);

/** Going away, none, abnormal, internal error, restart, try again, bad gateway (IANA's registry of close codes). */
const RETRYABLE: ReadonlySet<number> = new Set([1001, 1005, 1006, 1011, 1012, 1013, 1014]);

/** The reason when `code` is final; null when connecting again is right. */
export function finalReason(code: number): ClosedReason | null {
  if (RETRYABLE.has(code)) return null;
  return FINAL.get(code) ?? 'protocol';
}
