// How long to wait before the next try to connect: half a second, doubling to eight, each shortened by up to a
// half at random, so that a server that comes back does not meet everybody at once.

const FIRST_MS = 500;
const LONGEST_MS = 8000;

/** Milliseconds before try number `tries` (0 is the first after a break); `random` is in [0, 1). */
export function backoff(tries: number, random: number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** tries);
  return full * (1 - random / 2);
}
