// The organisation's members and who of them is online, for assigning.
import { createContext } from 'svelte';
import { listMembers, type ListedMemberBody } from '../../api/generated';
import type { RequestNews } from './news.svelte';

export class Members {
  /** Everybody, by name; empty until the first answer. */
  items: ListedMemberBody[] = $state.raw([]);
  known = $state(false);

  /** Keeps up with the news until the returned function is called. */
  follow(news: RequestNews): () => void {
    void this.load();
    const stops = [news.onMembers(() => void this.load()), news.onRefetch(() => void this.load())];
    return () => stops.forEach((stop) => stop());
  }

  async load(): Promise<void> {
    const { data } = await listMembers();
    if (!data) return;
    this.items = data.items;
    this.known = true;
  }
}

export const [useMembers, provideMembers] = createContext<Members>();
