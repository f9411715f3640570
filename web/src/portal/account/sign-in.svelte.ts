// Signing in: the password, then a second step where one is needed; or a passkey, and nothing else.
import { beginPasskeySignIn, signIn, signInByPasskey, type MeBody, type SecondFactorKind } from '../../api/generated';
import { problemCode, problemOf, problemText } from '../../api/problem';
import { language } from '../../app/language.svelte';
import * as m from '../../paraglide/messages.js';
import { durationInWords } from '../../ui/time';
import { askWho } from './passkey';

type Step = { kind: 'password' } | { kind: 'second'; factors: readonly SecondFactorKind[] };

export class SignIn {
  email = $state('');
  password = $state('');
  step: Step = $state.raw({ kind: 'password' });
  /** What the server is working on. */
  busy: 'no' | 'password' | 'passkey' = $state('no');
  /** Why the last try came to nothing, in words; null when the field says it. */
  trouble: string | null = $state(null);
  wrongCode = $state(false);
  readonly #signedIn: (me: MeBody) => void;

  constructor(signedIn: (me: MeBody) => void) {
    this.#signedIn = signedIn;
  }

  /** Sends the password, and a code where one was asked for. */
  async send(code?: string): Promise<void> {
    if (this.busy !== 'no') return;
    this.#begin('password');
    const { data, error, response } = await signIn({ body: { email: this.email.trim(), password: this.password, ...(code !== undefined && { code }) } });
    this.busy = 'no';
    if (data) return this.#signedIn(data);
    const refusal = problemCode(error);
    if (refusal === 'second_factor_required') this.step = { kind: 'second', factors: problemOf(error)?.second_factors ?? ['totp'] };
    else if (refusal === 'wrong_code') this.wrongCode = true;
    else {
      // The password was changed meanwhile.
      if (refusal === 'wrong_credentials') this.step = { kind: 'password' };
      this.trouble = sentence(error, response?.headers.get('Retry-After') ?? null);
    }
  }

  /** Asks the browser for a passkey. No address is needed. */
  async usePasskey(): Promise<void> {
    if (this.busy !== 'no') return;
    this.#begin('passkey');
    this.trouble = await this.#passkey();
    this.busy = 'no';
  }

  back(): void {
    this.password = '';
    this.step = { kind: 'password' };
    this.#begin('no');
  }

  async #passkey(): Promise<string | null> {
    const { data: begun, error } = await beginPasskeySignIn();
    if (!begun) return problemText(error);
    const asked = await askWho(begun.options);
    if (asked.kind !== 'answered') return m.signin_passkey_cancelled();
    const { data, error: refused, response } = await signInByPasskey({ body: { ceremony: begun.ceremony, credential: asked.credential } });
    if (!data) return sentence(refused, response?.headers.get('Retry-After') ?? null);
    this.#signedIn(data);
    return null;
  }

  #begin(what: typeof this.busy): void {
    this.busy = what;
    this.trouble = null;
    this.wrongCode = false;
  }
}

function sentence(problem: unknown, retryAfter: string | null): string {
  const seconds = retryAfter !== null && /^\d+$/.test(retryAfter) ? Number(retryAfter) : null;
  if (problemCode(problem) !== 'too_many_requests' || seconds === null) return problemText(problem);
  return m.portal_sign_in_too_many({ duration: durationInWords(Math.max(1, seconds), language.region) });
}
