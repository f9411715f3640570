// When help is to begin, as it is typed: what clocks show at a place, and for how long.
import type { ScheduleBody, ScheduleInput } from '../../api/generated';
import { localTime, resolve } from './zones';

export interface ScheduleDraft {
  /** `2026-11-26`, or empty. */
  date: string;
  /** `09:00`, or empty. */
  time: string;
  durationMinutes: number;
  /** An IANA name. */
  zone: string;
}

export const DURATIONS: readonly number[] = [15, 30, 45, 60, 90, 120, 180, 240];

/** What keeps a draft from being sent: nothing typed, a time that the clocks leave out, or one that is over. */
export type ScheduleTrouble = 'missing' | 'never' | 'past';

/** The next whole hour but one, in the given zone. */
export function blankSchedule(zone: string, now: number): ScheduleDraft {
  const hour = 3_600_000;
  const [date = '', time = ''] = localTime(Math.ceil(now / hour) * hour + hour, zone).split('T');
  return { date, time, durationMinutes: 30, zone };
}

/** What stands now, on the clocks where it was agreed. */
export function draftOf(schedule: ScheduleBody): ScheduleDraft {
  const [date = '', time = ''] = localTime(Date.parse(schedule.starts_at), schedule.time_zone).split('T');
  return { date, time, durationMinutes: schedule.duration_minutes, zone: schedule.time_zone };
}

export function inputOf({ date, time, durationMinutes, zone }: ScheduleDraft): ScheduleInput {
  return { local: `${date}T${time}`, time_zone: zone, duration_minutes: durationMinutes };
}

/** The moment at which it begins; null while it is not one. */
export function startOf({ date, time, zone }: ScheduleDraft): number | null {
  if (date === '' || time === '') return null;
  const resolved = resolve(`${date}T${time}`, zone);
  return resolved.kind === 'never' ? null : resolved.at;
}

export function troubleOf(draft: ScheduleDraft, now: number): ScheduleTrouble | null {
  if (draft.date === '' || draft.time === '') return 'missing';
  const start = startOf(draft);
  if (start === null) return 'never';
  return start <= now ? 'past' : null;
}
