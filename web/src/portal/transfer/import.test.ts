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

test('a file with headings of its own is asked about before the server sees it', async () => {
  const people = new Import(() => []);
  await people.look(new File(['Name;Telefon\nLena;1\n'], 'people.csv'));

  expect(people.stage.kind).toBe('columns');
  expect(importSessionRequests).not.toHaveBeenCalled();
  answers({ data: { rows: 1, created: 0, errors: [] } });
  await people.lookAs(people.mapping);
  expect(await sentText()).toBe('user_name\r\nLena');
});

test('rows that are wrong are left out, and kept with why', async () => {
  const people = new Import(() => []);
  const error = { row: 2, column: 'user_name', code: 'missing', detail: 'is missing' };
  answers({ data: { rows: 3, created: 0, errors: [error] } }, { data: { rows: 2, created: 2, errors: [] } });
  await people.look(new File(['user_name,notes\nAnna,a\n,b\nCleo,c\n'], 'people.csv'));

  expect(people.leavable).toBe(1);
  await people.leaveOut();

  expect(people.stage).toEqual({ kind: 'done', created: 2 });
  expect(await sentText()).toBe('user_name,notes\r\nAnna,a\r\nCleo,c');
  expect(people.left?.[1]?.slice(0, 2)).toEqual(['', 'b']);
});

test('where nobody knows all that is wrong, nothing is left out', async () => {
  const people = new Import(() => []);
  const errors = Array.from({ length: 500 }, (_, row) => ({ row: row + 1, column: null, code: 'malformed', detail: 'x' }));
  answers({ data: { rows: 900, created: 0, errors } });
  await people.look(file);

  expect(people.leavable).toBe(0);
});

/** What the server got last. */
function sentText(): Promise<string> {
  return (vi.mocked(importSessionRequests).mock.calls.at(-1)![0].body as File).text();
}

async function looked(): Promise<Import> {
  const people = new Import(() => []);
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
