import { expect, test } from 'vitest';
import type { NotShared, SessionState } from '../../api/generated';
import { NOON, request } from '../requests/requests.fixture';
import { standing } from './standing';

const LENA = { id: 'lena', name: 'Lena Vogt' };
const LIVE = { id: 'session', agent: LENA, since: new Date(NOON).toISOString() };
const READER = { agentId: 'lena', serves: () => true, now: NOON, locale: 'en-GB' };

test('while the agent watches, the session is live', () => {
  expect(standing(request(1, 'connected', { session: LIVE }), { ...READER, session: session({ state: 'here' }) })).toBe('Your session is live.');
});

test('who has left the viewer reads that nobody sees the screen, and for how long the way back is open', () => {
  const left = session({ state: 'away', until: new Date(NOON + 58_100).toISOString() });

  expect(standing(request(1, 'connected', { session: LIVE }), { ...READER, session: left })).toBe('Nobody sees the screen. You can come back within 59 s.');
});

test('of another agent who has left, the others read it too', () => {
  const left = session({ state: 'away', until: new Date(NOON + 10_000).toISOString() });

  expect(standing(request(1, 'connected', { session: LIVE }), { ...READER, agentId: 'tomasz', session: left })).toBe(
    'Nobody sees the screen of Margarethe Aigner. Lena Vogt can come back within 10 s.',
  );
});

test('who waits for a grant reads that it was tried, and what came of it', () => {
  const tried = (notShared: NotShared) => standing(request(1, 'waiting'), { ...READER, notShared });

  expect(tried('cancelled')).toContain('without choosing');
  expect(tried('unavailable')).toContain('the browser or the system refused');
});

function session(viewer: SessionState['viewer']): SessionState {
  return { ...LIVE, epoch: 1, host: { state: 'here' }, viewer };
}
