// What the record of a session says, in words.
import type { SessionEndReason, SessionRecordBody } from '../../api/generated';
import * as m from '../../paraglide/messages.js';
import type { Ended } from './filter';

export type Viewer = SessionRecordBody['viewers'][number];

const ENDED_WORDS: Readonly<Record<Ended, () => string>> = {
  live: m.sessions_live,
  stopped_by_remote_user: m.sessions_ended_by_remote_user,
  ended_by_agent: m.sessions_ended_by_agent,
  request_closed: m.sessions_ended_request_closed,
  connection_lost: m.sessions_ended_connection_lost,
  verification_failed: m.sessions_ended_verification_failed,
};

/** How it ended; a reason that only a newer server knows keeps its name. */
export function endedWords(ended: Ended | SessionEndReason | null | undefined): string {
  const reason = ended ?? 'live';
  return (ENDED_WORDS as Record<string, (() => string) | undefined>)[reason]?.() ?? reason;
}

/** How long it lasted, in seconds; up to now while it is live. */
export function lasted({ started_at, ended_at }: Pick<SessionRecordBody, 'started_at' | 'ended_at'>, now: number): number {
  return Math.max(0, Math.floor(((ended_at ? Date.parse(ended_at) : now) - Date.parse(started_at)) / 1000));
}

/** The bytes that all viewers counted, either way; null where nobody counted. */
export function bytesOf(viewers: readonly Viewer[]): number | null {
  const counted = viewers.flatMap(({ bytes_received, bytes_sent }) => [bytes_received, bytes_sent]).filter((bytes) => typeof bytes === 'number');
  return counted.length > 0 ? counted.reduce((sum, bytes) => sum + bytes, 0) : null;
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** `640 byte`, `12 kB`, `3.4 MB`: thousands, as networks count. */
export function bytesWords(bytes: number, locale: string): string {
  const power = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return new Intl.NumberFormat(locale, { style: 'unit', unit: UNITS[power], maximumFractionDigits: value < 10 && power > 0 ? 1 : 0 }).format(value);
}

/** Which way the data took; null where nobody said. */
export function routeWords(viewers: readonly Viewer[]): string | null {
  const routes = new Set(viewers.map(({ route }) => route).filter((route) => typeof route === 'string'));
  if (routes.size === 0) return null;
  if (routes.size > 1) return m.sessions_route_both();
  return routes.has('relayed') ? m.sessions_route_relayed() : m.sessions_route_direct();
}

/** Everything that was allowed at one time or another. */
export function allowed({ grants }: Pick<SessionRecordBody, 'grants'>): SessionRecordBody['grants'][number]['capabilities'] {
  return [...new Set(grants.flatMap(({ capabilities }) => capabilities))];
}
