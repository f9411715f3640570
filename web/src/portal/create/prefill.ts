// What a page knows already of a request that is to be made from it.

export interface Prefill {
  /** The queue it goes to. */
  queue?: string;
  /** The day, and where it is known the time, on the organisation's clocks: `2026-11-26`, `09:00`. */
  schedule?: { date: string; time?: string };
}
