import { beforeEach, expect, test, vi } from 'vitest';
import { getSessionLink, joinSessionLink, wishOnLink, type LinkBody, type LinkState, type ProblemCode } from '../api/generated';
import { language } from '../app/language.svelte';
import { GuestLink } from './link.svelte';

vi.mock('../api/generated', () => ({ getSessionLink: vi.fn(), joinSessionLink: vi.fn(), wishOnLink: vi.fn() }));
vi.mock('../app/language.svelte', () => ({ language: { current: 'en', suggest: vi.fn() } }));

beforeEach(() => vi.resetAllMocks());

test('a link that leads nowhere says so', async () => {
  answers(getSessionLink, refusal('not_found'));
  const link = new GuestLink('token');

  await link.load();

  expect(link.phase.kind).toBe('not_found');
});

test('without an agent the organisation is the one who helps', async () => {
  answers(getSessionLink, body('invitation', null));
  const link = new GuestLink('token');

  await link.load();

  expect(link.helper).toBe('Brightwater Clinics');
  link.agentInRoom = 'Lena Vogt';
  expect(link.helper).toBe('Lena Vogt');
  expect(link.helperShort).toBe('Lena');
});

test('a second device that joins first is shown instead of a refusal', async () => {
  answers(getSessionLink, body('invitation'));
  const link = new GuestLink('token');
  await link.load();
  answers(joinSessionLink, refusal('other_device_joined'));
  answers(getSessionLink, body('other_device'));

  await link.join();

  expect(link.body?.state).toBe('other_device');
  expect(link.joining).toBe(false);
});

test('when the server does not answer, the invitation stays and the failure is told', async () => {
  answers(getSessionLink, body('invitation'));
  const link = new GuestLink('token');
  await link.load();
  answers(joinSessionLink, { error: new TypeError('Failed to fetch') });

  await link.join();

  expect(link.body?.state).toBe('invitation');
  expect(link.joinError).toBeInstanceOf(TypeError);
  expect(getSessionLink).toHaveBeenCalledOnce();
});

test('a look while the server is away leaves the page as it is', async () => {
  answers(getSessionLink, body('closed'));
  const link = new GuestLink('token');
  await link.load();
  answers(getSessionLink, { error: new TypeError('Failed to fetch') });

  await link.refresh();

  expect(link.phase.kind).toBe('shown');
});

test('a device that was let go by an agent is told why it sees the invitation again', async () => {
  answers(getSessionLink, body('invitation'));
  const link = new GuestLink('token');

  await link.roomEnded('reset');

  expect(link.phase).toEqual({ kind: 'shown', reset: true });
});

test('the language for which the request was made is suggested', async () => {
  answers(getSessionLink, body('invitation'));

  await new GuestLink('token').load();

  expect(language.suggest).toHaveBeenCalledWith('de');
});

test('what was asked for on an expired link is kept with it', async () => {
  answers(getSessionLink, body('expired'));
  const link = new GuestLink('token');
  await link.load();
  const wished = body('expired');
  answers(wishOnLink, { data: { ...wished.data, wish: { kind: 'more_time', at: '2026-11-25T13:00:00Z' } } });

  await link.wish();

  expect(link.body?.wish?.kind).toBe('more_time');
  expect(link.wishError).toBeUndefined();
});

test('an agent who says no is heard, until it is asked again', async () => {
  const wish = { kind: 'more_time', at: '2026-11-25T13:00:00Z' };
  answers(getSessionLink, { data: { ...body('expired').data, wish } });
  const link = new GuestLink('token');
  await link.load();
  answers(getSessionLink, body('expired'));

  await link.refresh();

  expect(link.wishDeclined).toBe(true);
  answers(wishOnLink, { data: { ...body('expired').data, wish } });
  await link.wish();
  expect(link.wishDeclined).toBe(false);
});

test('who asks too often is told when to ask again', async () => {
  answers(getSessionLink, body('closed'));
  const link = new GuestLink('token');
  await link.load();
  answers(wishOnLink, { ...refusal('too_many_requests'), response: { headers: new Headers({ 'retry-after': '120' }) } });

  await link.wish();

  expect(link.wishError?.retryAfter).toBe(120);
  expect(link.body?.state).toBe('closed');
});

test('a link that was extended meanwhile opens instead of asking in vain', async () => {
  answers(getSessionLink, body('expired'));
  const link = new GuestLink('token');
  await link.load();
  answers(wishOnLink, refusal('nothing_to_do'));
  answers(getSessionLink, body('invitation'));

  await link.wish();

  expect(link.body?.state).toBe('invitation');
  expect(link.wishError).toBeUndefined();
});

test('a request that is reopened under the eyes of whoever was in its room leads back there', async () => {
  const storage = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => storage.get(name) ?? null,
    setItem: (name: string, value: string) => storage.set(name, value),
    removeItem: (name: string) => storage.delete(name),
  });
  answers(getSessionLink, body('joined'));
  const link = new GuestLink('token');
  await link.load();
  answers(getSessionLink, body('closed'));
  await link.roomEnded('closed', { past: undefined, chat: [] });
  expect(link.reopened).toBe(false);

  answers(getSessionLink, body('invitation'));
  await link.refresh();

  expect([link.reopened, link.wasInside]).toEqual([true, true]);
  await link.refresh();
  expect(link.reopened).toBe(true);
  await link.roomEnded('left');
  expect(link.wasInside).toBe(false);
  vi.unstubAllGlobals();
});

function answers(call: typeof getSessionLink | typeof joinSessionLink | typeof wishOnLink, answer: object): void {
  vi.mocked(call as () => Promise<object>).mockResolvedValue(answer);
}

function body(state: LinkState, agent_name: string | null = 'Lena Vogt'): { data: LinkBody } {
  const expires_at = '2026-11-25T12:00:00Z';
  return { data: { state, language: 'de', organisation_name: 'Brightwater Clinics', agent_name, number: 1042, asked_for: false, asks: ['view'], expires_at } };
}

function refusal(code: ProblemCode): { error: object } {
  return { error: { type: `/problems/${code}`, title: '', status: 400, code, detail: '', request_id: 'r1' } };
}
