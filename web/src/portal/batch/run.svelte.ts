// One action over many requests: what it is to do, what it would do, and how far it is.
import {
  getBatch,
  previewBatch,
  startBatch,
  type AssignToBody,
  type BatchAction,
  type BatchBody,
  type BatchKind,
  type BatchPreviewBody,
  type BatchSelection,
  type ExtendSessionRequestBody,
  type Outcome,
} from '../../api/generated';

/** What the dialog shows. While it runs, `lost` says that the server does not answer at the moment. */
export type BatchStage =
  | { kind: 'looking' }
  | { kind: 'ready'; preview: BatchPreviewBody }
  | { kind: 'starting'; preview: BatchPreviewBody }
  | { kind: 'running'; batch: BatchBody; lost: boolean }
  | { kind: 'done'; batch: BatchBody }
  | { kind: 'failed'; problem: unknown };

const POLL_MS = 500;
const HOUR_S = 3600;

export class BatchRun {
  stage: BatchStage = $state.raw({ kind: 'looking' });
  to: AssignToBody = $state({ kind: 'myself' });
  extension: ExtendSessionRequestBody = $state.raw({ kind: 'by', seconds: 24 * HOUR_S });
  outcome: Outcome | null = $state(null);
  word = $state('');
  readonly kind: BatchKind;
  readonly #selection: BatchSelection;
  readonly #changed: () => void;
  #asked = 0;

  constructor(kind: BatchKind, selection: BatchSelection, changed: () => void) {
    this.kind = kind;
    this.#selection = selection;
    this.#changed = changed;
  }

  /** Asks what would happen; changes nothing. */
  async look(): Promise<void> {
    const asking = ++this.#asked;
    this.stage = { kind: 'looking' };
    const { data, error } = await previewBatch({ body: { action: this.#action(), selection: this.#selection } });
    if (asking !== this.#asked) return;
    this.stage = data ? { kind: 'ready', preview: data } : { kind: 'failed', problem: error };
  }

  async start(): Promise<void> {
    if (this.stage.kind !== 'ready') return;
    this.stage = { kind: 'starting', preview: this.stage.preview };
    const { data, error } = await startBatch({ body: { action: this.#action(), selection: this.#selection } });
    if (data) this.#take(data);
    else this.stage = { kind: 'failed', problem: error };
  }

  async #poll(batch: BatchBody): Promise<void> {
    const { data } = await getBatch({ path: { id: batch.id } });
    if (data) this.#take(data);
    else this.#goOn({ kind: 'running', batch, lost: true });
  }

  #take(batch: BatchBody): void {
    if (batch.finished_at) {
      this.stage = { kind: 'done', batch };
      this.#changed();
    } else this.#goOn({ kind: 'running', batch, lost: false });
  }

  #goOn(stage: Extract<BatchStage, { kind: 'running' }>): void {
    this.stage = stage;
    setTimeout(() => void this.#poll(stage.batch), POLL_MS);
  }

  #action(): BatchAction {
    switch (this.kind) {
      case 'assign':
        return { kind: 'assign', to: $state.snapshot(this.to) };
      case 'close':
        // What would happen does not depend on the outcome; nothing starts before one is chosen.
        return { kind: 'close', outcome: this.outcome ?? 'solved', word: this.word.trim() || null };
      case 'extend':
        return { kind: 'extend', extension: this.extension };
      case 'reopen':
      case 'send_email':
        return { kind: this.kind };
    }
  }
}
