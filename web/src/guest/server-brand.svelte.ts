// Who runs this server, for pages that know no request. Asked once; without an answer they go without.
import { getBrand } from '../api/generated';
import { brandOf, type Brand } from './brand';

class ServerBrand {
  #brand: Brand | undefined = $state.raw();
  /** Whether the server has no owner yet, so that nobody can sign in. */
  isNobodys = $state(false);
  #asked = false;

  get current(): Brand | undefined {
    this.ask();
    return this.#brand;
  }

  /** Asks the server, unless that was done. */
  ask(): void {
    if (!this.#asked) void this.#ask();
  }

  async #ask(): Promise<void> {
    this.#asked = true;
    const { data } = await getBrand();
    // Before set-up the server is nobody's.
    this.isNobodys = data?.set_up === false;
    this.#brand = data?.set_up ? brandOf(data) : undefined;
  }
}

export const serverBrand = new ServerBrand();
