// A file of new requests: read, its columns told apart, looked at by the server, then imported. It goes there under a key,
// so that sending it again makes nothing twice.
import { importSessionRequests, type ImportBody } from '../../api/generated';
import { newKey } from '../../api/idempotency';
import { problemCode } from '../../api/problem';
import { fieldText } from './field-text';
import { guessed, isPlain, mapped, parted, type Mapping, type OwnField } from './mapping';
import { readTable, writeTable, type Table } from './table';

export type ImportStage =
  | { kind: 'choosing' }
  /** Its headings are people's own: somebody has to say what they are. */
  | { kind: 'columns' }
  | { kind: 'looking' }
  | { kind: 'looked'; found: ImportBody }
  | { kind: 'importing'; found: ImportBody }
  | { kind: 'done'; created: number }
  /** With what was found in the file, when it was the import that failed: it can be tried again. */
  | { kind: 'failed'; problem: unknown; found?: ImportBody };

/** How long to wait before each further try. */
const PAUSES_MS = [1_000, 4_000];
/** So many errors the server tells; beyond, nobody knows which rows are right. */
const MOST_ERRORS = 500;

export class Import {
  stage: ImportStage = $state.raw({ kind: 'choosing' });
  /** The file's name. */
  name = $state('');
  /** What is in it. */
  table: Table = $state.raw([]);
  mapping: Mapping = $state.raw([]);
  /** The rows that were left out, with why, as a table of their own. */
  left: Table | null = $state.raw(null);
  /** What the server gets. */
  rows: Table = $state.raw([]);
  readonly #own: () => readonly OwnField[];
  #asked = 0;
  #key = '';

  constructor(own: () => readonly OwnField[]) {
    this.#own = own;
  }

  /** Reads a file and looks at it; nothing is created. */
  async look(file: File): Promise<void> {
    const asking = ++this.#asked;
    this.name = file.name;
    this.left = null;
    this.stage = { kind: 'looking' };
    const table = await readTable(file);
    if (asking !== this.#asked) return;
    const headings = table[0] ?? [];
    this.table = table;
    this.mapping = guessed(headings, this.#own());
    if (headings.length === 0 || isPlain(headings, this.#own())) await this.lookAs(this.mapping);
    else this.stage = { kind: 'columns' };
  }

  /** Asks once more what the columns are. */
  askColumns(): void {
    this.#asked += 1;
    this.stage = { kind: 'columns' };
  }

  /** Lets the server look at the file with its columns so. */
  async lookAs(mapping: Mapping): Promise<void> {
    const asking = ++this.#asked;
    this.#key = newKey();
    this.mapping = mapping;
    this.rows = mapped(this.table, mapping);
    this.stage = { kind: 'looking' };
    const { data, error } = await importSessionRequests({ body: this.#file(), query: { preview: true } });
    if (asking !== this.#asked) return;
    this.stage = data ? { kind: 'looked', found: data } : { kind: 'failed', problem: error };
  }

  /** How many rows can be left out so that the others are imported; 0 when that is no way. */
  get leavable(): number {
    if (this.stage.kind !== 'looked') return 0;
    const { errors, rows } = this.stage.found;
    const wrong = new Set(errors.map(({ row }) => row)).size;
    return errors.length < MOST_ERRORS && wrong < rows ? wrong : 0;
  }

  /** Imports the rows that are right, and keeps the others to be mended. */
  async leaveOut(): Promise<void> {
    if (this.stage.kind !== 'looked') return;
    const wrong = new Map<number, string>();
    for (const error of this.stage.found.errors) {
      const words = [wrong.get(error.row), error.column, fieldText(error)].filter(Boolean).join(' ');
      wrong.set(error.row, words);
    }
    const { right, left } = parted(this.rows, wrong);
    this.rows = right;
    this.left = left;
    this.#key = newKey();
    this.stage = { kind: 'looked', found: { rows: right.length - 1, created: 0, errors: [] } };
    await this.start();
  }

  async start(): Promise<void> {
    const { stage } = this;
    if ((stage.kind !== 'looked' && stage.kind !== 'failed') || !stage.found) return;
    const { found } = stage;
    this.stage = { kind: 'importing', found };
    const { data, error } = await this.#send();
    if (!data) this.stage = { kind: 'failed', found, problem: error };
    // A queue or an agent named in the file may have gone since it was looked at.
    else if (data.errors.length > 0) this.stage = { kind: 'looked', found: data };
    else this.stage = { kind: 'done', created: data.created };
  }

  #file(): File {
    return writeTable(this.rows, this.name);
  }

  /** Again, when the connection was lost or the server is short of breath: under its key the file goes on where it stopped. */
  async #send() {
    const body = this.#file();
    const send = () => importSessionRequests({ body, headers: { 'Idempotency-Key': this.#key } });
    let answer = await send();
    for (const pause of PAUSES_MS) {
      if (answer.data || !['no_answer', 'unavailable'].includes(problemCode(answer.error))) break;
      await new Promise((resume) => setTimeout(resume, pause));
      answer = await send();
    }
    return answer;
  }
}
