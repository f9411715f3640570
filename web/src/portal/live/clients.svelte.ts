// The clients this member may see, which of them is this browser, and which are online.
import { createContext } from 'svelte';
import { listClients, type ClientBody } from '../../api/generated';
import { inOrder } from '../clients/listing';
import type { RequestNews } from './news.svelte';

/** Many come and go at once when a day begins or a network fails; they are asked for once after each burst. */
const PAUSE_MS = 300;

interface Whose {
  agentId: string;
  /** The client that this browser is. */
  here: string;
}

export class Clients {
  /** The client that this browser is. */
  readonly here: string;
  /** The member's own, or everybody's for who may see those; empty until the first answer. */
  items: readonly ClientBody[] = $state.raw([]);
  known = $state(false);
  /** Why there is no answer yet. */
  problem: unknown = $state.raw(null);
  readonly #agentId: string;
  /** This browser first. */
  readonly mine: readonly ClientBody[] = $derived.by(() => inOrder(this.items.filter(({ agent }) => agent.id === this.#agentId), this.#agentId));
  #asked = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor({ agentId, here }: Whose) {
    this.#agentId = agentId;
    this.here = here;
  }

  find(id: string): ClientBody | undefined {
    return this.items.find((client) => client.id === id);
  }

  /** Takes in a client that was just written here. */
  tell(client: ClientBody): void {
    this.#asked += 1;
    this.items = this.items.map((one) => (one.id === client.id ? client : one));
  }

  /** Leaves out a client that was just forgotten here. */
  forget(id: string): void {
    this.#asked += 1;
    this.items = this.items.filter((client) => client.id !== id);
  }

  /** Keeps up with the news until the returned function is called. */
  follow(news: RequestNews): () => void {
    void this.load();
    const stops = [news.onMembers(this.#soon), news.onRefetch(() => void this.load())];
    return () => {
      clearTimeout(this.#pause);
      stops.forEach((stop) => stop());
    };
  }

  async load(): Promise<void> {
    const asking = ++this.#asked;
    const { data, error } = await listClients();
    // A later answer, or what was done here meanwhile, is newer.
    if (asking !== this.#asked) return;
    this.problem = data ? null : (error ?? {});
    if (!data) return;
    this.items = data.items;
    this.known = true;
  }

  #soon = (): void => {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.load(), PAUSE_MS);
  };
}

export const [useClients, provideClients] = createContext<Clients>();
