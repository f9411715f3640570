// The member's own second factors, as the account page shows them.
import { getSecondFactors, listPasskeys, type PasskeyListBody, type SecondFactorsBody } from '../../api/generated';

export class SecondFactors {
  own: SecondFactorsBody | null = $state.raw(null);
  passkeys: PasskeyListBody | null = $state.raw(null);
  problem: unknown = $state.raw(null);
  #asked = 0;

  /** Whether anything beside the password is needed to sign in. */
  get inForce(): boolean {
    return this.own !== null && (this.own.totp_since !== null || this.own.passkeys > 0);
  }

  load = async (): Promise<void> => {
    const asking = ++this.#asked;
    const [own, passkeys] = await Promise.all([getSecondFactors(), listPasskeys()]);
    if (asking !== this.#asked) return;
    this.problem = own.error ?? passkeys.error ?? (own.data && passkeys.data ? null : {});
    if (own.data) this.own = own.data;
    if (passkeys.data) this.passkeys = passkeys.data;
  };
}
