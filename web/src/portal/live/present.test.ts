import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { countSessionRequests, listSessionRequests, type SessionRequestBody } from '../../api/generated';
import { NOON, request } from '../requests/requests.fixture';
import type { RequestNews } from './news.svelte';
import { Present } from './present.svelte';

vi.mock('../../api/generated', () => ({ countSessionRequests: vi.fn(), listSessionRequests: vi.fn() }));

const LENA = { id: 'lena', name: 'Lena Vogt' };
const TOMASZ = { id: 'tomasz', name: 'Tomasz Kowal' };
const HOUR_AGO = new Date(NOON - 3_600_000).toISOString();

beforeEach(() => vi.useFakeTimers({ now: NOON }));
afterEach(() => void vi.useRealTimers());

test('where few are there, one answer tells everybody', async () => {
  const { present } = await following([request(1, 'ready'), request(2, 'waiting')]);

  expect(present.ready).toEqual({ count: 1, orMore: false });
  expect(listSessionRequests).toHaveBeenCalledTimes(1);
  expect(countSessionRequests).not.toHaveBeenCalled();
});

test('where very many are there, the server counts them, and the own ones and all sessions are known', async () => {
  const { present } = await following(crowd());

  expect(present.ready).toEqual({ count: 450, orMore: false });
  expect(present.mine.map(({ number }) => number)).toEqual([450]);
  expect(present.isReady('450')).toBe(true);
  expect(present.isInSession('tomasz')).toBe(true);
});

test('whoever was there all along is not said to have joined when something else changes', async () => {
  const { tell, hear } = await following(crowd());

  hear(request(300, 'waiting', { status_since: HOUR_AGO, notes: 'changed' }));
  hear(request(900, 'waiting'));

  expect(tell.mock.calls.map(([occasion, { number }]) => [occasion, number])).toEqual([['joined', 900]]);
});

test('what is heard while everybody is being fetched is newer than the answer', async () => {
  const { present, hear, refetch } = await following([request(1, 'ready')]);

  const fetching = refetch();
  hear(request(1, 'closed', { version: 2 }));
  await fetching;

  expect(present.isReady('1')).toBe(false);
});

/** 449 who are ready since long, Lena's one after them, and a session of a colleague at the very end. */
function crowd(): SessionRequestBody[] {
  const many = Array.from({ length: 449 }, (_, index) => request(index + 1, 'ready', { status_since: HOUR_AGO }));
  const mine = request(450, 'ready', { assignment: { kind: 'agent', agent: LENA, client: null, from_queue: null } });
  const session = request(451, 'connected', { session: { agent: TOMASZ } as never });
  return [...many, mine, session];
}

/** An agent who follows the news while these are there. */
async function following(there: readonly SessionRequestBody[]) {
  answerWith(there);
  const tell = vi.fn<(occasion: string, request: SessionRequestBody) => void>();
  let change: (request: SessionRequestBody, origin: 'here' | 'elsewhere') => void = () => undefined;
  let again: () => void = () => undefined;
  const present = new Present('lena', () => true, tell);
  present.follow({ onChange: (listener: typeof change) => ((change = listener), () => undefined), onRefetch: (listener: typeof again) => ((again = listener), () => undefined) } as RequestNews);
  await vi.advanceTimersByTimeAsync(0);
  const refetch = () => (again(), vi.advanceTimersByTimeAsync(0));
  return { present, tell, hear: (one: SessionRequestBody) => change(one, 'elsewhere'), refetch };
}

function answerWith(there: readonly SessionRequestBody[]) {
  vi.mocked(listSessionRequests).mockReset().mockImplementation((async ({ query }: { query: { status: string; assigned?: string; limit: number; cursor?: string } }) => {
    const found = there.filter(({ status, assignment }) => query.status.split(',').includes(status) && (!query.assigned || assignment.kind === 'agent'));
    const from = Number(query.cursor ?? 0);
    const next = from + query.limit < found.length ? String(from + query.limit) : null;
    return { data: { items: found.slice(from, from + query.limit), next } };
  }) as never);
  const ready = there.filter(({ status }) => status === 'ready').length;
  vi.mocked(countSessionRequests).mockReset().mockResolvedValue({ data: { ready, waiting: 0, connected: 0, open: 0, expired: 0, closed: 0, most: 1000 } } as never);
}
