// What clocks show at other places. The server resolves an agreed time; the same is done here only to show the
// agent what it means on the own clock, also in the hour that a change of the clocks leaves out or repeats.
import { readerZone } from '../../ui/zone.svelte';

const HOUR_MS = 3_600_000;

/** What a time on the clocks of a zone is: one moment, two (the earlier one counts), or none at all. */
export type Resolved = { kind: 'once' | 'twice'; at: number } | { kind: 'never' };

/** All IANA time zones that the browser knows. */
export function allZones(): readonly string[] {
  return Intl.supportedValuesOf('timeZone');
}

/** The reader's own zone. */
export function ownZone(): string {
  return readerZone.name;
}

/** `Europe/Vienna` as a person reads it: `Vienna (Europe)`. */
export function zoneName(zone: string): string {
  const [area, ...place] = zone.replaceAll('_', ' ').split('/');
  return place.length === 0 ? zone : `${place.toReversed().join(', ')} (${area})`;
}

/** How far the clocks of a zone are ahead of UTC at a moment, as it is written: `GMT+1`. */
export function offsetName(zone: string, at: number, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

/** The moment at which the clocks of a zone show `local` (`2026-11-26T09:00`). */
export function resolve(local: string, zone: string): Resolved {
  const wanted = Date.parse(`${local}:00Z`);
  // No zone is further from UTC than this; a change of the clocks lies at most once in between.
  const offsets = [...new Set([wanted - 26 * HOUR_MS, wanted + 26 * HOUR_MS].map((at) => offsetAt(zone, at)))];
  const found = offsets.map((offset) => wanted - offset).filter((at) => at + offsetAt(zone, at) === wanted);
  if (found.length === 0) return { kind: 'never' };
  return { kind: found.length > 1 ? 'twice' : 'once', at: Math.min(...found) };
}

/** What clocks of a zone show at a moment: `2026-11-26T09:00`. */
export function localTime(at: number, zone: string): string {
  return new Date(at + offsetAt(zone, at)).toISOString().slice(0, 16);
}

function offsetAt(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const value = (wanted: Intl.DateTimeFormatPartTypes) => Number(parts.find(({ type }) => type === wanted)?.value);
  const shown = Date.UTC(value('year'), value('month') - 1, value('day'), value('hour'), value('minute'), value('second'));
  return shown - Math.floor(at / 1000) * 1000;
}
