// What a request is about, in a line: the agents' notes, else the message the remote user reads.
import type { SessionRequestBody } from '../../api/generated';

export function about(request: Pick<SessionRequestBody, 'notes' | 'message'>): string {
  return request.notes?.trim() || request.message?.trim() || '';
}
