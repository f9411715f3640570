// Who can be asked to help, and who of them is online: for assigning.
import { createContext } from 'svelte';
import { listAgents, type ListedAgentBody } from '../../api/generated';
import type { RequestNews } from './news.svelte';

export class Members {
  /** By name; empty until the first answer. */
  items: ListedAgentBody[] = $state.raw([]);
  known = $state(false);

  /** Keeps up with the news until the returned function is called. */
  follow(news: RequestNews): () => void {
    void this.load();
    const stops = [news.onMembers(() => void this.load()), news.onRefetch(() => void this.load())];
    return () => stops.forEach((stop) => stop());
  }

  async load(): Promise<void> {
    const { data } = await listAgents();
    if (!data) return;
    this.items = data.items;
    this.known = true;
  }
}

export const [useMembers, provideMembers] = createContext<Members>();
