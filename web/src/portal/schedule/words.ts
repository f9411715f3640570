// The words for lengths and times of planned help.
import type { ScheduleBody } from '../../api/generated';
import * as m from '../../paraglide/messages.js';
import { dayAndTime } from '../../ui/time';
import type { ScheduleTrouble } from './schedule';
import { offsetName, ownZone, zoneName } from './zones';

/** `30 minutes`, `2 hours`; an hour and a half stays in minutes. */
export function durationWord(minutes: number, locale: string): string {
  const inHours = minutes >= 120 && minutes % 60 === 0;
  const [value, unit] = inHours || minutes === 60 ? [minutes / 60, 'hour'] : [minutes, 'minute'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

const TROUBLE_WORDS: Record<ScheduleTrouble, () => string> = {
  missing: () => m.request_schedule_missing(),
  never: () => m.request_schedule_never(),
  past: () => m.request_schedule_past(),
};

export function troubleWords(trouble: ScheduleTrouble): string {
  return TROUBLE_WORDS[trouble]();
}

/** Both clocks: the agent's own, and the one on which the time was agreed, where that is another one. */
export function bothTimes({ starts_at, time_zone }: ScheduleBody, locale: string): { own: string; agreed: string | null } {
  const at = Date.parse(starts_at);
  const own = ownZone();
  const sameClock = offsetName(time_zone, at, locale) === offsetName(own, at, locale);
  const agreed = new Intl.DateTimeFormat(locale, { timeZone: time_zone, weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(at);
  return {
    own: dayAndTime(starts_at, locale),
    agreed: sameClock ? null : m.request_schedule_agreed({ when: agreed, place: zoneName(time_zone), zone: offsetName(time_zone, at, locale) }),
  };
}
