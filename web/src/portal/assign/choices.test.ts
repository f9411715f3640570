import { expect, test } from 'vitest';
import type { ListedAgentBody, SessionQueueBody } from '../../api/generated';
import { choices, clientChoice, clientOf, keyOf, targetOf } from './choices';

const me = { id: 'lena', name: 'Lena Vogt' };
const HERE = '471093528';
const TABLET = '582104639';
const DESK = '311093528';
const known = { me, here: HERE, allowMyself: true, clients: [] };
const members = [member('aylin', 'Aylin Sahin', false), member('lena', 'Lena Vogt', true), member('tomasz', 'Tomasz Kowal', true)];

test('nobody and oneself come first, then the queues, then the agents, the online ones before the others', () => {
  const found = choices({ ...known, queues: [queue('first', 'First line', 3)], members });

  expect(found.map(({ id, hint }) => [id, hint])).toEqual([
    ['unassigned', undefined],
    ['myself', undefined],
    ['agent:lena', undefined],
    ['queue:first', '3 waiting'],
    ['agent:tomasz', undefined],
    ['agent:aylin', 'offline'],
  ]);
});

test('oneself can be left out, for what is to go to somebody else', () => {
  const found = choices({ ...known, queues: [], members, allowMyself: false }).map(({ id }) => id);

  expect(found).not.toContain('myself');
  expect(found).not.toContain('agent:lena');
});

test('of the clients, the member’s other ones are offered; this browser is “myself”', () => {
  const clients = [
    { id: HERE, name: 'Laptop', agent: me, online: true },
    { id: TABLET, name: 'Tablet', agent: me, online: false },
    { id: DESK, name: 'Front desk 2', agent: { id: 'tomasz', name: 'Tomasz Kowal' }, online: true },
  ];
  const found = choices({ ...known, clients, queues: [], members: [] });

  expect(found.map(({ id }) => id)).toEqual(['unassigned', 'myself', 'agent:lena', `client:${TABLET}`]);
  expect(found.at(-1)).toMatchObject({ label: 'Myself at Tablet, 582\u00a0104\u00a0639', hint: 'offline' });
});

test('a client is told by its name and its agent’s, and by its ID alone where nobody told these', () => {
  const desk = clientOf({ kind: 'agent', agent: { id: 'tomasz', name: 'Tomasz Kowal' }, client: { id: DESK, name: 'Front desk 2' } });

  expect(clientChoice(DESK, desk, me)).toMatchObject({ label: 'Tomasz Kowal at Front desk 2, 311\u00a0093\u00a0528', to: { kind: 'client', id: DESK } });
  expect(clientChoice(DESK, undefined, me).label).toBe('Client 311\u00a0093\u00a0528');
});

test('what stands now is found among the choices', () => {
  expect(keyOf(targetOf({ kind: 'agent', agent: me, client: { id: HERE, name: 'Laptop' } }, HERE))).toBe('myself');
  expect(keyOf(targetOf({ kind: 'agent', agent: me, client: { id: TABLET, name: 'Tablet' } }, HERE))).toBe(`client:${TABLET}`);
  expect(keyOf(targetOf({ kind: 'agent', agent: me }, HERE))).toBe('agent:lena');
  expect(keyOf(targetOf({ kind: 'agent', agent: { id: 'tomasz', name: 'Tomasz Kowal' } }, HERE))).toBe('agent:tomasz');
  expect(keyOf(targetOf({ kind: 'unassigned' }, HERE))).toBe('unassigned');
});

function member(id: string, name: string, online: boolean): ListedAgentBody {
  return { id, name, online, email: `${id}@brightwater.example` };
}

function queue(id: string, name: string, waiting: number): SessionQueueBody {
  return { id, name, colour: 'teal', waiting, in_queue: waiting, subscribers: [], defaults: {}, request_page: {}, version: 1 };
}
