import { expect, it } from 'vitest';
import type { ChatMessage } from '../api/generated';
import { EMPTY_CHAT, refused, retried, saved, unsent, written } from './chat';

function message(seq: number, client_id: string, text = client_id): ChatMessage {
  return { seq, client_id, text, from: { kind: 'remote_user' }, at: '2026-11-24T14:30:00Z' };
}

const states = (chat: typeof EMPTY_CHAT) => chat.map(({ clientId, state }) => `${clientId} ${state}`);

it('shows a message at once and marks it when the server has saved it', () => {
  const sending = written(EMPTY_CHAT, 'a', 'Hello', 1000);
  expect(states(sending)).toEqual(['a sending']);
  expect(states(saved(sending, [message(1, 'a')]))).toEqual(['a sent']);
});

it('never shows a message twice, whatever comes again', () => {
  const chat = saved(saved(EMPTY_CHAT, [message(1, 'a'), message(2, 'b')]), [message(2, 'b'), message(1, 'a')]);
  expect(states(chat)).toEqual(['a sent', 'b sent']);
});

it('orders by the server, with what is on its way at the end', () => {
  const chat = written(written(EMPTY_CHAT, 'x', 'first', 1000), 'y', 'second', 1001);
  const both = saved(chat, [message(7, 'b'), message(3, 'a')]);
  expect(states(both)).toEqual(['a sent', 'b sent', 'x sending', 'y sending']);
  expect(states(saved(chat, [message(4, 'y')]))).toEqual(['y sent', 'x sending']);
});

it('says again after a break what is not saved, and only that', () => {
  const chat = refused(written(written(saved(EMPTY_CHAT, [message(1, 'a')]), 'b', '', 1), 'c', '', 2), 'c');
  expect(unsent(chat).map((entry) => entry.clientId)).toEqual(['b']);
});

it('lets a refused message be tried again, but never unsends a saved one', () => {
  const failed = refused(written(EMPTY_CHAT, 'a', 'Hello', 1), 'a');
  expect(states(failed)).toEqual(['a failed']);
  expect(states(retried(failed, 'a'))).toEqual(['a sending']);
  expect(states(refused(saved(failed, [message(1, 'a')]), 'a'))).toEqual(['a sent']);
});
