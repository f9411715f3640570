// What a client is called, in the reader's language as long as nobody has named it.
import { deviceWords } from '../../ui/device';

/** The systems by which the server names a browser; a name that somebody gave is left alone. */
const AS_NAMED_BY_THE_SERVER = / on (?:Windows|ChromeOS|Android|iPhone|iPad|macOS|Linux)$/;

/** The client's name. */
export function clientWords(name: string): string {
  return AS_NAMED_BY_THE_SERVER.test(name) ? deviceWords(name) : name;
}
