// At which of an agent's clients a request arrives: where it is told of with sound, notification and words.
import type { AssignmentBody, ClientBody } from '../../api/generated';

/**
 * Whether it arrives at this client: it is assigned to it, to no client in particular, or to one that is not online.
 *
 * @param clients those the agent is known to have
 */
export function arrivesAt(here: string, assignment: AssignmentBody, clients: readonly Pick<ClientBody, 'id' | 'online'>[]): boolean {
  const at = assignment.kind === 'agent' ? assignment.client : null;
  return !at || at.id === here || !clients.some(({ id, online }) => id === at.id && online);
}
