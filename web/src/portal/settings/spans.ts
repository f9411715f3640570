// How long a link can be valid, as choices and in words.
export const HOUR_SECONDS = 3600;
export const DAY_SECONDS = 86_400;

/** An hour to ninety days, the longest the server takes. */
export const SPANS: readonly number[] = [HOUR_SECONDS, 4 * HOUR_SECONDS, 8 * HOUR_SECONDS, DAY_SECONDS, 3 * DAY_SECONDS, 7 * DAY_SECONDS, 14 * DAY_SECONDS, 30 * DAY_SECONDS, 90 * DAY_SECONDS];

/** The choices, with one more where what holds now is none of them. */
export function spansWith(current: number | null): number[] {
  const all = current === null ? SPANS : [...new Set([...SPANS, current])];
  return [...all].sort((a, b) => a - b);
}

/** `24 hours`, `7 days`, `90 minutes` */
export function spanInWords(seconds: number, locale: string): string {
  if (seconds % DAY_SECONDS === 0 && seconds > DAY_SECONDS) return inUnit(seconds / DAY_SECONDS, 'day', locale);
  if (seconds % HOUR_SECONDS === 0) return inUnit(seconds / HOUR_SECONDS, 'hour', locale);
  return inUnit(Math.round(seconds / 60), 'minute', locale);
}

function inUnit(count: number, unit: 'day' | 'hour' | 'minute', locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}
