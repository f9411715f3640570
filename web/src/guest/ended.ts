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
}

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

function sawInWords({ from, to }: PastSession, name: string, region: string): string {
  return m.guest_saw({ name, from: clockTime(from, to, region), to: clockTime(to, to, region) });
}
