// Names within a sentence, between Unicode isolates: so that `Sentence` can make them stand out, and so that a
// right-to-left name does not disturb its neighbours.

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_DIRECTIONAL_ISOLATE = '\u2069';

export interface Part {
  text: string;
  isName: boolean;
}

/** A name to put into a sentence. Names cannot end their own isolation. */
export function isolated(name: string): string {
  return FIRST_STRONG_ISOLATE + name.replaceAll(/[\u2066-\u2069]/g, '') + POP_DIRECTIONAL_ISOLATE;
}

/** The parts of a sentence; those that were isolated stand out. */
export function partsOf(sentence: string): Part[] {
  return sentence
    .split(new RegExp(`(${FIRST_STRONG_ISOLATE}[^${POP_DIRECTIONAL_ISOLATE}]*${POP_DIRECTIONAL_ISOLATE})`))
    .filter((part) => part !== '')
    .map((part) => (part.startsWith(FIRST_STRONG_ISOLATE) ? { text: part.slice(1, -1), isName: true } : { text: part, isName: false }));
}
