// The chat of a request as this page knows it: what the server has saved, in its order, and after that what is
// still on its way. Pure. The server saves a message once per `client_id`, so saying it again is always safe.

import type { ChatAuthor, ChatMessage } from '../api/generated';

export interface ChatEntry {
  readonly clientId: string;
  /** Its place, once it is saved. */
  readonly seq: number | null;
  /** Null is this page's own message that is not saved yet. */
  readonly author: ChatAuthor | null;
  readonly text: string;
  /** When it was saved, or written; milliseconds since 1970. */
  readonly at: number;
  readonly state: 'sending' | 'sent' | 'failed';
}

/** Saved entries by `seq`, then the pending ones in the order they were written. */
export type Chat = readonly ChatEntry[];

export const EMPTY_CHAT: Chat = [];

/** The person wrote something. */
export function written(chat: Chat, clientId: string, text: string, now: number): Chat {
  return [...chat, { clientId, seq: null, author: null, text, at: now, state: 'sending' }];
}

/** The server saved these: new ones, this page's own, or ones known already. */
export function saved(chat: Chat, messages: readonly ChatMessage[]): Chat {
  const arrived = new Map(messages.map((message) => [message.client_id, entryOf(message)]));
  const kept = chat.filter((entry) => !arrived.has(entry.clientId));
  return [...kept, ...arrived.values()].toSorted(inOrder);
}

/** The server refused one. It stays, so that the person can copy or try it again. */
export function refused(chat: Chat, clientId: string): Chat {
  return withState(chat, clientId, 'failed');
}

/** The person tries a refused one again. */
export function retried(chat: Chat, clientId: string): Chat {
  return withState(chat, clientId, 'sending');
}

/** What has to be said again after a break. */
export function unsent(chat: Chat): Chat {
  return chat.filter((entry) => entry.state === 'sending');
}

function withState(chat: Chat, clientId: string, state: 'sending' | 'failed'): Chat {
  return chat.map((entry) => (entry.clientId === clientId && entry.seq === null ? { ...entry, state } : entry));
}

function entryOf({ client_id, seq, from, text, at }: ChatMessage): ChatEntry {
  return { clientId: client_id, seq, author: from, text, at: Date.parse(at), state: 'sent' };
}

/** Sorting is stable: pending entries keep the order they were written in. */
function inOrder(one: ChatEntry, other: ChatEntry): number {
  return (one.seq ?? Number.MAX_SAFE_INTEGER) - (other.seq ?? Number.MAX_SAFE_INTEGER);
}
