// The organisation's settings, for every page that depends on them: defaults, own fields, time zone.
import { createContext } from 'svelte';
import { getOrganisation, type OrganisationSettingsBody } from '../../api/generated';
import type { RequestNews } from './news.svelte';

export class Organisation {
  /** Unknown until the first answer. */
  settings: OrganisationSettingsBody | null = $state.raw(null);

  /** Takes in settings that were just written here. */
  tell(settings: OrganisationSettingsBody): void {
    this.settings = settings;
  }

  /** Keeps up with the news until the returned function is called. */
  follow(news: RequestNews): () => void {
    void this.load();
    const stops = [news.onOrganisation(() => void this.load()), news.onRefetch(() => void this.load())];
    return () => stops.forEach((stop) => stop());
  }

  async load(): Promise<void> {
    const { data } = await getOrganisation();
    if (data) this.settings = data;
  }
}

export const [useOrganisation, provideOrganisation] = createContext<Organisation>();
