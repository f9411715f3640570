// The letters that stand for a name.

/** First letters of the first and the last word; whole characters, also of scripts outside the basic plane. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter((word) => !word.endsWith('.'));
  const first = words.at(0);
  const last = words.length > 1 ? words.at(-1) : undefined;
  return [first, last].map((word) => [...(word ?? '')][0] ?? '').join('').toLocaleUpperCase();
}
