// What the session page shows, from what the room and the viewer know.
import type { RoomState } from '../../api/generated';
import type { ViewerSession } from '../../session/viewer.svelte';

export type Ended = NonNullable<ViewerSession['ended']>;

export type SessionPhase =
  | { kind: 'loading' }
  | { kind: 'none' }
  | { kind: 'other_agent'; agent: string }
  | { kind: 'connecting' }
  | { kind: 'taken_over' }
  | { kind: 'host_away'; until: number }
  | { kind: 'live' }
  | { kind: 'paused' }
  | { kind: 'interrupted'; until: number }
  | { kind: 'ended'; ended: Ended };

/** The part of a viewer that decides what is shown. */
export type Viewing = Pick<ViewerSession, 'media' | 'interruptedUntil' | 'ended' | 'paused' | 'takenOver'>;

export function phaseOf(room: RoomState | null, viewer: Viewing | null, agentId: string): SessionPhase {
  if (viewer?.ended) return { kind: 'ended', ended: viewer.ended };
  if (viewer?.takenOver) return { kind: 'taken_over' };
  if (viewer) return viewing(room, viewer);
  if (!room) return { kind: 'loading' };
  if (!room.session) return { kind: 'none' };
  return room.session.agent.id === agentId ? { kind: 'connecting' } : { kind: 'other_agent', agent: room.session.agent.name };
}

function viewing(room: RoomState | null, viewer: Viewing): SessionPhase {
  const host = room?.session?.host;
  switch (viewer.media) {
    case 'live':
      return { kind: viewer.paused ? 'paused' : 'live' };
    case 'away':
      return viewer.interruptedUntil === null ? { kind: 'connecting' } : { kind: 'host_away', until: viewer.interruptedUntil };
    case 'interrupted':
      return viewer.interruptedUntil === null ? { kind: 'connecting' } : { kind: 'interrupted', until: viewer.interruptedUntil };
    case 'connecting':
      return host?.state === 'away' ? { kind: 'host_away', until: Date.parse(host.until) } : { kind: 'connecting' };
  }
}
