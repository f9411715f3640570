// What a combobox shows for what was typed. Knows no page.

export interface ComboOption {
  /** Names the option; different from every other one's. */
  id: string;
  label: string;
  /** A word or two beside the label. */
  hint?: string;
  /** The heading it stands under; neighbours with the same one share it. */
  group?: string;
  /** Further words by which it is found. */
  search?: string;
}

/** The options in which every typed word occurs; accents and capitals do not matter. */
export function matching<Option extends ComboOption>(options: readonly Option[], typed: string): readonly Option[] {
  const words = plain(typed).split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return options;
  return options.filter(({ label, search = '' }) => {
    const text = plain(`${label} ${search}`);
    return words.every((word) => text.includes(word));
  });
}

/** Neighbours of one group together, in the order given. */
export function grouped<Option extends ComboOption>(options: readonly Option[]): { group: string | undefined; options: Option[] }[] {
  const groups: { group: string | undefined; options: Option[] }[] = [];
  for (const option of options) {
    const last = groups.at(-1);
    if (last && last.group === option.group) last.options.push(option);
    else groups.push({ group: option.group, options: [option] });
  }
  return groups;
}

/** The neighbour of `current`, round the ends; the first or last when there is no current one. */
export function neighbour<Option extends ComboOption>(options: readonly Option[], current: string | null, by: 1 | -1): string | null {
  const at = options.findIndex(({ id }) => id === current);
  const to = at < 0 ? (by === 1 ? 0 : options.length - 1) : (at + by + options.length) % options.length;
  return options[to]?.id ?? null;
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
