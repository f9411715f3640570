// From bits to words: the English list of BIP 39, 2048 words that differ in their first four letters.
// The list is a chunk of its own; `preloadWords` fetches it before it is needed.

/** Two words, in the order in which they are read out. */
export type Words = readonly [string, string];

const BITS_PER_WORD = 11;

/** Fetches the list while there is time. A failure is left to the moment at which the words are needed. */
export function preloadWords(): void {
  loadList().catch(() => {});
}

/** The first 22 bits of `hash`, as two words. */
export async function wordsOf(hash: Uint8Array): Promise<Words> {
  const { wordlist } = await loadList();
  const bits = new DataView(hash.buffer, hash.byteOffset).getUint32(0) >>> (32 - 2 * BITS_PER_WORD);
  return [word(wordlist, bits >>> BITS_PER_WORD), word(wordlist, bits & (2 ** BITS_PER_WORD - 1))];
}

function loadList() {
  return import('@scure/bip39/wordlists/english.js');
}

function word(list: readonly string[], index: number): string {
  const found = list[index];
  if (found === undefined) throw new RangeError('the word list has 2048 words');
  return found;
}
