// One action over many requests: what it is to do, what it would do, and how far it is. It is started under a key, so that
// trying again does nothing twice.
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
import { mayBeDone, newKey } from '../../api/idempotency';

/** What the dialog shows. While it runs, `lost` says that the server does not answer at the moment. */
export type BatchStage =
  /** What is to be done is not chosen yet. */
  | { kind: 'choosing' }
  | { kind: 'looking' }
  | { kind: 'ready'; preview: BatchPreviewBody }
  | { kind: 'starting'; preview: BatchPreviewBody }
  | { kind: 'running'; batch: BatchBody; lost: boolean }
  | { kind: 'done'; batch: BatchBody }
  /** It may go on, but this page cannot learn how far it is: the sign-in has ended, or nobody knows it any more. */
  | { kind: 'unknown'; batch: BatchBody; problem: unknown }
  /** With what would happen, when it was the start that failed: it can be tried again. */
  | { kind: 'failed'; problem: unknown; preview?: BatchPreviewBody };

const POLL_MS = 500;
const HOUR_S = 3600;

export class BatchRun {
  stage: BatchStage = $state.raw({ kind: 'looking' });
  to: AssignToBody = $state({ kind: 'myself' });
  /** Null while what is chosen is no moment that lies ahead. */
  extension: ExtendSessionRequestBody | null = $state.raw({ kind: 'by', seconds: 24 * HOUR_S });
  outcome: Outcome | null = $state(null);
  word = $state('');
  readonly kind: BatchKind;
  readonly #selection: BatchSelection;
  readonly #changed: () => void;
  readonly #key = newKey();
  #asked = 0;
  /** Whether it is being started, or may have been without an answer: what it does cannot be chosen any more. */
  readonly fixed: boolean = $derived(this.stage.kind === 'starting' || (this.stage.kind === 'failed' && this.stage.preview !== undefined && mayBeDone(this.stage.problem)));

  constructor(kind: BatchKind, selection: BatchSelection, changed: () => void) {
    this.kind = kind;
    this.#selection = selection;
    this.#changed = changed;
  }

  /** Asks what would happen; changes nothing. */
  async look(): Promise<void> {
    const asking = ++this.#asked;
    const action = this.#action();
    this.stage = { kind: action ? 'looking' : 'choosing' };
    if (!action) return;
    const { data, error } = await previewBatch({ body: { action, selection: this.#selection } });
    if (asking !== this.#asked) return;
    this.stage = data ? { kind: 'ready', preview: data } : { kind: 'failed', problem: error };
  }

  async start(): Promise<void> {
    const action = this.#action();
    const { stage } = this;
    if ((stage.kind !== 'ready' && stage.kind !== 'failed') || !stage.preview || !action) return;
    const { preview } = stage;
    this.stage = { kind: 'starting', preview };
    const { data, error } = await startBatch({ body: { action, selection: this.#selection }, headers: { 'Idempotency-Key': this.#key } });
    if (data) this.#take(data);
    else this.stage = { kind: 'failed', problem: error, preview };
  }

  /** Does once more what failed: looks again, or starts it. */
  async again(): Promise<void> {
    if (this.stage.kind !== 'failed') return;
    await (this.stage.preview ? this.start() : this.look());
  }

  async #poll(batch: BatchBody): Promise<void> {
    const { data, error, response } = await getBatch({ path: { id: batch.id } });
    if (data) this.#take(data);
    else if (isFinal(response?.status)) this.stage = { kind: 'unknown', batch, problem: error };
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

  #action(): BatchAction | null {
    switch (this.kind) {
      case 'assign':
        return { kind: 'assign', to: $state.snapshot(this.to) };
      case 'close':
        // What would happen does not depend on the outcome; nothing starts before one is chosen.
        return { kind: 'close', outcome: this.outcome ?? 'solved', word: this.word.trim() || null };
      case 'extend':
        return this.extension && { kind: 'extend', extension: this.extension };
      case 'reopen':
      case 'send_email':
        return { kind: this.kind };
    }
  }
}

/** Whether asking again cannot help: a refusal stays one, but for a server that is busy. */
function isFinal(status: number | undefined): boolean {
  return status !== undefined && status >= 400 && status < 500 && status !== 408 && status !== 429;
}
