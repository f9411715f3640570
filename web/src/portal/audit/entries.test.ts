import { expect, test } from 'vitest';
import type { AuditEventBody } from '../../api/generated';
import { newer, withNewer, withOlder } from './entries';

test('a fresh page goes on top, each entry once', () => {
  const { entries, keepsOlder } = withNewer(log(5, 4, 3), log(7, 6, 5, 4));

  expect(versions(entries)).toEqual([7, 6, 5, 4, 3]);
  expect(keepsOlder).toBe(true);
  expect(newer(log(5, 4, 3), log(7, 6, 5, 4))).toBe(2);
});

test('a fresh page that does not reach what is shown takes its place: a log has no gaps', () => {
  const { entries, keepsOlder } = withNewer(log(5, 4), log(9, 8, 7));

  expect(versions(entries)).toEqual([9, 8, 7]);
  expect(keepsOlder).toBe(false);
});

test('an older page goes below, each entry once', () => {
  expect(versions(withOlder(log(5, 4), log(4, 3, 2)))).toEqual([5, 4, 3, 2]);
});

function log(...numbers: number[]): AuditEventBody[] {
  return numbers.map((version) => ({ version, at: '2026-11-26T12:00:00Z', by: { kind: 'command_line' }, what: { kind: 'founded' }, hash: '' }));
}

function versions(entries: readonly AuditEventBody[]): number[] {
  return entries.map(({ version }) => version);
}
