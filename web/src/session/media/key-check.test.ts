import { expect, it } from 'vitest';
import type { PeerSignal } from '../../api/generated';
import { VerificationFailed } from '../words';
import { KeyCheck } from './key-check';

type Commit = PeerSignal & { type: 'commit' };
type Reveal = PeerSignal & { type: 'reveal' };

const RUN = { session: '018f3b1e-7a5c-7cc0-8a11-5d2f6b9e0c42', epoch: 1 };

const sdp = (pair: string) => `v=0\r\na=fingerprint:sha-256 ${Array(32).fill(pair).join(':')}\r\n`;

/** Both sides up to where each has the other's description and has committed. */
async function committed() {
  const [host, viewer] = [new KeyCheck('host', RUN), new KeyCheck('viewer', RUN)];
  const ofHost = (await host.commit(sdp('AA'))) as Commit;
  const ofViewer = (await viewer.commit(sdp('BB'))) as Commit;
  viewer.accept(sdp('AA'));
  host.accept(sdp('BB'));
  return { host, viewer, ofHost, ofViewer };
}

it('comes to the same words on both sides', async () => {
  const { host, viewer, ofHost, ofViewer } = await committed();
  const byHost = host.receiveCommit(ofViewer) as Reveal;
  const byViewer = viewer.receiveCommit(ofHost) as Reveal;
  expect(await host.receiveReveal(byViewer)).toEqual(await viewer.receiveReveal(byHost));
});

it('takes an ICE restart with the same key, and commits once', async () => {
  const { host } = await committed();
  host.accept(sdp('BB'));
  expect(await host.commit(sdp('AA'))).toBeNull();
});

it('refuses another key in the same epoch', async () => {
  const { host } = await committed();
  expect(() => host.accept(sdp('CC'))).toThrow(VerificationFailed);
});

it('refuses a description without exactly one key', () => {
  expect(() => new KeyCheck('host', RUN).accept(undefined)).toThrow(VerificationFailed);
  expect(() => new KeyCheck('host', RUN).accept(sdp('AA') + sdp('BB'))).toThrow(VerificationFailed);
});

it('refuses a commitment before the description it belongs to', () => {
  const early = () => new KeyCheck('viewer', RUN).receiveCommit({ type: 'commit', commitment: '00'.repeat(32) });
  expect(early).toThrow(VerificationFailed);
});
