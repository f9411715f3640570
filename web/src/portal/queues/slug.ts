// The last part of a request page's address: 3 to 40 small letters, digits and hyphens.

export const SLUG_SHORTEST = 3;
export const SLUG_LONGEST = 40;

/** What a queue's name suggests: `Erste Hilfe für Ärzte` gives `erste-hilfe-fuer-aerzte`. */
export function slugFrom(name: string): string {
  return latin(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_LONGEST)
    .replace(/^-+|-+$/g, '');
}

/** What remains of typed text; a hyphen at the end may be followed by more. */
export function slugTyped(text: string): string {
  return latin(text)
    .replace(/[^a-z0-9-]+/g, '-')
    .slice(0, SLUG_LONGEST);
}

export function isSlug(text: string): boolean {
  return text.length >= SLUG_SHORTEST && text.length <= SLUG_LONGEST && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}

const SPELT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', ø: 'o', ł: 'l' };

function latin(text: string): string {
  return text
    .toLowerCase()
    .replace(/[äöüßæøł]/g, (letter) => SPELT[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}
