import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { getBatch, previewBatch, startBatch } from '../../api/generated';
import { Batches } from './batches.svelte';
import { BatchRun } from './run.svelte';

vi.mock('../../api/generated', () => ({ getBatch: vi.fn(), previewBatch: vi.fn(), startBatch: vi.fn() }));

const RUNNING = { id: 'batch', total: 3, done: 1, changed: 1, refused: [], finished_at: null };
const DONE = { ...RUNNING, done: 3, changed: 3, finished_at: '2026-11-24T12:00:00Z' };
const PREVIEW = { will_change: 3, refused: [] };

beforeEach(() => vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test.each([401, 404])('after an answer of %i nobody asks again how far it is', async (status) => {
  const asked = answersWith([status]);
  const run = new BatchRun('reopen', { kind: 'these', ids: ['1'] }, () => undefined);
  await run.look();
  await run.start();

  await vi.advanceTimersByTimeAsync(5000);

  expect(run.stage.kind).toBe('unknown');
  expect(asked).toHaveBeenCalledTimes(1);
});

test('a server that is away for a moment is asked again', async () => {
  answersWith([503, 200]);
  const run = new BatchRun('reopen', { kind: 'these', ids: ['1'] }, () => undefined);
  await run.look();
  await run.start();

  await vi.advanceTimersByTimeAsync(5000);

  expect(run.stage.kind).toBe('done');
});

test('what was started without an answer is started again under the same key, and nothing of it is changed', async () => {
  answersWith([200]);
  const run = new BatchRun('extend', { kind: 'these', ids: ['1'] }, () => undefined);
  await run.look();
  vi.mocked(startBatch).mockResolvedValueOnce({ error: new TypeError('Failed to fetch') } as never);

  await run.start();
  expect([run.stage.kind, run.fixed]).toEqual(['failed', true]);
  await run.again();

  expect(run.stage.kind).toBe('running');
  const [first, again] = keys();
  expect(first).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(again).toBe(first);
});

test('what the server refused to start may be chosen anew, and another action has another key', async () => {
  answersWith([200]);
  const run = new BatchRun('reopen', { kind: 'these', ids: ['1'] }, () => undefined);
  await run.look();
  vi.mocked(startBatch).mockResolvedValueOnce({ error: { code: 'batches_under_way', request_id: '1' } } as never);
  await run.start();
  expect([run.stage.kind, run.fixed]).toEqual(['failed', false]);

  const other = new BatchRun('reopen', { kind: 'these', ids: ['1'] }, () => undefined);
  await other.look();
  await other.start();

  const [first, second] = keys();
  expect(second).not.toBe(first);
});

test('a moment that is none is not asked about and starts nothing', async () => {
  answersWith([200]);
  const run = new BatchRun('extend', { kind: 'these', ids: ['1'] }, () => undefined);
  await run.look();

  run.extension = null;
  await run.look();
  await run.start();

  expect(run.stage.kind).toBe('choosing');
  expect(startBatch).not.toHaveBeenCalled();
});

test('an action whose dialog is closed while it is being started is kept in sight', async () => {
  answersWith([200]);
  const batches = new Batches(() => undefined);
  batches.prepare('reopen', { kind: 'these', ids: ['1'] });
  await vi.advanceTimersByTimeAsync(0);
  const run = batches.open!;

  const started = run.start();
  batches.hide();
  await started;
  await vi.advanceTimersByTimeAsync(5000);

  expect(batches.hidden).toEqual([run]);
  expect(run.stage.kind).toBe('done');
});

/** The keys under which actions were started. */
function keys(): (string | undefined)[] {
  return vi.mocked(startBatch).mock.calls.map(([{ headers }]) => (headers as Record<string, string>)['Idempotency-Key']);
}

/** How the server answers those who ask how far it is; 200 says that it is done. */
function answersWith(statuses: readonly number[]) {
  const answer = (status: number, data?: object) => ({ data, error: data ? undefined : {}, response: new Response(null, { status }) });
  vi.mocked(previewBatch).mockResolvedValue(answer(200, PREVIEW) as never);
  vi.mocked(startBatch).mockReset().mockResolvedValue(answer(202, RUNNING) as never);
  const asked = vi.mocked(getBatch).mockReset();
  for (const status of statuses) asked.mockResolvedValueOnce(answer(status, status === 200 ? DONE : undefined) as never);
  return asked;
}
