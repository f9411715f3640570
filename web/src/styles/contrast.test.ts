// The colours can be told apart: every pair that stands on a screen, in both themes, by WCAG 2.2.
//
// 1.4.3 asks for 4.5 between text and its ground, 1.4.11 for 3 where an edge or a mark carries meaning.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Theme = Record<string, string>;
type Pair = { front: string; back: string; least: number };

const TEXT = 4.5;
const EDGE = 3;

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const blocks = [...css.matchAll(/([^{}]*)\{([^{}]*--canvas:[^{}]*)\}/g)];
const light = coloursOf(':root {');
const bySystem = { ...light, ...coloursOf(':root:not(') };
const bySwitch = { ...light, ...coloursOf('[data-theme="dark"] {') };

const STATUSES = ['open', 'waiting', 'ready', 'connected', 'closed', 'expired'];

const QUEUES = ['teal', 'rust', 'violet', 'olive', 'plum', 'sky', 'rose', 'moss', 'amber', 'slate', 'brick', 'indigo'];

const pairs: Pair[] = [
  ...['text', 'text-2', 'text-3', 'link', 'danger'].flatMap((front) =>
    on(TEXT, front, ['surface', 'canvas', 'hover', 'selected']),
  ),
  ...STATUSES.flatMap((name) => on(TEXT, `st-${name}`, ['surface', `st-${name}-tint`, 'selected'])),
  ...on(TEXT, 'text-2', ['sunken']),
  ...on(TEXT, 'text-3', ['sunken']),
  ...on(TEXT, 'on-action', ['action', 'action-hover']),
  ...on(TEXT, 'on-live', ['live', 'live-hover']),
  ...on(TEXT, 'on-danger', ['danger']),
  ...on(TEXT, 'danger', ['danger-tint']),
  ...on(EDGE, 'line-strong', ['surface', 'canvas']),
  ...on(EDGE, 'focus', ['surface', 'canvas']),
  ...on(EDGE, 'live', ['surface']),
  ...QUEUES.flatMap((name) => on(EDGE, `queue-${name}`, ['surface', 'canvas', 'hover', 'selected'])),
];

test.each(pairs)('$front on $back can be read', ({ front, back, least }) => {
  expect(contrast(light, front, back), 'in the light').toBeGreaterThanOrEqual(least);
  expect(contrast(bySystem, front, back), 'in the dark').toBeGreaterThanOrEqual(least);
});

test('the dark theme is the same by the system and by the switch', () => {
  expect(bySwitch).toEqual(bySystem);
});

function on(least: number, front: string, backs: string[]): Pair[] {
  return backs.map((back) => ({ front, back, least }));
}

/** The colours of the block whose selector begins like this. */
function coloursOf(selector: string): Theme {
  const block = blocks.find(([, head = '']) => `${lastLine(head)} {`.startsWith(selector));
  if (block === undefined) throw new Error(`there is no block ${selector}`);
  const tokens = (block[2] ?? '').matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\s*;/g);
  return Object.fromEntries([...tokens].map(([, name, value]) => [name, value]));
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim() ?? '';
}

function contrast(theme: Theme, front: string, back: string): number {
  const [darker = 0, lighter = 0] = [luminance(theme, front), luminance(theme, back)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(theme: Theme, token: string): number {
  const colour = theme[token];
  if (colour === undefined) throw new Error(`there is no colour --${token}`);
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(parseInt(colour.slice(at, at + 2), 16) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
