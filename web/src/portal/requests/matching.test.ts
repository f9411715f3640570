import { expect, test } from 'vitest';
import type { AssignmentBody, SessionRequestBody } from '../../api/generated';
import { EVERYTHING, type RequestFilter } from './filter';
import { matches } from './matching';
import { request } from './requests.fixture';

const PRINTERS = 'a0000000-0000-7000-8000-000000000001';
const LENA: AssignmentBody = { kind: 'agent', agent: { id: 'lena', name: 'Lena Vogt' }, client: { id: '471093528', name: 'Laptop' } };
const TOMASZ: AssignmentBody = { kind: 'agent', agent: { id: 'tomasz', name: 'Tomasz Kowal' } };
const QUEUED: AssignmentBody = { kind: 'queue', queue: { id: PRINTERS, name: 'Printers', colour: 'teal' }, since: '2026-11-24T11:00:00Z' };
const NOBODY: AssignmentBody = { kind: 'unassigned' };

test.each([
  [['me'], [true, false, false, false]],
  [['my_queues'], [false, false, true, false]],
  [['me', 'my_queues'], [true, false, true, false]],
  [['unassigned'], [false, false, false, true]],
  [[`queue:${PRINTERS}`], [false, false, true, false]],
  [['agent:tomasz'], [false, true, false, false]],
  [['agent:lena'], [true, false, false, false]],
  [['client:471093528'], [true, false, false, false]],
  [['client:582104639'], [false, false, false, false]],
] as const)('assigned to %j', (assigned, expected) => {
  const found = [LENA, TOMASZ, QUEUED, NOBODY].map((assignment) => matching({ assigned }, { assignment }));

  expect(found).toEqual(expected);
});

test('words are found by how they begin, without case and accents, all of them, in any field', () => {
  const about = { user_name: 'Zoë Zieliński', user_email: 'z@brightwater.example', notes: 'Label printer', reference: 'T-77' };

  for (const q of ['zoe', 'ZIELINSKI label', 'print 77', '#1042', 'bright']) expect(matching({ q }, about), q).toBe(true);
  for (const q of ['rinter', 'zoe fax']) expect(matching({ q }, about), q).toBe(false);
});

test('what the server found by its words is not asked for them again', () => {
  expect(matching({ q: 'comment' }, {})).toBe(false);
  expect(matches({ ...EVERYTHING, q: 'comment' }, request(1, 'open'), ASKER, 'found')).toBe(true);
});

test('a span takes its beginning and leaves its end', () => {
  const created = { from: '2026-11-24T12:00:00Z', until: '2026-11-24T13:00:00Z' };

  expect(matching({ created }, { created_at: '2026-11-24T12:00:00Z' })).toBe(true);
  expect(matching({ created }, { created_at: '2026-11-24T13:00:00Z' })).toBe(false);
});

test('what has no time is in no span of times', () => {
  const closed = { from: '2026-11-24T12:00:00Z', until: null };

  expect(matching({ closed }, {})).toBe(false);
});

test('status and language have to agree', () => {
  expect(matching({ status: ['ready', 'open'] }, {})).toBe(true);
  expect(matching({ status: ['closed'] }, {})).toBe(false);
  expect(matching({ language: 'de' }, {})).toBe(false);
});

const ASKER = { agentId: 'lena', serves: (id: string) => id === PRINTERS };

function matching(filter: Partial<RequestFilter>, about: Partial<SessionRequestBody>): boolean {
  return matches({ ...EVERYTHING, ...filter }, request(1042, 'open', about), ASKER, 'heard_of');
}
