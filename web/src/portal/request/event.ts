// A history event as a sentence, its names isolated.
import type { AssignmentBody, HistoryActorBody, HistoryEventBody } from '../../api/generated';
import * as m from '../../paraglide/messages.js';
import { deviceWords } from '../../ui/device';
import { isolated } from '../../ui/isolated';
import { dayAndTime, durationInWords } from '../../ui/time';
import { clientWords } from '../clients/words';
import { outcomeWord } from '../requests/outcome';
import { bothTimes } from '../schedule/words';
import { capabilityWord, factWords, reasonWords, type FieldLabels } from './words';

/** What a sentence needs to know besides the event. */
export interface Reader {
  /** The signed-in member's id. */
  agentId: string;
  /** The remote user's name. */
  userName: string;
  locale: string;
  /** What the organisation calls its own fields. */
  labels: FieldLabels;
}

/** What happened, in one sentence. */
export function sentenceOf({ by, event }: HistoryEventBody, reader: Reader): string {
  const mine = isMine(by, reader);
  const who = isolated('name' in by ? by.name : by.kind === 'remote_user' ? reader.userName : m.portal_system());
  switch (event.kind) {
    case 'created':
      return mine ? m.portal_event_created_you() : by.kind === 'remote_user' ? m.request_event_asked_for_help({ who }) : m.portal_event_created({ who });
    case 'edited': {
      const fields = factWords(event.fields, reader.labels, reader.locale);
      return mine ? m.portal_event_edited_you({ fields }) : m.portal_event_edited({ who, fields });
    }
    case 'assigned':
      return assigned(event.assignment, by, who, reader);
    case 'taken_over':
      return takenOver(event.assignment, by, who, reader);
    case 'handed_back': {
      const queue = isolated(event.queue.name);
      return mine ? m.request_event_handed_back_you({ queue }) : m.request_event_handed_back({ who, queue });
    }
    case 'extended': {
      const when = dayAndTime(event.expires_at, reader.locale);
      return mine ? m.request_event_extended_you({ when }) : m.request_event_extended({ who, when });
    }
    case 'shortened': {
      const when = dayAndTime(event.expires_at, reader.locale);
      return mine ? m.request_event_shortened_you({ when }) : m.request_event_shortened({ who, when });
    }
    case 'scheduled': {
      const { own, agreed } = bothTimes(event.schedule, reader.locale);
      const when = agreed ? m.request_two_times({ own, agreed }) : own;
      return mine ? m.request_event_scheduled_you({ when }) : m.request_event_scheduled({ who, when });
    }
    case 'unscheduled':
      return mine ? m.request_event_unscheduled_you() : m.request_event_unscheduled({ who });
    case 'link_renewed':
      return mine ? m.request_event_link_renewed_you() : m.request_event_link_renewed({ who });
    case 'commented':
      return mine ? m.request_event_commented_you() : m.request_event_commented({ who });
    case 'comment_edited':
      return mine ? m.request_event_comment_edited_you() : m.request_event_comment_edited({ who });
    case 'comment_deleted':
      return mine ? m.request_event_comment_deleted_you() : m.request_event_comment_deleted({ who });
    case 'wished':
      return event.wish === 'more_time' ? m.request_event_wished_time({ who }) : m.request_event_wished_reopen({ who });
    case 'wish_dismissed':
      return mine ? m.request_event_wish_dismissed_you() : m.request_event_wish_dismissed({ who });
    case 'invitation_resent':
      return mine ? m.request_event_resent_you() : m.request_event_resent({ who });
    case 'second_device_turned_away':
      return m.request_event_second_device();
    case 'closed': {
      const outcome = outcomeWord(event.outcome);
      return mine ? m.portal_event_closed_you({ outcome }) : m.portal_event_closed({ who, outcome });
    }
    case 'reopened': {
      const when = dayAndTime(event.expires_at, reader.locale);
      return mine ? m.portal_event_reopened_you({ when }) : m.portal_event_reopened({ who, when });
    }
    case 'joined':
      return m.portal_event_joined({ who, device: deviceWords(event.device_name) });
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

function isMine(by: HistoryActorBody, { agentId }: Reader): boolean {
  return 'id' in by && by.id === agentId;
}

function assigned(to: AssignmentBody, by: HistoryActorBody, who: string, reader: Reader): string {
  const mine = isMine(by, reader);
  switch (to.kind) {
    case 'unassigned':
      return mine ? m.portal_event_unassigned_you() : m.portal_event_unassigned({ who });
    case 'queue': {
      const agent = isolated(to.queue.name);
      return mine ? m.portal_event_assigned_you({ agent }) : m.portal_event_assigned({ who, agent });
    }
    case 'agent': {
      if ('id' in by && by.id === to.agent.id) return takenOver(to, by, who, reader);
      const client = to.client && isolated(clientWords(to.client.name));
      if (to.agent.id === reader.agentId) return client ? m.clients_event_assigned_to_you({ who, client }) : m.request_event_assigned_to_you({ who });
      const agent = isolated(to.agent.name);
      if (client) return mine ? m.clients_event_assigned_you({ agent, client }) : m.clients_event_assigned({ who, agent, client });
      return mine ? m.portal_event_assigned_you({ agent }) : m.portal_event_assigned({ who, agent });
    }
  }
}

function takenOver(to: AssignmentBody, by: HistoryActorBody, who: string, reader: Reader): string {
  const mine = isMine(by, reader);
  const { client, from_queue: from } = to.kind === 'agent' ? to : {};
  if (client) {
    const at = isolated(clientWords(client.name));
    return mine ? m.clients_event_taken_you({ client: at }) : m.clients_event_taken({ who, client: at });
  }
  if (!from) return mine ? m.portal_event_taken_you() : m.portal_event_taken({ who });
  const queue = isolated(from.name);
  return mine ? m.request_event_taken_from_you({ queue }) : m.request_event_taken_from({ who, queue });
}
