import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ServerMessage } from '../api/generated';
import { backoff } from './signalling/backoff';
import { finalReason } from './signalling/closing';
import { type Connection, SignallingSocket, SILENCE_MS } from './socket';

const WELCOME = JSON.stringify({
  type: 'welcome',
  room: { guest: { phase: 'in_lobby' }, agents: [], session: null },
  chat: [],
  ice_servers: [],
});

const CONNECTING = 0;
const CLOSED = 3;

class FakeSocket {
  readonly OPEN = 1;
  readyState: number = this.OPEN;
  sent: string[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  send(text: string) {
    this.sent.push(text);
  }
  close() {
    this.readyState = CLOSED;
  }
}

function opened() {
  const sockets: FakeSocket[] = [];
  const waits: number[] = [];
  const connections: Connection[] = [];
  const messages: ServerMessage[] = [];
  const greetings = vi.fn();
  const timers = new Map<number, { callback: () => void; ms: number }>();
  let timer = 0;
  const due = (wanted: (ms: number) => boolean) => {
    for (const [id, { callback, ms }] of timers) {
      if (!wanted(ms)) continue;
      timers.delete(id);
      return callback();
    }
  };
  const socket = new SignallingSocket(
    '/socket',
    { opened: greetings, message: (message) => messages.push(message), connection: (now) => connections.push(now) },
    {
      connect: () => {
        const fake = new FakeSocket();
        sockets.push(fake);
        return fake as unknown as WebSocket;
      },
      later: (callback, ms) => {
        if (ms !== SILENCE_MS) waits.push(ms);
        timers.set(++timer, { callback, ms });
        return timer as unknown as ReturnType<typeof setTimeout>;
      },
      never: (id) => timers.delete(id as unknown as number),
      random: () => 0,
    },
  );
  socket.open();
  const last = () => sockets.at(-1) as FakeSocket;
  return { socket, last, sockets, waits, connections, messages, greetings, wake: () => due((ms) => ms !== SILENCE_MS), fallsSilent: () => due((ms) => ms === SILENCE_MS) };
}

describe('the signalling socket', () => {
  let page: ReturnType<typeof opened>;
  beforeEach(() => {
    page = opened();
  });

  it('asks for hello when it opens, and counts as open once it is welcomed', () => {
    page.last().onopen?.();
    expect(page.greetings).toHaveBeenCalledOnce();
    expect(page.connections).toEqual(['connecting']);
    page.last().onmessage?.({ data: WELCOME });
    expect(page.connections).toEqual(['connecting', 'open']);
    expect(page.messages[0]?.type).toBe('welcome');
  });

  it('connects again with growing waits, and from the start after a welcome', () => {
    page.last().onmessage?.({ data: WELCOME });
    for (const _ of Array(6)) {
      page.last().onclose?.({ code: 1006 });
      page.wake();
    }
    expect(page.waits).toEqual([500, 1000, 2000, 4000, 8000, 8000]);
    page.last().onmessage?.({ data: WELCOME });
    page.last().onclose?.({ code: 1001 });
    expect(page.waits.at(-1)).toBe(500);
    expect(page.connections.at(-1)).toBe('reconnecting');
  });

  it('connects again when the line has died without a word', () => {
    page.last().onmessage?.({ data: WELCOME });
    page.fallsSilent();
    expect(page.connections.at(-1)).toBe('reconnecting');
    page.wake();
    expect(page.sockets).toHaveLength(2);
  });

  it('stops for good when the server says why', () => {
    page.last().onclose?.({ code: 4010 });
    expect(page.connections.at(-1)).toEqual({ closed: 'request_closed' });
    expect(page.waits).toEqual([]);
  });

  it.each(['not json', '{}', '{"type":"start","session":1,"epoch":"x"}', '{"type":"room","room":{}}', 7])(
    'connects again after something that is no message: %s',
    (data) => {
      const first = page.last();
      first.onmessage?.({ data });
      expect(first.readyState).toBe(CLOSED);
      expect(page.waits).toEqual([500]);
      expect(page.messages).toEqual([]);
    },
  );

  it.each(['{"type":"to_come"}', '{"type":"signal","session":"s","epoch":1,"signal":{"type":"to_come"}}'])(
    'lets a message of a type to come pass: %s',
    (data) => {
      page.last().onmessage?.({ data });
      expect(page.messages).toEqual([]);
      expect(page.waits).toEqual([]);
    },
  );

  it('says whether a message went out', () => {
    expect(page.socket.send({ type: 'withdraw' })).toBe(true);
    expect(page.last().sent).toEqual(['{"type":"withdraw"}']);
    page.last().readyState = CONNECTING;
    expect(page.socket.send({ type: 'withdraw' })).toBe(false);
  });

  it('stays closed when this side closes it', () => {
    page.last().onclose?.({ code: 1006 });
    page.socket.close();
    page.wake();
    expect(page.sockets).toHaveLength(1);
  });
});

it('waits at random, between half and all of the step', () => {
  expect(backoff(0, 0.999)).toBeCloseTo(250, 0);
  expect(backoff(20, 0)).toBe(8000);
});

it('knows each close code', () => {
  expect([1001, 1006, 1011, 1013].map(finalReason)).toEqual([null, null, null, null]);
  expect([4000, 4001, 4002, 4010, 4011, 4012, 4013, 4014, 4015, 4016, 1000, 1009].map(finalReason)).toEqual([
    'protocol', 'protocol', 'too_fast', 'request_closed', 'guest_reset', 'replaced', 'signed_out', 'left', 'expired', 'not_found',
    'protocol', 'protocol',
  ]);
});
