import { expect, test } from 'vitest';
import { shares } from './layout';

test('an event alone has the whole width', () => {
  expect(shares([{ top: 1, bottom: 2 }])).toEqual([{ lane: 0, lanes: 1, span: 1 }]);
});

test('two that overlap share the width, the earlier one first', () => {
  expect(shares([{ top: 2, bottom: 3 }, { top: 1.5, bottom: 2.5 }])).toEqual([
    { lane: 1, lanes: 2, span: 1 },
    { lane: 0, lanes: 2, span: 1 },
  ]);
});

test('one after the other is no overlap', () => {
  expect(shares([{ top: 1, bottom: 2 }, { top: 2, bottom: 3 }]).every(({ lanes }) => lanes === 1)).toBe(true);
});

test('a chain of overlaps has parts of one width, and a free part is used again', () => {
  const chain = shares([{ top: 0, bottom: 2 }, { top: 1, bottom: 3 }, { top: 2, bottom: 4 }]);

  expect(chain.map(({ lane, lanes }) => [lane, lanes])).toEqual([[0, 2], [1, 2], [0, 2]]);
});

test('who has nobody to the right takes the free parts too', () => {
  const three = shares([{ top: 0, bottom: 4 }, { top: 0, bottom: 1 }, { top: 0, bottom: 1 }, { top: 2, bottom: 3 }]);

  expect(three[3]).toEqual({ lane: 1, lanes: 3, span: 2 });
});

test('a very short event is drawn higher than it is long, so the next one stands beside it', () => {
  const short = shares([{ top: 0, bottom: 0.1 }, { top: 0.25, bottom: 1 }]);

  expect(short.map(({ lanes }) => lanes)).toEqual([2, 2]);
});

test('no two events ever cover each other', () => {
  const events = Array.from({ length: 40 }, (_, index) => ({ top: (index * 7) % 9, bottom: ((index * 7) % 9) + 0.5 + (index % 4) }));
  const placed = shares(events);

  for (const [a, one] of events.entries()) {
    for (const [b, other] of events.entries()) {
      if (a >= b || one.top >= other.bottom || other.top >= one.bottom) continue;
      const [left, right] = [placed[a]!, placed[b]!].sort((x, y) => x.lane - y.lane) as [typeof placed[0], typeof placed[0]];
      expect(left.lane + left.span).toBeLessThanOrEqual(right.lane);
    }
  }
});
