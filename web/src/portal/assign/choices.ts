// To whom a request can go, as one list: nobody, oneself, the queues, the agents.
import type { AssignmentBody, AssignToBody, ListedMemberBody, SessionQueueBody } from '../../api/generated';
import * as m from '../../paraglide/messages.js';
import type { ComboOption } from '../../ui/combobox';

export interface AssignChoice extends ComboOption {
  to: AssignToBody;
  mark: { kind: 'nobody' } | { kind: 'queue'; colour: string } | { kind: 'agent'; name: string; online: boolean; me: boolean };
}

interface Known {
  queues: readonly SessionQueueBody[];
  members: readonly ListedMemberBody[];
  /** The signed-in member. */
  me: { id: string; name: string };
  /** Whether the signed-in member may be chosen. */
  allowMyself: boolean;
}

/** All choices; of the agents, those who are online come first. */
export function choices({ queues, members, me, allowMyself }: Known): AssignChoice[] {
  const myself: AssignChoice = {
    ...named({ kind: 'myself' }),
    label: m.request_assign_myself(),
    search: me.name,
    mark: { kind: 'agent', name: me.name, online: true, me: true },
  };
  const others = members.filter(({ id }) => id !== me.id).toSorted((a, b) => Number(b.online) - Number(a.online));
  return [
    { ...named({ kind: 'unassigned' }), label: m.portal_unassigned(), mark: { kind: 'nobody' } },
    ...(allowMyself ? [myself] : []),
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
      mark: { kind: 'agent', name: member.name, online: member.online, me: false },
    })),
  ];
}

/** Names a target in the list. */
export function keyOf(to: AssignToBody): string {
  return 'id' in to ? `${to.kind}:${to.id}` : to.kind;
}

/** The target that means what stands now. */
export function targetOf(assignment: AssignmentBody, myId: string): AssignToBody {
  switch (assignment.kind) {
    case 'unassigned':
      return { kind: 'unassigned' };
    case 'agent':
      return assignment.agent.id === myId ? { kind: 'myself' } : { kind: 'agent', id: assignment.agent.id };
    case 'queue':
      return { kind: 'queue', id: assignment.queue.id };
  }
}

function named(to: AssignToBody): { id: string; to: AssignToBody } {
  return { id: keyOf(to), to };
}
