// The twelve colours a queue can have, in the order in which they are offered.
import * as m from '../../paraglide/messages.js';

export const COLOURS = ['teal', 'rust', 'violet', 'olive', 'plum', 'sky', 'rose', 'moss', 'amber', 'slate', 'brick', 'indigo'] as const;
export type Colour = (typeof COLOURS)[number];

const WORDS: Record<Colour, () => string> = {
  teal: () => m.queues_colour_teal(),
  rust: () => m.queues_colour_rust(),
  violet: () => m.queues_colour_violet(),
  olive: () => m.queues_colour_olive(),
  plum: () => m.queues_colour_plum(),
  sky: () => m.queues_colour_sky(),
  rose: () => m.queues_colour_rose(),
  moss: () => m.queues_colour_moss(),
  amber: () => m.queues_colour_amber(),
  slate: () => m.queues_colour_slate(),
  brick: () => m.queues_colour_brick(),
  indigo: () => m.queues_colour_indigo(),
};

export function colourWord(colour: Colour): string {
  return WORDS[colour]();
}

/** The first colour no queue has yet; when all are in use, the first. */
export function nextColour(used: readonly string[]): Colour {
  return COLOURS.find((colour) => !used.includes(colour)) ?? COLOURS[0];
}
