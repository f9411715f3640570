// The organisation's colour: its form, and which letters can be read on it.

/** What the logo tile has while no colour is chosen; the same as the token `--org`. */
export const OWN_COLOUR = '#0f5a5f';
const PAPER = '#ffffff';
const INK = '#1b2027';

export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text);
}

/** The letters' colour that has more contrast on this one (WCAG 2.2, relative luminance). */
export function lettersOn(colour: string): string {
  return contrast(colour, PAPER) >= contrast(colour, INK) ? PAPER : INK;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(parseInt(colour.slice(at, at + 2), 16) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
