// Runs asynchronous steps one after the other: negotiation steps must not overlap.

export class Serial {
  readonly #failed: (error: unknown) => void;
  #last: Promise<void> = Promise.resolve();
  #closed = false;

  /** `failed` gets what a step threw; the next step runs all the same. */
  constructor(failed: (error: unknown) => void) {
    this.#failed = failed;
  }

  run(step: () => Promise<void> | void): void {
    this.#last = this.#last.then(async () => {
      if (this.#closed) return;
      try {
        await step();
      } catch (error) {
        if (!this.#closed) this.#failed(error);
      }
    });
  }

  /** Steps that wait are never run; the one that runs fails unheard. */
  close(): void {
    this.#closed = true;
  }
}
