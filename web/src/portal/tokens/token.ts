// What a token may do and for how long, in words and in bounds. Pure: the pages ask, the server decides.
import type { ApiTokenBody, RightLevel, RightsBody } from '../../api/generated';
import * as m from '../../paraglide/messages.js';
import type { Section } from '../me';
import { levelIn, LEVELS, reaches, SECTIONS, sectionWords } from '../members/sections';

const DAY_MS = 86_400_000;
/** One is warned so long before a token ends. */
const WARNED_MS = 14 * DAY_MS;
/** How long a token lasts at most. */
export const LONGEST_DAYS = 365;
/** The lives that are offered, in days. */
export const LIVES: readonly number[] = [30, 90, LONGEST_DAYS];
/** Where a token sees at most: a program neither makes members nor gives rights nor makes other tokens. */
const SEES_AT_MOST: readonly Section[] = ['members', 'roles', 'integrations'];

/** How near a token's end is. */
export type Nearness = 'valid' | 'soon' | 'expired';

export function nearness({ expires_at }: Pick<ApiTokenBody, 'expires_at'>, now: number): Nearness {
  const left = Date.parse(expires_at) - now;
  if (left <= 0) return 'expired';
  return left <= WARNED_MS ? 'soon' : 'valid';
}

/** Why a token of somebody with these rights cannot go so far in a section; null when it can. */
export function whyNoLevel(section: Section, level: RightLevel, own: RightsBody): string | null {
  if (!reaches(levelIn(own, section), level)) return level === 'edit' && levelIn(own, section) === 'view' ? m.tokens_why_you_only_see() : m.tokens_why_you_may_not();
  return level === 'edit' && SEES_AT_MOST.includes(section) ? m.tokens_why_only_sees() : null;
}

/** Why the furthest level of a section cannot be chosen; null when all can. */
export function limitOf(section: Section, own: RightsBody): string | null {
  return whyNoLevel(section, 'view', own) ?? whyNoLevel(section, 'edit', own);
}

/** `Edits: Session requests. Sees: Members, Roles.` */
export function scopeWords(rights: RightsBody, locale: string): string {
  const of = (level: 'view' | 'edit') =>
    new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(SECTIONS.filter((section) => levelIn(rights, section) === level).map((section) => sectionWords(section).name));
  const sentences = [of('edit') && m.members_edits({ sections: of('edit') }), of('view') && m.members_sees({ sections: of('view') })].filter((one) => one !== '');
  return sentences.join(' ') || m.tokens_nothing();
}

/** Whether a token may do less now than it was made for. */
export function isCurtailed({ rights, works }: Pick<ApiTokenBody, 'rights' | 'works'>): boolean {
  return SECTIONS.some((section) => !reaches(levelIn(works, section), levelIn(rights, section)));
}

export function isEmpty(rights: RightsBody): boolean {
  return SECTIONS.every((section) => levelIn(rights, section) === LEVELS[0]);
}

/** The moment that lies so many days ahead. */
export function inDays(days: number, now: number): string {
  return new Date(now + days * DAY_MS).toISOString();
}

/** How a program is shown to use a secret. */
export function exampleOf(secret: string, origin: string): string {
  return `curl -H "Authorization: Bearer ${secret}" "${origin}/api/v1/session-requests?limit=1"`;
}
