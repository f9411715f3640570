import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CommentRemoval, WAY_BACK_MS } from './removal.svelte';

const printer = { id: 'printer' };
const cable = { id: 'cable' };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function removal(problem?: unknown) {
  const erase = vi.fn(() => Promise.resolve(problem));
  const onerased = vi.fn();
  const onkept = vi.fn();
  return { erase, onerased, onkept, comments: new CommentRemoval<{ id: string }>({ erase, onerased, onkept }) };
}

test('a comment is gone at once, and the server hears of it when the way back closes', async () => {
  const { comments, erase, onerased } = removal();

  comments.take(printer);
  expect([...comments.taken]).toEqual(['printer']);
  await vi.advanceTimersByTimeAsync(WAY_BACK_MS - 1);
  expect(erase).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);

  expect(onerased).toHaveBeenCalledExactlyOnceWith(printer);
  expect(comments.pending).toBeNull();
  expect([...comments.taken]).toEqual(['printer']);
});

test('what is brought back the server never hears of', async () => {
  const { comments, erase } = removal();
  comments.take(printer);

  expect(comments.undo()).toBe(printer);
  await vi.advanceTimersByTimeAsync(2 * WAY_BACK_MS);

  expect(comments.taken.size).toBe(0);
  expect(erase).not.toHaveBeenCalled();
});

test('the next deletion and leaving the page close the way back', async () => {
  const { comments, erase } = removal();

  comments.take(printer);
  comments.take(cable);
  expect(erase.mock.calls).toEqual([[printer]]);
  await comments.finish();
  await comments.finish();

  expect(erase.mock.calls).toEqual([[printer], [cable]]);
});

test('no time passes while somebody is at the way back', async () => {
  const { comments, erase } = removal();
  comments.take(printer);

  comments.hold();
  await vi.advanceTimersByTimeAsync(10 * WAY_BACK_MS);
  expect(erase).not.toHaveBeenCalled();
  comments.release();
  await vi.advanceTimersByTimeAsync(WAY_BACK_MS);

  expect(erase).toHaveBeenCalledOnce();
});

test('a comment that could not be deleted is shown again', async () => {
  const { comments, onkept, onerased } = removal('no answer');
  comments.take(printer);

  await comments.finish();

  expect(comments.taken.size).toBe(0);
  expect(onkept).toHaveBeenCalledExactlyOnceWith('no answer');
  expect(onerased).not.toHaveBeenCalled();
});
