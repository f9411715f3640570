// Actions over many requests: the one whose dialog is open, and those that go on behind it.
import type { BatchKind, BatchSelection } from '../../api/generated';
import { BatchRun } from './run.svelte';

export class Batches {
  /** The one whose dialog is open. */
  open: BatchRun | null = $state.raw(null);
  /** Those that were started and whose dialog is closed, and that were not dismissed. */
  hidden: readonly BatchRun[] = $state.raw([]);
  readonly #changed: () => void;

  /** @param changed called when one has ended: what is shown may be old */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Opens the dialog for these requests. */
  prepare(kind: BatchKind, selection: BatchSelection): void {
    this.open = new BatchRun(kind, selection, this.#changed);
    void this.open.look();
  }

  /** Closes the dialog; what was started goes on. */
  hide(): void {
    const run = this.open;
    this.open = null;
    if (run?.stage.kind === 'starting' || run?.stage.kind === 'running') this.hidden = [...this.hidden, run];
  }

  /** Opens the dialog again. */
  show(run: BatchRun): void {
    this.hide();
    this.dismiss(run);
    this.open = run;
  }

  dismiss(run: BatchRun): void {
    this.hidden = this.hidden.filter((other) => other !== run);
  }
}
