// Waiting for something to become true, never for a while.
import { setTimeout as after } from 'node:timers/promises';

/** How long a person of these tests is patient, in milliseconds; two busy cores are slow. */
export const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 25;

/**
 * Asks again and again until the answer is truthy, and gives it.
 * @template T
 * @param {string} what What is waited for, for the failure's message.
 * @param {() => T | Promise<T>} ask
 * @param {number} [withinMs]
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(what, ask, withinMs = PATIENCE_MS) {
  const giveUpAt = Date.now() + withinMs;
  /** @type {unknown} */
  let last;
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    if (Date.now() > giveUpAt) throw new Error(`${what}: not within ${withinMs} ms`, { cause: last });
    await after(LOOK_EVERY_MS);
  }
}
