// The one-time link that a page was opened by: what it leads to, and whether it still does.
import { problemCode } from '../../api/problem';
import { catchFocus } from '../../app/focus';
import { dropToken, takeToken, type OneTimePage } from './one-time-token';

export type LinkPhase<Found> = { kind: 'opening' } | { kind: 'failed'; problem: unknown } | { kind: 'dead' } | { kind: 'open'; found: Found };

export class OneTimeLink<Found> {
  phase: LinkPhase<Found> = $state.raw({ kind: 'opening' });
  token: string;
  readonly #page: OneTimePage;
  readonly #ask: (token: string) => Promise<{ data?: Found; error?: unknown }>;

  /** @param ask what the link leads to */
  constructor(page: OneTimePage, ask: (token: string) => Promise<{ data?: Found; error?: unknown }>) {
    this.#page = page;
    this.#ask = ask;
    this.token = takeToken(page);
  }

  readonly open = async (): Promise<void> => {
    this.phase = { kind: 'opening' };
    const { token } = this;
    if (token === '') return void (this.phase = { kind: 'dead' });
    const { data, error } = await this.#ask(token);
    if (token !== this.token) return;
    if (data) this.phase = { kind: 'open', found: data };
    else this.phase = isDead(error) ? { kind: 'dead' } : { kind: 'failed', problem: error ?? {} };
  };

  /** Another link that is opened in this tab changes only what stands after `#`. */
  readonly another = (): void => {
    if (location.hash === '') return;
    this.token = takeToken(this.#page);
    void this.open();
  };

  /** It has done what it was for. */
  used(): void {
    dropToken(this.#page);
  }

  /** It has turned out to be of no use any more. */
  async dies(): Promise<void> {
    this.phase = { kind: 'dead' };
    await catchFocus();
  }
}

function isDead(error: unknown): boolean {
  return ['not_found', 'invalid_fields', 'malformed_request'].includes(problemCode(error));
}
