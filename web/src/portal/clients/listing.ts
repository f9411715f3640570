// Which clients the page shows, and in which order. The order does not depend on who is online: no row moves while
// somebody reads.
import type { ClientBody } from '../../api/generated';
import { digitsOf } from './id';
import { clientWords } from './words';

/** This browser first, then the member's other clients, then everybody else's by name. */
export function inOrder(clients: readonly ClientBody[], agentId: string): ClientBody[] {
  const rank = ({ current, agent }: ClientBody) => (current ? 0 : agent.id === agentId ? 1 : 2);
  return clients.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      a.agent.name.localeCompare(b.agent.name) ||
      a.agent.id.localeCompare(b.agent.id) ||
      clientWords(a.name).localeCompare(clientWords(b.name), undefined, { numeric: true }) ||
      a.id.localeCompare(b.id),
  );
}

/** Those in which every word occurs, or whose ID has these digits. */
export function found(clients: readonly ClientBody[], typed: string): readonly ClientBody[] {
  const digits = digitsOf(typed);
  const words = plain(typed).split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return clients;
  return clients.filter((client) => {
    if (digits !== null && client.id.includes(digits)) return true;
    const text = plain([clientWords(client.name), clientWords(client.device_name), client.agent.name].join(' '));
    return words.every((word) => text.includes(word));
  });
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
