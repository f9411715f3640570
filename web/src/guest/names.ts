// How a page calls the agent after the first mention.

/** Languages in which a bare first name would be too familiar beside a formal "you". */
const FORMAL = ['de'];

/** `Lena` for `Lena Vogt` where the language allows it; names with a title stay whole. */
export function shortName(name: string, language: string): string {
  if (FORMAL.includes(language)) return name;
  const first = name.trim().split(/\s+/u)[0] ?? name;
  return first.endsWith('.') ? name : first;
}
