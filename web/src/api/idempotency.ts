// Keys under which something is sent, so that sending it again does nothing twice.
import { problemCode } from './problem';

/** A random UUID. `crypto.randomUUID` is there behind TLS only. */
export function newKey(): string {
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Whether what was asked may have been done although the answer does not say so. */
export function mayBeDone(error: unknown): boolean {
  return ['no_answer', 'unavailable', 'internal'].includes(problemCode(error));
}
