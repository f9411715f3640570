import { expect, test } from 'vitest';
import type { ChatEntry } from '../../session/chat';
import { hasNews, marked, newestIn, readMarks, unreadIn } from './unread';

test('what the remote user wrote counts until it is read', () => {
  const chat = [fromUser(1), fromUser(2)];

  expect(unreadIn(chat, 0)).toBe(2);
  expect(unreadIn(chat, 1)).toBe(1);
  expect(unreadIn(chat, 2)).toBe(0);
});

test('what an agent has answered has been read', () => {
  expect(unreadIn([fromUser(1), fromAgent(2), fromUser(3)], 0)).toBe(1);
});

test('of a whole chat only what was written while the page was open is news, until it is heard or answered', () => {
  const chat = [{ ...fromUser(1), at: 900 }, { ...fromUser(2), at: 1100 }];

  expect(hasNews(chat, 0, 1000)).toBe(true);
  expect(hasNews(chat, 2, 1000)).toBe(false);
  expect(hasNews(chat, 0, 1200)).toBe(false);
  expect(hasNews([...chat, fromAgent(3)], 0, 1000)).toBe(false);
});

test('a message on its way is not the newest one that is saved', () => {
  expect(newestIn([fromUser(4), { ...fromAgent(5), seq: null, state: 'sending' }])).toBe(4);
  expect(newestIn([])).toBe(0);
});

test('a mark never goes back, and only the last two hundred requests are remembered', () => {
  expect(marked({ a: 3 }, 'a', 2)).toEqual({ a: 3 });
  const many = Array.from({ length: 201 }, (_, index) => `request ${index}`).reduce((marks, id) => marked(marks, id, 1), {});

  expect(Object.keys(many)).toHaveLength(200);
  expect(many).not.toHaveProperty('request 0');
});

test.each([null, 'nonsense', '[]', '{"a":"3"}'])('stored marks that say nothing are none: %s', (stored) => {
  expect(readMarks(stored)).toEqual({});
});

function fromUser(seq: number): ChatEntry {
  return { clientId: String(seq), seq, author: { kind: 'remote_user' }, text: 'Hello', at: 0, state: 'sent' };
}

function fromAgent(seq: number): ChatEntry {
  return { ...fromUser(seq), author: { kind: 'agent', id: 'lena', name: 'Lena Vogt' } };
}
