// A page's place in the room of a request, for as long as the page is shown.
import { AgentRoom } from '../../session/agent.svelte';
import { useMember } from '../account/member.svelte';

/** Enters the room when the component is mounted and leaves it with the component. */
export function useRoom(requestId: string): AgentRoom {
  const member = useMember();
  const room = new AgentRoom({ requestId });
  $effect(() => {
    room.open();
    return () => room.close();
  });
  $effect(() => {
    const { connection } = room;
    if (typeof connection === 'object' && connection.closed === 'signed_out') void member.load();
  });
  return room;
}
