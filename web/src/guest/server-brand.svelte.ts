// Who runs this server, for pages that know no request. Asked once; without an answer they go without.
import { getBrand } from '../api/generated';
import { brandOf, type Brand } from './brand';

class ServerBrand {
  #brand: Brand | undefined = $state.raw();
  #asked = false;

  get current(): Brand | undefined {
    if (!this.#asked) void this.#ask();
    return this.#brand;
  }

  async #ask(): Promise<void> {
    this.#asked = true;
    const { data } = await getBrand();
    // Before set-up the server is nobody's.
    this.#brand = data?.set_up ? brandOf(data) : undefined;
  }
}

export const serverBrand = new ServerBrand();
