import { expect, test } from 'vitest';
import type { AssignmentBody, ClientRef } from '../../api/generated';
import { arrivesAt } from './arrival';

const LAPTOP = { id: '471093528', name: 'Laptop' };
const TABLET = { id: '582104639', name: 'Tablet' };
const online = [
  { id: LAPTOP.id, online: true },
  { id: TABLET.id, online: true },
];

test('a request arrives at the client it is assigned to, and at no other that is online', () => {
  expect(arrivesAt(LAPTOP.id, at(LAPTOP), online)).toBe(true);
  expect(arrivesAt(TABLET.id, at(LAPTOP), online)).toBe(false);
});

test('where that client is not online, it arrives at any', () => {
  expect(arrivesAt(TABLET.id, at(LAPTOP), [{ id: LAPTOP.id, online: false }])).toBe(true);
});

test('where that client was forgotten, or no client is known yet, it arrives at any', () => {
  expect(arrivesAt(TABLET.id, at(LAPTOP), [])).toBe(true);
});

test('what is for an agent, a queue or nobody arrives at every client', () => {
  expect(arrivesAt(TABLET.id, at(null), online)).toBe(true);
  expect(arrivesAt(TABLET.id, { kind: 'unassigned' }, online)).toBe(true);
});

function at(client: ClientRef | null): AssignmentBody {
  return { kind: 'agent', agent: { id: 'lena', name: 'Lena Vogt' }, client };
}
