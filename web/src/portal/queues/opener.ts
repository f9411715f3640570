// Who opened a request, in a word or a name.
import type { SessionRequestBody } from '../../api/generated';
import * as m from '../../paraglide/messages.js';

export function openerOf(request: Pick<SessionRequestBody, 'origin' | 'created_by'>, agentId: string): string {
  if (request.origin === 'request_page') return m.queues_request_page();
  return request.created_by.id === agentId ? m.portal_you() : request.created_by.name;
}
