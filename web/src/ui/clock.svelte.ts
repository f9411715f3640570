// One clock for the whole page: ticks once a second while anything that shows a time is on it.
import { createSubscriber } from 'svelte/reactivity';

const TICK_MS = 1000;

class Clock {
  readonly #subscribe = createSubscriber((update) => {
    const timer = setInterval(update, TICK_MS);
    return () => clearInterval(timer);
  });

  /** Milliseconds since 1970; read in a template or an effect, it is read again at every tick. */
  get now(): number {
    this.#subscribe();
    return Date.now();
  }
}

export const clock = new Clock();
