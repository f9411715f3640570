import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { getBatch, previewBatch, startBatch } from '../../api/generated';
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

/** How the server answers those who ask how far it is; 200 says that it is done. */
function answersWith(statuses: readonly number[]) {
  const answer = (status: number, data?: object) => ({ data, error: data ? undefined : {}, response: new Response(null, { status }) });
  vi.mocked(previewBatch).mockResolvedValue(answer(200, PREVIEW) as never);
  vi.mocked(startBatch).mockResolvedValue(answer(202, RUNNING) as never);
  const asked = vi.mocked(getBatch).mockReset();
  for (const status of statuses) asked.mockResolvedValueOnce(answer(status, status === 200 ? DONE : undefined) as never);
  return asked;
}
