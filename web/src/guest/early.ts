// When help is to begin, in the reader's own time and, where the clocks there show something else, in the time of the
// place where it was agreed.
import type { LinkBody } from '../api/generated';

export interface Beginning {
  startsAt: number;
  /** From when the link lets somebody in: a little earlier. */
  opensAt: number;
  /** Where it was agreed, when clocks there show another time than the reader's. */
  agreedZone?: string;
}

export function beginningOf({ schedule, opens_at, expires_at }: Pick<LinkBody, 'schedule' | 'opens_at' | 'expires_at'>, ownZone: string): Beginning {
  const startsAt = Date.parse(schedule?.starts_at ?? opens_at ?? expires_at);
  const opensAt = Date.parse(opens_at ?? schedule?.starts_at ?? expires_at);
  const agreedZone = schedule && clockShows(startsAt, schedule.time_zone) !== clockShows(startsAt, ownZone) ? schedule.time_zone : undefined;
  return { startsAt, opensAt, agreedZone: agreedZone && clockShows(startsAt, agreedZone) ? agreedZone : undefined };
}

/** Date and time on the clocks of a zone; undefined for a zone that the browser does not know. */
function clockShows(at: number, zone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { dateStyle: 'short', timeStyle: 'short', timeZone: zone }).format(at);
  } catch {
    return undefined;
  }
}
