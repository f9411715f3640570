// Which chat messages an agent has not read, as a value.
import type { Chat } from '../../session/chat';

/** Up to which message each request's chat was read: its place, by the request's id. */
export type ReadMarks = Readonly<Record<string, number>>;

/** So many requests are remembered; the oldest go first. */
const MOST = 200;

/** How many messages of the remote user came after what was read, and after the last answer of any agent. */
export function unreadIn(chat: Chat, read: number): number {
  return unreadMessages(chat, read).length;
}

/**
 * Whether there is one among them that was written after this page opened (milliseconds): of a chat that is heard of as
 * a whole, what was written before is no news.
 */
export function hasNews(chat: Chat, read: number, openedAt: number): boolean {
  return unreadMessages(chat, read).some(({ at }) => at > openedAt);
}

function unreadMessages(chat: Chat, read: number): Chat {
  const answered = chat.findLast(({ author }) => author?.kind === 'agent')?.seq ?? 0;
  const known = Math.max(read, answered);
  return chat.filter(({ author, seq }) => author?.kind === 'remote_user' && seq !== null && seq > known);
}

/** The place of the newest message that is saved; 0 where there is none. */
export function newestIn(chat: Chat): number {
  return chat.reduce((newest, { seq }) => Math.max(newest, seq ?? 0), 0);
}

/** What was read stays read. */
export function marked(marks: ReadMarks, id: string, seq: number): ReadMarks {
  if ((marks[id] ?? 0) >= seq) return marks;
  const others = Object.entries(marks).filter(([other]) => other !== id);
  return Object.fromEntries([...others, [id, seq] as const].slice(-MOST));
}

/** Marks as they were stored; what cannot be read is forgotten. */
export function readMarks(stored: string | null): ReadMarks {
  try {
    const entries = Object.entries(JSON.parse(stored ?? '{}') as Record<string, unknown>);
    return Object.fromEntries(entries.filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
  } catch {
    return {};
  }
}
