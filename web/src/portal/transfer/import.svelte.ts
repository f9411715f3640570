// A file of new requests: looked at first, then imported. It goes to the server under a key, so that sending it again
// makes nothing twice.
import { importSessionRequests, type ImportBody } from '../../api/generated';
import { newKey } from '../../api/idempotency';
import { problemCode } from '../../api/problem';

export type ImportStage =
  | { kind: 'choosing' }
  | { kind: 'looking'; file: File }
  | { kind: 'looked'; file: File; found: ImportBody }
  | { kind: 'importing'; file: File; found: ImportBody }
  | { kind: 'done'; created: number }
  /** With what was found in the file, when it was the import that failed: it can be tried again. */
  | { kind: 'failed'; file: File; problem: unknown; found?: ImportBody };

/** How long to wait before each further try. */
const PAUSES_MS = [1_000, 4_000];

export class Import {
  stage: ImportStage = $state.raw({ kind: 'choosing' });
  #asked = 0;
  #key = '';

  /** Looks at a file; nothing is created. */
  async look(file: File): Promise<void> {
    const asking = ++this.#asked;
    this.#key = newKey();
    this.stage = { kind: 'looking', file };
    const { data, error } = await importSessionRequests({ body: file, query: { preview: true } });
    if (asking !== this.#asked) return;
    this.stage = data ? { kind: 'looked', file, found: data } : { kind: 'failed', file, problem: error };
  }

  async start(): Promise<void> {
    const { stage } = this;
    if ((stage.kind !== 'looked' && stage.kind !== 'failed') || !stage.found) return;
    const { file, found } = stage;
    this.stage = { kind: 'importing', file, found };
    const { data, error } = await this.#send(file);
    if (!data) this.stage = { kind: 'failed', file, found, problem: error };
    // A queue or an agent named in the file may have gone since it was looked at.
    else if (data.errors.length > 0) this.stage = { kind: 'looked', file, found: data };
    else this.stage = { kind: 'done', created: data.created };
  }

  /** Again, when the connection was lost or the server is short of breath: under its key the file goes on where it stopped. */
  async #send(file: File) {
    const send = () => importSessionRequests({ body: file, headers: { 'Idempotency-Key': this.#key } });
    let answer = await send();
    for (const pause of PAUSES_MS) {
      if (answer.data || !['no_answer', 'unavailable'].includes(problemCode(answer.error))) break;
      await new Promise((resume) => setTimeout(resume, pause));
      answer = await send();
    }
    return answer;
  }
}
