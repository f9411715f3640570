// Reads what the server says. Checks every field that the session code acts on, so that nothing behind it has to.

import type { AboutBody, ChatMessage, IceServer, PeerSignal, RoomState, ServerMessage } from '../../api/generated';

/** A message, one of a type that this page does not know yet, or no message at all. */
export type Parsed =
  | { kind: 'message'; message: ServerMessage }
  | { kind: 'unknown' }
  | { kind: 'malformed' };

type Fields = Record<string, unknown>;
type Check = (value: unknown) => boolean;
type FieldChecks = Record<string, Check>;

export function parseServerMessage(text: unknown): Parsed {
  const value = json(text);
  if (!isFields(value) || typeof value.type !== 'string') return { kind: 'malformed' };
  const fields = fieldsOf(MESSAGES, value.type);
  if (!fields) return { kind: 'unknown' };
  // A signal of a type to come is for a later version of this page; it is no reason to connect again.
  if (value.type === 'signal' && isFields(value.signal) && !fieldsOf(SIGNALS, value.signal.type)) {
    return { kind: 'unknown' };
  }
  return has(value, fields) ? { kind: 'message', message: value as ServerMessage } : { kind: 'malformed' };
}

const text: Check = (value) => typeof value === 'string';
const count: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const epoch: Check = (value) => count(value) && (value as number) < 2 ** 32;
const time: Check = (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value));
const listOf = (check: Check): Check => (value) => Array.isArray(value) && value.every(check);
const object = (fields: FieldChecks): Check => (value) => isFields(value) && has(value, fields);
const maybe = (check: Check): Check => (value) => value === undefined || value === null || check(value);

const SIGNALS: Record<PeerSignal['type'], FieldChecks> = {
  offer: { sdp: text },
  answer: { sdp: text },
  candidate: { candidate: text, sdp_mid: maybe(text), sdp_m_line_index: maybe(count) },
  restart_ice: {},
  commit: { commitment: text },
  reveal: { nonce: text },
};

const signal: Check = (value) => {
  const fields = isFields(value) ? fieldsOf(SIGNALS, value.type) : null;
  return fields !== null && has(value as Fields, fields);
};

const side: Check = (value) =>
  isFields(value) && (value.state === 'here' || (value.state === 'away' && time(value.until)));

const guest: Check = (value) =>
  isFields(value) &&
  (value.phase === 'absent' ||
    value.phase === 'in_lobby' ||
    (value.phase === 'granted' && listOf(text)(value.capabilities)));

const room = object({
  guest,
  agents: listOf(text),
  session: maybe(
    object({
      id: text,
      agent: object({ id: text, name: text }),
      since: time,
      epoch,
      host: side,
      viewer: side,
    }),
  ),
  not_shared: maybe(text),
} satisfies Record<keyof RoomState, Check>);

const author: Check = (value) =>
  isFields(value) && (value.kind === 'remote_user' || (value.kind === 'agent' && text(value.id) && text(value.name)));

const chatMessage = object({
  seq: count,
  client_id: text,
  from: author,
  text,
  at: time,
} satisfies Record<keyof ChatMessage, Check>);

const iceServer = object({
  urls: listOf(text),
  username: maybe(text),
  credential: maybe(text),
} satisfies Record<keyof IceServer, Check>);

const about = object({
  agent: maybe(object({ id: text, name: text, whereabouts: text })),
  queue_name: maybe(text),
} satisfies Record<keyof AboutBody, Check>);

const MESSAGES: Record<ServerMessage['type'], FieldChecks> = {
  welcome: { room, chat: listOf(chatMessage), ice_servers: listOf(iceServer), about: maybe(about) },
  about: { about },
  room: { room },
  chat: { message: chatMessage },
  start: { session: text, epoch },
  signal: { session: text, epoch, signal },
  session_ended: { session: text, reason: text, duration_seconds: count },
  refused: { client_id: maybe(text), refusal: text },
  beat: {},
};

/** The checks for `type`; null for a type to come. */
function fieldsOf(table: Record<string, FieldChecks>, type: unknown): FieldChecks | null {
  return typeof type === 'string' && Object.hasOwn(table, type) ? (table[type] ?? null) : null;
}

function has(value: Fields, fields: FieldChecks): boolean {
  return Object.entries(fields).every(([name, check]) => check(value[name]));
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function json(value: unknown): unknown {
  if (typeof value !== 'string') return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
