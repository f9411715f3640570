import { expect, test } from 'vitest';
import type { AssignmentBody } from '../../api/generated';
import { mainAction } from './main-action';
import { request } from './requests.fixture';

const LOOKER = { agentId: 'lena', serves: (queue: string) => queue === 'printers' };
const TOMASZ: AssignmentBody = { kind: 'agent', agent: { id: 'tomasz', name: 'Tomasz Kowal' } };
const queued = (id: string): AssignmentBody => ({ kind: 'queue', queue: { id, name: id, colour: 'teal' }, since: '2026-11-24T11:00:00Z' });

test.each([
  ['ready', { kind: 'unassigned' }, 'connect'],
  ['ready', queued('printers'), 'connect'],
  ['ready', TOMASZ, null],
  ['waiting', { kind: 'unassigned' }, 'take_over'],
  ['waiting', queued('printers'), 'take_over'],
  ['waiting', queued('scanners'), null],
  ['waiting', TOMASZ, null],
  ['connected', TOMASZ, 'view'],
  ['open', queued('printers'), null],
  ['expired', TOMASZ, 'extend'],
  ['closed', TOMASZ, null],
] as const)('%s, assigned to %j: %s', (status, assignment, action) => {
  expect(mainAction(request(1, status, { assignment }), LOOKER)).toBe(action);
});

test('what the remote user asks for comes first', () => {
  const at = '2026-11-24T11:00:00Z';

  expect(mainAction(request(1, 'closed', { wish: { kind: 'reopen', at } }), LOOKER)).toBe('reopen');
  expect(mainAction(request(1, 'expired', { wish: { kind: 'more_time', at } }), LOOKER)).toBe('extend');
});
