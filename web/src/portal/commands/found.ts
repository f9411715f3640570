// What the palette shows for what was typed, as pure functions: no page, no request.
import { matching, type ComboOption } from '../../ui/combobox';

/** A request's number, typed as `#1042` or `1042`. */
export function numberIn(typed: string): number | null {
  const digits = /^#?\s*(\d{1,15})$/.exec(typed.trim())?.[1];
  return digits === undefined || Number(digits) === 0 ? null : Number(digits);
}

/** Whether a join code was typed: nine digits, in threes or not. */
export function isJoinCode(typed: string): boolean {
  return /^\d{3}([ -]?)\d{3}\1\d{3}$/.test(typed.trim());
}

/** The entries in which each typed word begins a word; those that merely contain them only when there is no other. */
export function found<Option extends ComboOption>(entries: readonly Option[], typed: string): readonly Option[] {
  const containing = matching(entries, typed);
  const words = plain(typed);
  const beginning = containing.filter(({ label, search = '' }) => {
    const all = plain(`${label} ${search}`);
    return words.every((word) => all.some((other) => other.startsWith(word)));
  });
  return beginning.length > 0 ? beginning : containing;
}

function plain(text: string): string[] {
  const words = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return words.split(/[^\p{L}\p{N}#]+/u).filter((word) => word !== '');
}
