import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { importSessionRequests } from '../../api/generated';
import { Import } from './import.svelte';

vi.mock('../../api/generated', () => ({ importSessionRequests: vi.fn() }));

const file = new File(['user_name\nLena Huber\n'], 'people.csv');

beforeEach(() => {
  vi.resetAllMocks();
  vi.useFakeTimers();
});

afterEach(() => vi.useRealTimers());

test('an import whose connection is lost goes on under the same key', async () => {
  const people = await looked();
  answers({ error: new TypeError('Failed to fetch') }, unavailable(), { data: { rows: 1, created: 1, errors: [] } });

  const started = people.start();
  await vi.runAllTimersAsync();
  await started;

  expect(people.stage).toEqual({ kind: 'done', created: 1 });
  const [first, ...others] = keys();
  expect(first).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(others).toEqual([first, first]);
});

test('an import that failed is tried again under its key, another file under another one', async () => {
  const people = await looked();
  answers({ error: { code: 'not_permitted', request_id: '1' } }, { data: { rows: 1, created: 1, errors: [] } });

  await people.start();
  expect(people.stage.kind).toBe('failed');
  await people.start();
  await look(people);
  answers({ data: { rows: 1, created: 1, errors: [] } });
  await people.start();

  const [first, again, other] = keys();
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

async function looked(): Promise<Import> {
  const people = new Import();
  await look(people);
  return people;
}

async function look(people: Import): Promise<void> {
  answers({ data: { rows: 1, created: 0, errors: [] } });
  await people.look(file);
}

function unavailable() {
  return { error: { code: 'unavailable', request_id: '1' } };
}

/** What the server answers next, one after the other. */
function answers(...all: object[]): void {
  for (const answer of all) vi.mocked(importSessionRequests).mockResolvedValueOnce(answer as never);
}

/** The keys of what was sent, without the previews. */
function keys(): (string | undefined)[] {
  const sent = vi.mocked(importSessionRequests).mock.calls.map(([options]) => options);
  return sent.filter(({ query }) => !query?.preview).map(({ headers }) => (headers as Record<string, string>)['Idempotency-Key']);
}
