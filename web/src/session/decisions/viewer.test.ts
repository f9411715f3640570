import { describe, expect, it } from 'vitest';
import type { RoomState, ServerMessage } from '../../api/generated';
import { entered, MAX_STARTS } from './session';
import { decideAsViewer, type ViewerInput, type ViewerState } from './viewer';

const HERE = { state: 'here' } as const;

function room(session: string | null, epoch = 0): RoomState {
  const agent = { id: 'lena', name: 'Lena Vogt' };
  const live = { agent, since: '2026-11-24T14:30:00Z', epoch, host: HERE, viewer: HERE };
  return { guest: { phase: 'in_lobby' }, agents: ['Lena Vogt'], session: session ? { id: session, ...live } : null };
}

const said = (message: ServerMessage): ViewerInput => ({ type: 'said', message });
const welcome = (session: string | null) => said({ type: 'welcome', room: room(session), chat: [], ice_servers: [] });
const start = (epoch: number, session = 's1') => said({ type: 'start', session, epoch });
const refused = said({ type: 'refused', client_id: null, refusal: 'no_such_session' });

const BEGINNING: ViewerState = { running: entered('s1'), place: 'here', shown: 's1', left: null, ended: null };

function after(...inputs: ViewerInput[]): { state: ViewerState; last: string[] } {
  let state = BEGINNING;
  let last: string[] = [];
  for (const input of inputs) {
    const decision = decideAsViewer(state, input);
    state = decision.state;
    last = decision.effects.map((effect) =>
      effect.do === 'say' ? `say ${JSON.stringify(effect.message)}` : effect.do,
    );
  }
  return { state, last };
}

const WATCHING: ViewerInput[] = [{ type: 'attaching' }, start(1)];

describe('watching', () => {
  it('attaches afresh, and starts a peer when told to', () => {
    expect(after({ type: 'attaching' }).last).toEqual(['say {"type":"attach","session":"s1","epoch":null}']);
    expect(after(...WATCHING).last).toEqual(['start_peer']);
    expect(after(...WATCHING, start(2)).last).toEqual(['start_peer']);
  });

  it('lets old epochs and other sessions pass', () => {
    expect(after(...WATCHING, start(1)).last).toEqual([]);
    expect(after(...WATCHING, start(2, 's2')).last).toEqual([]);
    const offer = { type: 'offer', sdp: '' } as const;
    const signal = (epoch: number) => said({ type: 'signal', session: 's1', epoch, signal: offer });
    expect(after(...WATCHING, start(2), signal(1)).last).toEqual([]);
    expect(after(...WATCHING, signal(1)).last).toEqual(['give_peer']);
  });

  it('attaches with the running epoch after a break', () => {
    const again = ['say {"type":"attach","session":"s1","epoch":1}', 'tell_peer_that_signalling_returned'];
    expect(after(...WATCHING, welcome('s1')).last).toEqual(again);
    expect(after(...WATCHING, welcome(null)).last).toEqual(again);
  });

  it('does not let the server guess words without end', () => {
    const many = Array.from({ length: MAX_STARTS }, (_, at) => start(at + 2));
    expect(after(...WATCHING, ...many).state.ended?.reason).toBe('verification_failed');
  });
});

describe('a second page of the same agent', () => {
  const TAKEN: ViewerInput[] = [...WATCHING, said({ type: 'room', room: room('s1', 2) })];

  it('takes over, and this one lets go without ending the session', () => {
    const { state, last } = after(...TAKEN);
    expect(last).toEqual(['close_peer']);
    expect(state).toMatchObject({ place: 'taken_over', ended: null });
    expect(after(...WATCHING, said({ type: 'room', room: room('s1', 1) })).state.place).toBe('here');
  });

  it('is not pushed out again by a break of this one, only by the person', () => {
    expect(after(...TAKEN, welcome('s1')).last).toEqual(['close_peer']);
    expect(after(...TAKEN, { type: 'attaching' }).last).toEqual(['say {"type":"attach","session":"s1","epoch":null}']);
    expect(after(...TAKEN, { type: 'attaching' }, start(3)).last).toEqual(['start_peer']);
  });
});

describe('the end', () => {
  it.each([
    ['the agent', { type: 'ending' }, 'ended_by_agent'],
    ['the other page', { type: 'peer_ended', how: 'bye' }, 'stopped_by_remote_user'],
    ['a lost connection', { type: 'peer_ended', how: 'connection_lost' }, 'connection_lost'],
    ['a failed verification', { type: 'peer_ended', how: 'verification_failed' }, 'verification_failed'],
    ['another session in the room', said({ type: 'room', room: room('s2') }), 'connection_lost'],
    ['another session after a break', welcome('s2'), 'connection_lost'],
  ] as [string, ViewerInput, string][])('closes the peer: %s', (_, input, reason) => {
    const { state, last } = after(...WATCHING, input);
    expect(last).toContain('close_peer');
    expect(state.ended).toMatchObject({ session: 's1', reason });
    expect(after(...WATCHING, input, start(9)).last).toEqual([]);
  });

  it('takes the reason and the length from the server when it speaks', () => {
    const message = said({ type: 'session_ended', session: 's1', reason: 'request_closed', duration_seconds: 61 });
    expect(after(...WATCHING, { type: 'ending' }, message).state.ended).toEqual({
      session: 's1', reason: 'request_closed', durationSeconds: 61,
    });
  });

  it('is said again after a break while the server still shows the session', () => {
    const end = 'say {"type":"end","session":"s1"}';
    expect(after(...WATCHING, { type: 'ending' }).last).toEqual(['say_bye_to_peer', 'close_peer', end]);
    expect(after(...WATCHING, { type: 'ending' }, welcome('s1')).last).toEqual([end]);
    expect(after(...WATCHING, { type: 'ending' }, welcome(null)).last).toEqual([]);
  });

  it('comes when the server knows nothing of the session', () => {
    expect(after(...WATCHING, welcome(null), refused).state.ended?.reason).toBe('connection_lost');
    expect(after(...WATCHING, refused).state.ended).toBeNull();
  });
});
