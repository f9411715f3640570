// The words for how long a link is valid.
import type { QueueDefaultsBody } from '../../api/generated';
import * as m from '../../paraglide/messages.js';
import { DAY_SECONDS, HOUR_SECONDS } from './draft';

/** `24 hours`, `7 days`: whole days from two on. */
export function validityWord(seconds: number, locale: string): string {
  const [value, unit] =
    seconds % DAY_SECONDS === 0 && seconds > DAY_SECONDS
      ? [seconds / DAY_SECONDS, 'day']
      : seconds % HOUR_SECONDS === 0
        ? [seconds / HOUR_SECONDS, 'hour']
        : [Math.round(seconds / 60), 'minute'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

const DEFAULT_WORDS: Record<keyof QueueDefaultsBody, () => string> = {
  message: () => m.request_fact_message(),
  validity_seconds: () => m.request_fact_validity(),
  asks: () => m.request_fact_asks(),
  language: () => m.request_fact_language(),
};

/** The names of fields that a queue fills in. */
export function defaultWords(fields: readonly (keyof QueueDefaultsBody)[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(fields.map((field) => DEFAULT_WORDS[field]()));
}
