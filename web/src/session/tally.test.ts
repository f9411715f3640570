import { expect, test } from 'vitest';
import type { Snapshot } from './stats';
import { Tally } from './tally';

function snapshot(bytesReceived: number, bytesSent: number): Snapshot {
  return new Map<string, Record<string, unknown>>([
    ['t', { type: 'transport', selectedCandidatePairId: 'p' }],
    ['p', { type: 'candidate-pair', bytesReceived, bytesSent }],
  ]);
}

test('nothing is known before the first connection stands', () => {
  const tally = new Tally();
  expect(tally.measured).toBeNull();
  tally.count(new Map(), null);
  expect(tally.measured).toBeNull();
});

test('the last count of a connection counts', () => {
  const tally = new Tally();
  tally.count(snapshot(100, 10), 'direct');
  tally.count(snapshot(250, 30), 'direct');
  expect(tally.measured).toEqual({ bytes_received: 250, bytes_sent: 30, route: 'direct' });
});

test('connections one after the other add up, and the last way is the way', () => {
  const tally = new Tally();
  tally.count(snapshot(250, 30), 'direct');
  tally.next();
  tally.count(snapshot(50, 5), 'relayed');
  expect(tally.measured).toEqual({ bytes_received: 300, bytes_sent: 35, route: 'relayed' });
});

test('another pair of candidates counts from zero', () => {
  const tally = new Tally();
  tally.count(snapshot(250, 30), 'direct');
  tally.count(snapshot(40, 4), 'relayed');
  expect(tally.measured).toEqual({ bytes_received: 290, bytes_sent: 34, route: 'relayed' });
});
