import { describe, expect, it } from 'vitest';
import type { RoomState, ServerMessage } from '../../api/generated';
import { decideAsHost } from './host';
import { HOST_BEGINNING, type HostInput, type HostState } from './host-state';
import { MAX_STARTS } from './session';

const HERE = { state: 'here' } as const;

function room(session: string | null): RoomState {
  const agent = { id: 'lena', name: 'Lena Vogt' };
  const live = { agent, since: '2026-11-24T14:30:00Z', epoch: 0, host: HERE, viewer: HERE };
  return { guest: { phase: 'in_lobby' }, agents: ['Lena Vogt'], session: session ? { id: session, ...live } : null };
}

const said = (message: ServerMessage): HostInput => ({ type: 'said', message });
const welcome = (session: string | null) => said({ type: 'welcome', room: room(session), chat: [], ice_servers: [] });
const roomWith = (session: string | null) => said({ type: 'room', room: room(session) });
const start = (session: string, epoch: number) => said({ type: 'start', session, epoch });
const ended = (session: string) =>
  said({ type: 'session_ended', session, reason: 'ended_by_agent', duration_seconds: 61 });
const signal = (session: string, epoch: number) =>
  said({ type: 'signal', session, epoch, signal: { type: 'restart_ice' } });

/** What follows from `inputs`, in short words, and the state after them. */
function after(...inputs: HostInput[]): { state: HostState; last: string[] } {
  let state = HOST_BEGINNING;
  let last: string[] = [];
  for (const input of inputs) {
    const decision = decideAsHost(state, input);
    state = decision.state;
    last = decision.effects.map((effect) => {
      if (effect.do === 'say') return `say ${JSON.stringify(effect.message)}`;
      return effect.do === 'start_peer' ? `start_peer ${effect.session} ${effect.epoch}` : effect.do;
    });
  }
  return { state, last };
}

const GRANTED: HostInput[] = [welcome(null), { type: 'picking' }, { type: 'captured' }];
const WATCHED: HostInput[] = [...GRANTED, roomWith('s1'), start('s1', 1)];

describe('granting', () => {
  it('says grant once the screen is captured, and attaches when a session comes', () => {
    expect(after(...GRANTED).last).toEqual(['say {"type":"grant","capabilities":["view"]}']);
    expect(after(...GRANTED, roomWith('s1')).last).toEqual(['say {"type":"attach","session":"s1","epoch":null}']);
    expect(after(...GRANTED, roomWith('s1'), roomWith('s1')).last).toEqual([]);
    expect(after(...WATCHED).last).toEqual(['start_peer s1 1']);
  });

  it('grants nothing when the picker is cancelled, and says so', () => {
    const { state, last } = after(welcome(null), { type: 'picking' }, { type: 'not_captured', why: 'cancelled' });
    expect(state.sharing).toBe('none');
    expect(last).toEqual(['say {"type":"not_shared","why":"cancelled"}']);
  });

  it('drops the capture when the server does not take the grant', () => {
    const { state, last } = after(...GRANTED, said({ type: 'refused', client_id: null, refusal: 'expired' }));
    expect(state).toMatchObject({ sharing: 'none', refusal: 'expired' });
    expect(last).toContain('drop_capture');
  });

  it('never starts a peer that nobody granted', () => {
    expect(after(welcome('s1'), start('s1', 1)).last).toEqual([]);
    expect(after(...GRANTED, start('s1', 1)).last).toEqual([]);
  });
});

