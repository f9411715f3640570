// A history event as a sentence. Names stand between Unicode isolates, so that `Sentence` can make them
// stand out and so that a right-to-left name does not disturb its neighbours.
import type { AgentRef, HistoryEventBody } from '../../api/generated';
import * as m from '../../paraglide/messages.js';
import { dayAndTime, durationInWords } from '../../ui/time';
import { outcomeWord } from '../requests/outcome';
import { capabilityWord, factWords, reasonWords } from './words';

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_DIRECTIONAL_ISOLATE = '\u2069';

/** What a sentence needs to know besides the event. */
export interface Reader {
  /** The signed-in member's id. */
  agentId: string;
  /** The remote user's name. */
  userName: string;
  locale: string;
}

/** What happened, in one sentence. */
export function sentenceOf({ by, event }: HistoryEventBody, reader: Reader): string {
  const mine = by.kind === 'agent' && by.id === reader.agentId;
  const who = isolated(by.kind === 'agent' ? by.name : by.kind === 'remote_user' ? reader.userName : m.portal_system());
  switch (event.kind) {
    case 'created':
      return mine ? m.portal_event_created_you() : m.portal_event_created({ who });
    case 'edited': {
      const fields = factWords(event.fields, reader.locale);
      return mine ? m.portal_event_edited_you({ fields }) : m.portal_event_edited({ who, fields });
    }
    case 'assigned':
      return event.assignment.kind === 'agent' ? assigned(event.assignment.agent, by, who, reader) : mine ? m.portal_event_unassigned_you() : m.portal_event_unassigned({ who });
    case 'closed': {
      const outcome = outcomeWord(event.outcome);
      return mine ? m.portal_event_closed_you({ outcome }) : m.portal_event_closed({ who, outcome });
    }
    case 'reopened': {
      const when = dayAndTime(event.expires_at, reader.locale);
      return mine ? m.portal_event_reopened_you({ when }) : m.portal_event_reopened({ who, when });
    }
    case 'joined':
      return m.portal_event_joined({ who, device: event.device_name });
    case 'left':
      return by.kind === 'remote_user' ? m.portal_event_left({ who }) : m.portal_event_lost({ who: isolated(reader.userName) });
    case 'guest_reset':
      return mine ? m.portal_event_guest_reset_you() : m.portal_event_guest_reset({ who });
    case 'granted':
      return m.portal_event_granted({ who, capabilities: isolated(event.capabilities.map(capabilityWord).join(', ')) });
    case 'withdrawn':
      return m.portal_event_withdrawn({ who });
    case 'session_started':
      return mine ? m.portal_event_session_started_you() : m.portal_event_session_started({ who });
    case 'session_ended': {
      const duration = durationInWords(event.duration_seconds, reader.locale);
      return m.portal_event_session_ended({ duration, reason: reasonWords(event.reason, isolated(reader.userName)) });
    }
  }
}

/** The parts of a sentence; those that were isolated stand out. */
export function partsOf(sentence: string): { text: string; isName: boolean }[] {
  return sentence
    .split(new RegExp(`(${FIRST_STRONG_ISOLATE}[^${POP_DIRECTIONAL_ISOLATE}]*${POP_DIRECTIONAL_ISOLATE})`))
    .filter((part) => part !== '')
    .map((part) => (part.startsWith(FIRST_STRONG_ISOLATE) ? { text: part.slice(1, -1), isName: true } : { text: part, isName: false }));
}

function assigned(to: AgentRef, by: HistoryEventBody['by'], who: string, { agentId }: Reader): string {
  const mine = by.kind === 'agent' && by.id === agentId;
  if (by.kind === 'agent' && by.id === to.id) return mine ? m.portal_event_taken_you() : m.portal_event_taken({ who });
  const agent = isolated(to.name);
  return mine ? m.portal_event_assigned_you({ agent }) : m.portal_event_assigned({ who, agent });
}

/** Names cannot end their own isolation. */
function isolated(name: string): string {
  return FIRST_STRONG_ISOLATE + name.replaceAll(/[\u2066-\u2069]/g, '') + POP_DIRECTIONAL_ISOLATE;
}
