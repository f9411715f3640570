// What a request's status means for the agent who looks at it, in one or two sentences.
import type { SessionRequestBody } from '../../api/generated';
import * as m from '../../paraglide/messages.js';
import { dayAndTime } from '../../ui/time';
import { outcomeWord } from '../requests/outcome';
import { mayConnect } from '../requests/status';
import { mayWords } from './words';

export function standing(request: SessionRequestBody, reader: { agentId: string; now: number; locale: string }): string {
  const name = request.user_name;
  switch (request.status) {
    case 'open':
      return isScheduled(request, reader.now)
        ? m.portal_state_scheduled({ name, when: dayAndTime(request.scheduled_for!, reader.locale) })
        : m.portal_state_open();
    case 'waiting':
      return m.portal_state_waiting({ name });
    case 'ready':
      return request.assignment.kind === 'agent' && !mayConnect(request, reader.agentId)
        ? m.portal_state_ready_elsewhere({ agent: request.assignment.agent.name })
        : m.portal_state_ready({ capabilities: mayWords(request.guest?.granted ?? ['view'], reader.locale) });
    case 'connected':
      if (!request.session) return '';
      return request.session.agent.id === reader.agentId
        ? m.portal_state_connected_mine()
        : m.portal_state_connected_other({ agent: request.session.agent.name, name });
    case 'closed':
      return request.closure ? m.portal_state_closed({ agent: request.closure.by.name, outcome: outcomeWord(request.closure.outcome) }) : '';
    case 'expired':
      return m.portal_state_expired();
  }
}

function isScheduled({ scheduled_for }: SessionRequestBody, now: number): boolean {
  return scheduled_for !== null && scheduled_for !== undefined && Date.parse(scheduled_for) > now;
}