describe('a grant that names somebody', () => {
  const LENA = { id: 'lena', name: 'Lena Vogt' };
  const TOMASZ = { id: 'tomasz', name: 'Tomasz Kral' };
  const about = (agent: typeof LENA | null) =>
    said({ type: 'about', about: { agent: agent && { ...agent, whereabouts: 'away' }, queue_name: null } });
  const grantedTo = (agent: typeof LENA | null): HostInput[] => [welcome(null), about(agent), { type: 'picking' }, { type: 'captured' }];
  const connectedBy = (agent: typeof LENA) => {
    const shown = room('s1');
    return said({ type: 'room', room: { ...shown, session: shown.session && { ...shown.session, agent } } });
  };
  const DROPPED = ['close_peer', 'drop_capture'];
  const WITHDRAWN = [...DROPPED, 'say {"type":"withdraw"}'];

  it('is taken back when somebody else is to help', () => {
    const { state, last } = after(...grantedTo(LENA), about(TOMASZ));
    expect(last).toEqual(WITHDRAWN);
    expect(state).toMatchObject({ sharing: 'none', tookBackFrom: LENA });
  });

  it('is taken back when nobody in particular is to help any more', () => {
    expect(after(...grantedTo(LENA), about(null)).last).toEqual(WITHDRAWN);
  });

  it('stands while the same agent comes and goes', () => {
    expect(after(...grantedTo(LENA), about(LENA)).state.sharing).toBe('captured');
  });

  it('shows nothing to another who connects, and asks first, whatever the server says', () => {
    const { state, last } = after(...grantedTo(LENA), connectedBy(TOMASZ));
    expect(last).toEqual(DROPPED);
    expect(state).toMatchObject({ sharing: 'lost', running: null, tookBackFrom: LENA });
    expect(after(...grantedTo(LENA), connectedBy(TOMASZ), start('s1', 1)).last).toEqual([]);

    const allowed = after(...grantedTo(LENA), connectedBy(TOMASZ), { type: 'picking' }, { type: 'captured' });
    expect(allowed.last).toEqual(['say {"type":"grant","capabilities":["view"]}', 'say {"type":"attach","session":"s1","epoch":null}']);
    expect(allowed.state).toMatchObject({ grantedTo: TOMASZ, tookBackFrom: null });
  });

  it('is not given when somebody else took over while the picker was open', () => {
    const { state, last } = after(welcome(null), about(LENA), { type: 'picking' }, about(TOMASZ), { type: 'captured' });
    expect(last).toEqual(WITHDRAWN);
    expect(state).toMatchObject({ sharing: 'none', tookBackFrom: LENA });
  });

  it('is taken back also when the change was missed in a break', () => {
    const missed = said({ type: 'welcome', room: room(null), chat: [], ice_servers: [], about: { agent: { ...TOMASZ, whereabouts: 'here' } } });
    expect(after(...grantedTo(LENA), { type: 'opened' }, missed).last).toEqual(WITHDRAWN);
  });

  it('lets whoever connects when it named the organisation', () => {
    expect(after(...grantedTo(null), about(TOMASZ)).state.sharing).toBe('captured');
    expect(after(...grantedTo(null), connectedBy(LENA)).last).toEqual(['say {"type":"attach","session":"s1","epoch":null}']);
  });

  it('goes on in a session that began, whoever is to help after it', () => {
    expect(after(...grantedTo(LENA), connectedBy(LENA), about(TOMASZ)).state.running?.session).toBe('s1');
  });
});

describe('epochs', () => {
  it('starts anew with a higher epoch only', () => {
    expect(after(...WATCHED, start('s1', 2)).last).toEqual(['start_peer s1 2']);
    expect(after(...WATCHED, start('s1', 1)).last).toEqual([]);
    expect(after(...WATCHED, start('s2', 2)).last).toEqual([]);
  });

  it('gives the peer signals of its own epoch only', () => {
    expect(after(...WATCHED, signal('s1', 1)).last).toEqual(['give_peer']);
    expect(after(...WATCHED, start('s1', 2), signal('s1', 1)).last).toEqual([]);
    expect(after(...WATCHED, signal('s2', 1)).last).toEqual([]);
  });

  it('does not let the server guess words without end', () => {
    const many = Array.from({ length: MAX_STARTS }, (_, at) => start('s1', at + 2));
    const { state, last } = after(...WATCHED, ...many);
    expect(last).toContain('say {"type":"abort","session":"s1","reason":"verification_failed"}');
    expect(state).toMatchObject({ sharing: 'none', running: null });
  });
});

