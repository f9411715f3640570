// A count for the grammar of a sentence, and as the reader writes it.
import { language } from '../../app/language.svelte';

export interface Counted {
  count: number;
  number: string;
}

export function counted(count: number): Counted {
  return { count, number: count.toLocaleString(language.region) };
}
