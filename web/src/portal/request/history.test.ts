import { expect, test } from 'vitest';
import type { HistoryEventBody } from '../../api/generated';
import { withNewer, withOlder } from './history';

test('new events go on top and nothing is shown twice', () => {
  const { events, keepsOlder } = withNewer([event(2), event(1)], [event(3), event(2)]);

  expect(versions(events)).toEqual([3, 2, 1]);
  expect(keepsOlder).toBe(true);
});

test('a page that does not touch what is shown replaces it, so that no gap is hidden', () => {
  const { events, keepsOlder } = withNewer([event(2), event(1)], [event(60), event(59)]);

  expect(versions(events)).toEqual([60, 59]);
  expect(keepsOlder).toBe(false);
});

test('an older page goes below', () => {
  expect(versions(withOlder([event(3), event(2)], [event(2), event(1)]))).toEqual([3, 2, 1]);
});

function event(version: number): HistoryEventBody {
  return { version, at: '2026-11-24T12:00:00Z', by: { kind: 'system' }, event: { kind: 'left' }, hash: `hash ${version}` };
}

function versions(events: readonly HistoryEventBody[]): number[] {
  return events.map(({ version }) => version);
}