describe('stopping', () => {
  const STOPPED: HostInput[] = [...WATCHED, { type: 'stopped' }];

  it('ends the picture before the server hears of it', () => {
    const { state, last } = after(...STOPPED);
    expect(last).toEqual(['say_bye_to_peer', 'close_peer', 'drop_capture', 'say {"type":"withdraw"}']);
    expect(state).toMatchObject({ sharing: 'none', running: null, lastEnded: { reason: 'stopped_by_remote_user' } });
  });

  it('is said again after a break while the server still shows the session, and only then', () => {
    expect(after(...STOPPED, { type: 'opened' }).last).toEqual(['say {"type":"hello","granted":[]}']);
    expect(after(...STOPPED, { type: 'opened' }, welcome('s1')).last).toEqual(['say {"type":"withdraw"}']);
    expect(after(...STOPPED, { type: 'opened' }, welcome(null)).last).toEqual([]);
  });

  it('does not ask for the picker again because of the session that was stopped', () => {
    expect(after(...STOPPED, roomWith('s1')).state.sharing).toBe('none');
    expect(after(...STOPPED, roomWith('s1'), ended('s1')).state.lastEnded?.durationSeconds).toBe(61);
  });

  it('takes a grant back before anybody has connected', () => {
    expect(after(...GRANTED, { type: 'stopped' }).last.at(-1)).toBe('say {"type":"withdraw"}');
  });
});

describe('the end from elsewhere', () => {
  it.each([
    ['the server', ended('s1'), 'ended_by_agent'],
    ['the other page', { type: 'peer_ended', how: 'bye' }, 'ended_by_agent'],
    ['a lost connection', { type: 'peer_ended', how: 'connection_lost' }, 'connection_lost'],
    ['a failed verification', { type: 'peer_ended', how: 'verification_failed' }, 'verification_failed'],
    ['another session in the room', roomWith('s2'), 'connection_lost'],
  ] as [string, HostInput, string][])('drops the capture: %s', (_, input, reason) => {
    const { state, last } = after(...WATCHED, input);
    expect(last).toContain('close_peer');
    expect(last).toContain('drop_capture');
    expect(state).toMatchObject({ sharing: 'none', running: null, lastEnded: { session: 's1', reason } });
  });

  it('tells the server why this page gave up, again after a break', () => {
    const abort = 'say {"type":"abort","session":"s1","reason":"connection_lost"}';
    const gaveUp: HostInput[] = [...WATCHED, { type: 'peer_ended', how: 'connection_lost' }];
    expect(after(...gaveUp).last).toContain(abort);
    expect(after(...gaveUp, welcome('s1')).last).toEqual([abort]);
  });

  it('is not mistaken for the end of another session', () => {
    expect(after(...WATCHED, ended('s0')).state.running?.session).toBe('s1');
  });

  it('drops the capture when the page is shut out', () => {
    expect(after(...WATCHED, { type: 'shut_out', reason: 'request_closed' }).last).toContain('drop_capture');
  });
});

describe('a break', () => {
  it('says what is still granted, and attaches with the running epoch', () => {
    expect(after(...WATCHED, { type: 'opened' }).last).toEqual(['say {"type":"hello","granted":["view"]}']);
    const again = ['say {"type":"attach","session":"s1","epoch":1}', 'tell_peer_that_signalling_returned'];
    expect(after(...WATCHED, welcome('s1')).last).toEqual(again);
    // A server that was started again may learn of the session from this page.
    expect(after(...WATCHED, welcome(null)).last).toEqual(again);
  });

  it('ends the session when the server knows nothing of it', () => {
    const refused = said({ type: 'refused', client_id: null, refusal: 'no_such_session' });
    expect(after(...WATCHED, welcome(null), refused).last).toContain('drop_capture');
    expect(after(...WATCHED, welcome('s1'), refused).last).toEqual([]);
  });
});

describe('a reload', () => {
  it('has lost the capture, and offers the picker again', () => {
    expect(after(welcome('s1')).state.sharing).toBe('lost');
    const { last } = after(welcome('s1'), { type: 'picking' }, { type: 'captured' });
    expect(last).toEqual([
      'say {"type":"grant","capabilities":["view"]}',
      'say {"type":"attach","session":"s1","epoch":null}',
    ]);
  });

  it('offers it still after a cancelled picker, until the session is over', () => {
    const cancelled: HostInput[] = [welcome('s1'), { type: 'picking' }, { type: 'not_captured', why: 'cancelled' }];
    expect(after(...cancelled).state.sharing).toBe('lost');
    expect(after(...cancelled, ended('s1')).state).toMatchObject({ sharing: 'none', lastEnded: { session: 's1' } });
    expect(after(...cancelled, roomWith(null)).state.sharing).toBe('none');
  });
});
