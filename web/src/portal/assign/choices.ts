// To whom a request can go, as one list: nobody, oneself, one's other clients, the queues, the agents.
import type { AgentRef, AssignmentBody, AssignToBody, ListedAgentBody, SessionQueueBody } from '../../api/generated';
import * as m from '../../paraglide/messages.js';
import type { ComboOption } from '../../ui/combobox';
import { spacedId } from '../clients/id';
import { clientWords } from '../clients/words';

export interface AssignChoice extends ComboOption {
  to: AssignToBody;
  mark: { kind: 'nobody' } | { kind: 'queue'; colour: string } | { kind: 'agent'; member: { id: string; name: string }; online: boolean } | { kind: 'client' };
}

/** A client whose name and agent are known. */
export interface NamedClient {
  id: string;
  name: string;
  agent: AgentRef;
  /** Whether it is online, as far as that is known. */
  online?: boolean;
}

interface Known {
  queues: readonly SessionQueueBody[];
  members: readonly ListedAgentBody[];
  /** The clients whose names are known. */
  clients: readonly NamedClient[];
  /** The signed-in member. */
  me: AgentRef;
  /** The client where the member is now. */
  here: string;
  /** Whether the signed-in member may be chosen. */
  allowMyself: boolean;
}

/** All choices; of the agents, those who are online come first. */
export function choices({ queues, members, clients, me, here, allowMyself }: Known): AssignChoice[] {
  const myself = { search: me.name, mark: { kind: 'agent', member: { id: me.id, name: me.name }, online: true } } as const;
  const elsewhere = clients.filter(({ id, agent }) => agent.id === me.id && id !== here);
  const others = members.filter(({ id }) => id !== me.id).toSorted((a, b) => Number(b.online) - Number(a.online));
  return [
    { ...named({ kind: 'unassigned' }), label: m.portal_unassigned(), mark: { kind: 'nobody' } },
    ...(allowMyself
      ? [
          { ...named({ kind: 'myself' }), label: m.request_assign_myself(), ...myself },
          { ...named({ kind: 'agent', id: me.id }), label: m.clients_assign_any(), ...myself },
          ...elsewhere.map((client): AssignChoice => ({ ...clientChoice(client.id, client, me), group: m.clients_assign_group() })),
        ]
      : []),
    ...queues.map((queue): AssignChoice => ({
      ...named({ kind: 'queue', id: queue.id }),
      label: queue.name,
      group: m.request_assign_queues(),
      hint: queue.waiting > 0 ? m.request_assign_waiting({ count: queue.waiting }) : undefined,
      mark: { kind: 'queue', colour: queue.colour },
    })),
    ...others.map((member): AssignChoice => ({
      ...named({ kind: 'agent', id: member.id }),
      label: member.name,
      group: m.request_assign_agents(),
      hint: member.online ? undefined : m.request_assign_offline(),
      mark: { kind: 'agent', member: { id: member.id, name: member.name }, online: member.online },
    })),
  ];
}

/** The client with this ID, by its name and its agent's where these are known, or else by its ID alone. */
export function clientChoice(id: string, client: NamedClient | undefined, me: AgentRef): AssignChoice {
  const spaced = spacedId(id);
  const choice = { ...named({ kind: 'client', id }), mark: { kind: 'client' } } as const;
  if (!client) return { ...choice, label: m.clients_assign_typed({ id: spaced }), search: id, hint: m.clients_assign_typed_hint() };
  const name = clientWords(client.name);
  const label = client.agent.id === me.id ? m.clients_assign_mine({ client: name, id: spaced }) : m.clients_assign_at({ agent: client.agent.name, client: name, id: spaced });
  return { ...choice, label, search: `${id} ${me.id === client.agent.id ? me.name : ''}`, hint: client.online === false ? m.request_assign_offline() : undefined };
}

/** Names a target in the list. */
export function keyOf(to: AssignToBody): string {
  return 'id' in to ? `${to.kind}:${to.id}` : to.kind;
}

/** The target that means what stands now, for whoever is at the client `here`. */
export function targetOf(assignment: AssignmentBody, here: string): AssignToBody {
  switch (assignment.kind) {
    case 'unassigned':
      return { kind: 'unassigned' };
    case 'agent': {
      const { agent, client } = assignment;
      if (!client) return { kind: 'agent', id: agent.id };
      return client.id === here ? { kind: 'myself' } : { kind: 'client', id: client.id };
    }
    case 'queue':
      return { kind: 'queue', id: assignment.queue.id };
  }
}

/** The client at which it stands now. */
export function clientOf(assignment: AssignmentBody): NamedClient | undefined {
  return assignment.kind === 'agent' && assignment.client ? { ...assignment.client, agent: assignment.agent } : undefined;
}

function named<To extends AssignToBody>(to: To): { id: string; to: To } {
  return { id: keyOf(to), to };
}
