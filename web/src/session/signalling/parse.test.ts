import { describe, expect, it } from 'vitest';
import type { ServerMessage } from '../../api/generated';
import { parseServerMessage } from './parse';

const SESSION = '018f3b1e-7a5c-7cc0-8a11-5d2f6b9e0c42';
const AT = '2026-11-24T14:30:00Z';
const LENA = { id: SESSION, name: 'Lena Vogt' };

/** One of each kind, with all that a message can carry. */
const MESSAGES: ServerMessage[] = [
  {
    type: 'welcome',
    room: {
      guest: { phase: 'granted', capabilities: ['view'] },
      agents: ['Lena Vogt'],
      session: {
        id: SESSION, agent: LENA, since: AT, epoch: 3, host: { state: 'here' }, viewer: { state: 'away', until: AT },
      },
    },
    chat: [
      { seq: 1, client_id: SESSION, from: { kind: 'remote_user' }, text: 'Hello', at: AT },
      { seq: 2, client_id: SESSION, from: { kind: 'agent', ...LENA }, text: 'Hello', at: AT },
    ],
    ice_servers: [{ urls: ['turn:a:3478'], username: 'u', credential: 'c' }],
    about: { agent: { ...LENA, whereabouts: 'here' }, queue_name: 'First line' },
  },
  { type: 'about', about: { agent: { ...LENA, whereabouts: 'away' } } },
  { type: 'room', room: { guest: { phase: 'absent' }, agents: [], session: null } },
  { type: 'chat', message: { seq: 1, client_id: SESSION, from: { kind: 'remote_user' }, text: '', at: AT } },
  { type: 'start', session: SESSION, epoch: 1 },
  { type: 'signal', session: SESSION, epoch: 1, signal: { type: 'offer', sdp: 'v=0' } },
  { type: 'signal', session: SESSION, epoch: 1, signal: { type: 'answer', sdp: 'v=0' } },
  { type: 'signal', session: SESSION, epoch: 1, signal: { type: 'candidate', candidate: '', sdp_mid: '0' } },
  { type: 'signal', session: SESSION, epoch: 1, signal: { type: 'restart_ice' } },
  { type: 'signal', session: SESSION, epoch: 1, signal: { type: 'commit', commitment: '00' } },
  { type: 'signal', session: SESSION, epoch: 1, signal: { type: 'reveal', nonce: '00' } },
  { type: 'session_ended', session: SESSION, reason: 'ended_by_agent', duration_seconds: 61 },
  { type: 'refused', client_id: null, refusal: 'no_such_session' },
];

describe('what the server says', () => {
  it.each(MESSAGES.map((message) => [message.type, message] as const))('is read: %s', (_, message) => {
    expect(parseServerMessage(JSON.stringify(message))).toEqual({ kind: 'message', message });
  });

  it('may have fields to come', () => {
    const text = JSON.stringify({ type: 'start', session: SESSION, epoch: 1, to_come: true });
    expect(parseServerMessage(text).kind).toBe('message');
  });

  it.each(MESSAGES.map((message) => [message.type, message] as const))(
    'is refused when any of its parts is something else: %s',
    (_, message) => {
      for (const broken of withOnePartReplaced(message)) {
        expect(parseServerMessage(JSON.stringify(broken)).kind, JSON.stringify(broken)).not.toBe('message');
      }
    },
  );

  it.each(['constructor', 'toString', '__proto__'])('is not looked up beyond the table: %s', (type) => {
    expect(parseServerMessage(JSON.stringify({ type })).kind).not.toBe('message');
    const signal = { type: 'signal', session: SESSION, epoch: 1, signal: { type } };
    expect(parseServerMessage(JSON.stringify(signal)).kind).not.toBe('message');
  });
});

/** `value` with each of its parts, however deep, replaced by something no field allows. */
function* withOnePartReplaced(value: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, part] of Object.entries(value)) {
    yield replaced(value, name, -0.5);
    for (const inner of withOnePartReplaced(part)) yield replaced(value, name, inner);
  }
}

function replaced(value: object, name: string, part: unknown): unknown {
  if (Array.isArray(value)) return value.map((old, at) => (String(at) === name ? part : old));
  return { ...value, [name]: part };
}
