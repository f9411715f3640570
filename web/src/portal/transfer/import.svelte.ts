// A file of new requests: looked at first, then imported as a whole or not at all.
import { importSessionRequests, type ImportBody } from '../../api/generated';

export type ImportStage =
  | { kind: 'choosing' }
  | { kind: 'looking'; file: File }
  | { kind: 'looked'; file: File; found: ImportBody }
  | { kind: 'importing'; file: File; found: ImportBody }
  | { kind: 'done'; created: number }
  | { kind: 'failed'; file: File; problem: unknown };

export class Import {
  stage: ImportStage = $state.raw({ kind: 'choosing' });
  #asked = 0;

  /** Looks at a file; nothing is created. */
  async look(file: File): Promise<void> {
    const asking = ++this.#asked;
    this.stage = { kind: 'looking', file };
    const { data, error } = await importSessionRequests({ body: file, query: { preview: true } });
    if (asking !== this.#asked) return;
    this.stage = data ? { kind: 'looked', file, found: data } : { kind: 'failed', file, problem: error };
  }

  async start(): Promise<void> {
    if (this.stage.kind !== 'looked') return;
    const { file, found } = this.stage;
    this.stage = { kind: 'importing', file, found };
    const { data, error } = await importSessionRequests({ body: file });
    if (!data) this.stage = { kind: 'failed', file, problem: error };
    // A queue or an agent named in the file may have gone since it was looked at.
    else if (data.errors.length > 0) this.stage = { kind: 'looked', file, found: data };
    else this.stage = { kind: 'done', created: data.created };
  }
}
