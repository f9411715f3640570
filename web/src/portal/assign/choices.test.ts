import { expect, test } from 'vitest';
import type { ListedMemberBody, SessionQueueBody } from '../../api/generated';
import { choices, keyOf, targetOf } from './choices';

const me = { id: 'lena', name: 'Lena Vogt' };
const members = [member('aylin', 'Aylin Sahin', false), member('lena', 'Lena Vogt', true), member('tomasz', 'Tomasz Kowal', true)];

test('nobody and oneself come first, then the queues, then the agents, the online ones before the others', () => {
  const found = choices({ queues: [queue('first', 'First line', 3)], members, me, allowMyself: true });

  expect(found.map(({ id, hint }) => [id, hint])).toEqual([
    ['unassigned', undefined],
    ['myself', undefined],
    ['queue:first', '3 waiting'],
    ['agent:tomasz', undefined],
    ['agent:aylin', 'offline'],
  ]);
});

test('oneself can be left out, for what is to go to somebody else', () => {
  const found = choices({ queues: [], members, me, allowMyself: false });

  expect(found.map(({ id }) => id)).not.toContain('myself');
});

test('what stands now is found among the choices', () => {
  expect(keyOf(targetOf({ kind: 'agent', agent: me }, 'lena'))).toBe('myself');
  expect(keyOf(targetOf({ kind: 'agent', agent: { id: 'tomasz', name: 'Tomasz Kowal' } }, 'lena'))).toBe('agent:tomasz');
  expect(keyOf(targetOf({ kind: 'unassigned' }, 'lena'))).toBe('unassigned');
});

function member(id: string, name: string, online: boolean): ListedMemberBody {
  return { id, name, online, role: 'agent' };
}

function queue(id: string, name: string, waiting: number): SessionQueueBody {
  return { id, name, colour: 'teal', waiting, in_queue: waiting, subscribers: [], defaults: {}, request_page: {}, version: 1 };
}
