// The one error of this folder. Whoever catches it ends the session with `verification_failed`.

/** The other side's keys could not be verified: somebody may be in between. The message is for a debugger only. */
export class VerificationFailed extends Error {
  override readonly name = 'VerificationFailed';
}
