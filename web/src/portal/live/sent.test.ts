import { expect, test } from 'vitest';
import type { HistoryActorBody, HistoryEventBody, HistoryEventKind } from '../../api/generated';
import { senderOf } from './sent';

const NOON = Date.parse('2026-11-24T12:00:00Z');
const lena: HistoryActorBody = { kind: 'agent', id: 'lena', name: 'Lena Vogt' };
const tomasz: HistoryActorBody = { kind: 'agent', id: 'tomasz', name: 'Tomasz Kowal' };
const toLena: HistoryEventKind = { kind: 'assigned', assignment: { kind: 'agent', agent: { id: 'lena', name: 'Lena Vogt' } } };

test('whoever assigned it last, or made it, has sent it', () => {
  expect(senderOf([event(tomasz, toLena), event(lena, { kind: 'created' })], 'lena', NOON)).toBe('Tomasz Kowal');
  expect(senderOf([event(tomasz, { kind: 'created' })], 'lena', NOON)).toBe('Tomasz Kowal');
});

test('what came after it does not matter', () => {
  expect(senderOf([event({ kind: 'remote_user' }, { kind: 'joined', device_name: 'Firefox' }), event(tomasz, toLena)], 'lena', NOON)).toBe('Tomasz Kowal');
});

test('what the agent did, in whichever browser, was sent by nobody', () => {
  expect(senderOf([event(lena, toLena)], 'lena', NOON)).toBeNull();
  expect(senderOf([event(lena, { kind: 'taken_over', assignment: { kind: 'unassigned' } }), event(tomasz, { kind: 'created' })], 'lena', NOON)).toBeNull();
});

test('what was sent a while ago is no news', () => {
  expect(senderOf([event(tomasz, toLena)], 'lena', NOON + 3 * 60_000)).toBeNull();
});

function event(by: HistoryActorBody, what: HistoryEventKind): HistoryEventBody {
  return { version: 1, at: '2026-11-24T12:00:00Z', by, event: what, hash: 'hash' };
}
