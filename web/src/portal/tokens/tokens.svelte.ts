// API tokens as the page shows them: one's own, or everybody's.
import { listApiTokens, revokeApiToken, type ApiTokenBody } from '../../api/generated';
import { problemCode } from '../../api/problem';

export type Whose = 'me' | 'all';

export class Tokens {
  items: readonly ApiTokenBody[] = $state.raw([]);
  whose: Whose = $state('me');
  known = $state(false);
  /** Why there is no answer. */
  problem: unknown = $state.raw(null);
  #asked = 0;

  async show(whose: Whose): Promise<void> {
    if (whose !== this.whose) this.known = false;
    this.whose = whose;
    await this.load();
  }

  async load(): Promise<void> {
    const asking = ++this.#asked;
    const { data, error } = await listApiTokens({ query: { of: this.whose } });
    if (asking !== this.#asked) return;
    this.problem = data ? null : (error ?? {});
    if (!data) return;
    this.items = data.items;
    this.known = true;
  }

  /** Takes in a token that was just made here. */
  made(token: ApiTokenBody): void {
    this.#asked += 1;
    this.items = [token, ...this.items];
  }

  /** Revokes a token; gives the problem if there is one. */
  async revoke({ id }: ApiTokenBody): Promise<unknown> {
    const { error, response } = await revokeApiToken({ path: { id } });
    if (!response?.ok && problemCode(error) !== 'not_found') return error ?? {};
    this.#asked += 1;
    this.items = this.items.filter((token) => token.id !== id);
    return undefined;
  }
}
