// Deleting comments with a way back. The server forgets the words of a deleted comment, so it hears of a deletion only
// when the way back is closed: after a while, with the next deletion, or when the request is left.

/** How long a comment can be brought back. */
export const WAY_BACK_MS = 8000;

/** What is known of a comment here. */
interface Removable {
  id: string;
}

interface Around<Comment extends Removable> {
  /** Deletes it for good; gives the problem if there is one. */
  erase: (comment: Comment) => Promise<unknown>;
  /** It is gone for good. */
  onerased: (comment: Comment) => void;
  /** It could not be deleted and is shown again. */
  onkept: (problem: unknown) => void;
}

export class CommentRemoval<Comment extends Removable> {
  /** The one that can be brought back. */
  pending: Comment | null = $state.raw(null);
  /** Those that are not shown any more. */
  taken: ReadonlySet<string> = $state.raw(new Set());
  readonly #around: Around<Comment>;
  #end: ReturnType<typeof setTimeout> | undefined;

  constructor(around: Around<Comment>) {
    this.#around = around;
  }

  /** Takes a comment away; the one before it cannot be brought back any more. */
  take(comment: Comment): void {
    void this.finish();
    this.pending = comment;
    this.taken = new Set([...this.taken, comment.id]);
    this.release();
  }

  /** Brings back what was taken away last, and gives it. */
  undo(): Comment | null {
    const comment = this.#close();
    if (comment) this.#show(comment);
    return comment;
  }

  /** Lets no time pass: somebody is at the way back. */
  hold(): void {
    clearTimeout(this.#end);
  }

  /** Lets the time begin anew. */
  release(): void {
    clearTimeout(this.#end);
    if (this.pending) this.#end = setTimeout(() => void this.finish(), WAY_BACK_MS);
  }

  /** Closes the way back and tells the server. */
  async finish(): Promise<void> {
    const comment = this.#close();
    if (!comment) return;
    const problem = await this.#around.erase(comment);
    if (!problem) return this.#around.onerased(comment);
    this.#show(comment);
    this.#around.onkept(problem);
  }

  #close(): Comment | null {
    const comment = this.pending;
    clearTimeout(this.#end);
    this.pending = null;
    return comment;
  }

  #show({ id }: Comment): void {
    this.taken = new Set([...this.taken].filter((other) => other !== id));
  }
}
