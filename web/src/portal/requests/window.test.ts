import { expect, test } from 'vitest';
import { inSight, pieces, segments } from './window';

test('only the rows in sight and some around them are in the page', () => {
  const { from, to } = inSight(52_000, 800, 52, 100_000);

  expect(from).toBeGreaterThan(980);
  expect(from).toBeLessThan(1000);
  expect(to - from).toBeLessThan(60);
});

test('a short list is all there, an empty one is nothing', () => {
  expect(inSight(0, 800, 52, 5)).toEqual({ from: 0, to: 5 });
  expect(inSight(0, 800, 52, 0)).toEqual({ from: 0, to: 0 });
});

test('a list that became shorter than the window was deep shows its end', () => {
  expect(inSight(52_000, 800, 52, 3)).toEqual({ from: 2, to: 3 });
});

test('gaps take the place of rows that are not in the page', () => {
  expect(segments(100, 40, 60, -1)).toEqual([
    { kind: 'gap', from: 0, to: 40 },
    { kind: 'rows', from: 40, to: 60 },
    { kind: 'gap', from: 60, to: 100 },
  ]);
});

test.each([
  [10, [0, 10, 11, 40, 60, 100]],
  [80, [0, 40, 60, 80, 81, 100]],
  [39, [0, 39, 40, 60, 100]],
])('the row the keyboard is at stays, at %i', (pinned, edges) => {
  const parts = segments(100, 40, 60, pinned);

  expect([...parts.map(({ from }) => from), parts.at(-1)!.to]).toEqual(edges);
});

test('a row keeps its key while one scrolls, and knows its place', () => {
  const order = ['a', 'b', 'c', 'd'];

  expect(pieces(order, segments(4, 1, 3, -1))).toEqual([
    { kind: 'gap', key: 'gap 0', rows: 1 },
    { kind: 'row', key: 'b', index: 1 },
    { kind: 'row', key: 'c', index: 2 },
    { kind: 'gap', key: 'gap 2', rows: 1 },
  ]);
});
