import { expect, test } from 'vitest';
import type { RoomState, SideState } from '../../api/generated';
import { phaseOf, type Viewing } from './phase';

const AWAY: SideState = { state: 'away', until: '2026-11-24T12:01:00Z' };

test('before the room is known nothing is claimed', () => {
  expect(phaseOf(null, null, 'lena')).toEqual({ kind: 'loading' });
});

test('a room without a session says so', () => {
  expect(phaseOf(room(null), null, 'lena')).toEqual({ kind: 'none' });
});

test("another agent's session is not shown", () => {
  expect(phaseOf(room('tomasz'), null, 'lena')).toEqual({ kind: 'other_agent', agent: 'Tomasz Kowal' });
});

test('a host that chooses its screen again is told from one that is connecting', () => {
  expect(phaseOf(room('lena'), viewing({ media: 'connecting' }), 'lena')).toEqual({ kind: 'connecting' });
  expect(phaseOf(room('lena', AWAY), viewing({ media: 'connecting' }), 'lena')).toEqual({
    kind: 'host_away',
    until: Date.parse(AWAY.until),
  });
});

test('the picture goes on while the host cannot be reached by the server', () => {
  expect(phaseOf(room('lena', AWAY), viewing({ media: 'live' }), 'lena')).toEqual({ kind: 'live' });
});

test('a broken connection says how long it may take', () => {
  expect(phaseOf(room('lena'), viewing({ media: 'interrupted', interruptedUntil: 5 }), 'lena')).toEqual({ kind: 'interrupted', until: 5 });
});

test('a session that another tab of the same agent shows is said to be there', () => {
  expect(phaseOf(room('lena'), viewing({ media: 'interrupted', takenOver: true }), 'lena')).toEqual({ kind: 'taken_over' });
});

test('what has ended stays ended whatever the room says', () => {
  const ended = { session: 's', reason: 'stopped_by_remote_user', durationSeconds: 12 } as const;

  expect(phaseOf(room(null), viewing({ media: 'live', ended }), 'lena')).toEqual({ kind: 'ended', ended });
});

function viewing(more: Partial<Viewing>): Viewing {
  return { media: 'live', interruptedUntil: null, ended: null, paused: false, takenOver: false, ...more };
}

function room(agent: 'lena' | 'tomasz' | null, host: SideState = { state: 'here' }): RoomState {
  const name = agent === 'tomasz' ? 'Tomasz Kowal' : 'Lena Vogt';
  const session = agent && { id: 's', agent: { id: agent, name }, since: '2026-11-24T12:00:00Z', epoch: 1, host, viewer: { state: 'here' as const } };
  return { guest: { phase: 'in_lobby' }, agents: [], session };
}
