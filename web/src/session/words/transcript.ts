// What the verification words are hashed from (docs/adr/0004-verification-words.md): a list of fields, each with
// its length before it, so that no two different lists are the same bytes. Knows nothing of the exchange.

/** The two ends of a session. The role is part of every commitment: nobody can be answered with their own. */
export type Role = 'host' | 'viewer';

/** One run of the media connection, which the words belong to. */
export interface Run {
  /** The session's id, as the server gave it to both sides. */
  readonly session: string;
  readonly epoch: number;
}

/** What one side brings: its DTLS fingerprint (SHA-256 of its certificate) and its nonce, 32 bytes each. */
export interface Contribution {
  readonly fingerprint: Uint8Array;
  readonly nonce: Uint8Array;
}

const LABEL = 'deskside words v1';
const LENGTH_BYTES = 4;

/** SHA-256 of this side's contribution: 32 bytes, sent before either nonce is known. */
export function commitment(role: Role, run: Run, own: Contribution): Promise<Uint8Array> {
  return hashed([text(LABEL), text('commit'), text(role), ...runFields(run), own.fingerprint, own.nonce]);
}

/** SHA-256 of both contributions: the words are its first 22 bits. */
export function agreement(run: Run, host: Contribution, viewer: Contribution): Promise<Uint8Array> {
  return hashed([
    text(LABEL),
    text('words'),
    ...runFields(run),
    host.fingerprint,
    viewer.fingerprint,
    host.nonce,
    viewer.nonce,
  ]);
}

function runFields({ session, epoch }: Run): Uint8Array[] {
  return [text(session), bigEndian(epoch)];
}

async function hashed(fields: Uint8Array[]): Promise<Uint8Array> {
  const message = fields.flatMap((field) => [...bigEndian(field.length), ...field]);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(message)));
}

function text(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

function bigEndian(value: number): Uint8Array {
  const bytes = new Uint8Array(LENGTH_BYTES);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}
