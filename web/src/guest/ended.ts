// A session that is over, in words: for the waiting room and for the page of a closed request.
import * as m from '../paraglide/messages.js';
import type { SessionEndReason } from '../api/generated';
import { clockTime, durationInWords } from '../ui/time';
import { shortName } from './names';

export interface PastSession {
  agentName: string;
  reason: SessionEndReason;
  seconds: number;
  from: number;
  to: number;
  /** When the screen was seen within it; undefined where this page does not know all of it. */
  seen: { from: number; to: number; ms: number } | undefined;
}

/** A pause shorter than this is no pause that a person made. */
const NO_PAUSE_MS = 1000;

/** `language` decides how the agent is called, `region` how times are written. */
export function pastInWords(past: PastSession, language: string, region: string): string {
  const name = shortName(past.agentName, language);
  const duration = durationInWords(past.seconds, region);
  switch (past.reason) {
    case 'stopped_by_remote_user':
      return `${m.guest_ended_by_you({ name })} ${m.guest_ended({ duration })} ${sawInWords(past, name, region)}`;
    case 'ended_by_agent':
      return `${m.guest_ended_by_agent({ name, duration })} ${sawInWords(past, name, region)}`;
    case 'request_closed':
      return `${m.guest_ended({ duration })} ${sawInWords(past, name, region)}`;
    case 'connection_lost':
      return m.guest_ended_connection({ name, duration });
    case 'verification_failed':
      return m.guest_ended_verification({ name, duration });
  }
}

function sawInWords({ from, to, seen }: PastSession, name: string, region: string): string {
  const time = (at: number) => clockTime(at, to, region);
  if (!seen) return m.guest_saw_perhaps({ name, from: time(from), to: time(to) });
  if (seen.ms === 0) return m.guest_saw_nothing({ name });
  const span = { name, from: time(seen.from), to: time(seen.to) };
  if (seen.to - seen.from - seen.ms < NO_PAUSE_MS) return m.guest_saw(span);
  return m.guest_saw_with_pauses({ ...span, duration: durationInWords(Math.round(seen.ms / 1000), region) });
}
