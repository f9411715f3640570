import { expect, it } from 'vitest';
import { type Snapshot, statsOf } from './stats';

function snapshot(timestamp: number, bytesReceived: number, remoteType = 'host'): Snapshot {
  const entries = [
    { id: 'T', type: 'transport', selectedCandidatePairId: 'P' },
    { id: 'P', type: 'candidate-pair', localCandidateId: 'L', remoteCandidateId: 'R', currentRoundTripTime: 0.0234 },
    { id: 'Q', type: 'candidate-pair', localCandidateId: 'L', remoteCandidateId: 'R', currentRoundTripTime: 9 },
    { id: 'L', type: 'local-candidate', candidateType: 'host' },
    { id: 'R', type: 'remote-candidate', candidateType: remoteType },
    { id: 'C', type: 'codec', mimeType: 'video/AV1' },
    {
      id: 'V', type: 'inbound-rtp', kind: 'video', codecId: 'C', timestamp, bytesReceived,
      frameWidth: 1920, frameHeight: 1080, framesPerSecond: 29.7,
    },
  ];
  return new Map(entries.map((entry) => [entry.id, entry]));
}

it('tells the numbers of the picture between two snapshots', () => {
  expect(statsOf(snapshot(1000, 10_000), snapshot(2000, 260_000))).toEqual({
    rttMs: 23, width: 1920, height: 1080, fps: 30, kbitPerSecond: 2000, codec: 'AV1', route: 'direct',
  });
});

it('knows no rate from one snapshot, nor from two of different connections', () => {
  expect(statsOf(null, snapshot(1000, 10_000)).kbitPerSecond).toBeNull();
  expect(statsOf(snapshot(1000, 10_000), snapshot(2000, 500)).kbitPerSecond).toBeNull();
});

it('calls the route relayed when either end is a TURN server', () => {
  expect(statsOf(null, snapshot(1000, 0, 'relay')).route).toBe('relayed');
});

it('finds the pair where there is no transport entry', () => {
  const firefox = new Map([...snapshot(1000, 0)].filter(([id]) => id !== 'T'));
  firefox.set('P', { ...firefox.get('P'), selected: true });
  expect(statsOf(null, firefox).rttMs).toBe(23);
});

it('knows nothing of an empty report', () => {
  expect(new Set(Object.values(statsOf(null, new Map())))).toEqual(new Set([null]));
});
