import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from './words/hex';
import { agreement, commitment } from './words/transcript';
import { Verification, VerificationFailed, type Words } from './words';

const RUN = { session: '018f3b1e-7a5c-7cc0-8a11-5d2f6b9e0c42', epoch: 1 };
const SEEDS = Array.from({ length: 200 }, (_, seed) => seed);

/** 32 bytes that differ by `seed`. */
function bytesOf(seed: number): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, at) => (seed * 31 + at * 7 + ((seed * at) >> 3)) & 255);
}

interface Side {
  verification: Verification;
  fingerprint: Uint8Array;
}

function side(role: 'host' | 'viewer', seed: number, run = RUN): Side {
  const fingerprint = bytesOf(seed);
  return { verification: new Verification(role, run, fingerprint, bytesOf(seed + 1000)), fingerprint };
}

/** The honest exchange; each side sees the fingerprint that the relay shows it. */
async function exchange(
  one: Side,
  other: Side,
  seenByOne: Uint8Array,
  seenByOther: Uint8Array,
): Promise<[Words, Words]> {
  const oneReveals = one.verification.receiveCommit(await other.verification.commit());
  const otherReveals = other.verification.receiveCommit(await one.verification.commit());
  return [
    await one.verification.receiveReveal(otherReveals, seenByOne),
    await other.verification.receiveReveal(oneReveals, seenByOther),
  ];
}

describe('two honest sides', () => {
  it('show the same words', async () => {
    for (const seed of SEEDS) {
      const [host, viewer] = [side('host', seed), side('viewer', seed + 500)];
      const [onHost, onViewer] = await exchange(host, viewer, viewer.fingerprint, host.fingerprint);
      expect(onHost).toEqual(onViewer);
    }
  });

  it('show new words in the next epoch, even with the same keys and nonces', async () => {
    const words = [];
    for (const epoch of [1, 2]) {
      const [host, viewer] = [side('host', 1, { ...RUN, epoch }), side('viewer', 2, { ...RUN, epoch })];
      words.push((await exchange(host, viewer, viewer.fingerprint, host.fingerprint))[0]);
    }
    expect(words[0]).not.toEqual(words[1]);
  });

  it('show the words of the test vector in the ADR', async () => {
    const host = { fingerprint: new Uint8Array(32).fill(0x11), nonce: new Uint8Array(32).fill(0x33) };
    const viewer = { fingerprint: new Uint8Array(32).fill(0x22), nonce: new Uint8Array(32).fill(0x44) };
    const one = new Verification('host', RUN, host.fingerprint, host.nonce);
    const other = new Verification('viewer', RUN, viewer.fingerprint, viewer.nonce);

    expect((await one.commit()).commitment).toBe(
      '4daa6b0d28a2b2f3df2060bbc4098e5ca9dad0d4307bc491f522ebe62176670e',
    );
    expect((await other.commit()).commitment).toBe(
      '2c4eff5c68a3bc37cc46c6906e4b4182596f854e51a25e9fa56890745eddbbe2',
    );
    expect(toHex(await agreement(RUN, host, viewer))).toBe(
      '1496feb1c39387803f3cfb6c96c045e43ec55a48feb6c4b13a353b2c25741865',
    );
    one.receiveCommit(await other.commit());
    const words = await one.receiveReveal({ type: 'reveal', nonce: '44'.repeat(32) }, viewer.fingerprint);
    expect(words).toEqual(['behind', 'retire']);
  });
});

describe('a relay in between', () => {
  it('that swaps a fingerprint and leaves the rest is refused, on either leg', async () => {
    for (const seed of SEEDS) {
      const [host, viewer] = [side('host', seed), side('viewer', seed + 500)];
      const swapped = bytesOf(seed + 700);
      const toHost = host.verification.receiveReveal(await revealFor(host, viewer), swapped);
      await expect(toHost).rejects.toThrow(VerificationFailed);

      const again = [side('host', seed), side('viewer', seed + 500)] as const;
      const toViewer = again[1].verification.receiveReveal(await revealFor(again[1], again[0]), swapped);
      await expect(toViewer).rejects.toThrow(VerificationFailed);
    }
  });

  it('that plays the other side on both legs, with its own keys, makes the words differ', async () => {
    for (const seed of SEEDS) {
      const [host, viewer] = [side('host', seed), side('viewer', seed + 500)];
      const [toHost, toViewer] = [side('viewer', seed + 2000), side('host', seed + 3000)];
      const [onHost] = await exchange(host, toHost, toHost.fingerprint, host.fingerprint);
      const [onViewer] = await exchange(viewer, toViewer, toViewer.fingerprint, viewer.fingerprint);
      expect(onHost).not.toEqual(onViewer);
    }
  });

  it('gets no nonce out of a side before it has committed, and may not reveal first', async () => {
    const { verification } = side('host', 1);
    const first = verification.receiveReveal({ type: 'reveal', nonce: '00'.repeat(32) }, bytesOf(2));
    await expect(first).rejects.toThrow('nonce before commitment');
  });

  it('may not change its commitment, nor repeat it', async () => {
    const { verification } = side('host', 1);
    const commit = await side('viewer', 2).verification.commit();
    verification.receiveCommit(commit);
    expect(() => verification.receiveCommit({ type: 'commit', commitment: '00'.repeat(32) })).toThrow('second');
    expect(() => verification.receiveCommit(commit)).toThrow('second commitment');
  });

  it('may not reveal another nonce than it committed to', async () => {
    const [host, viewer] = [side('host', 1), side('viewer', 2)];
    await revealFor(host, viewer);
    const other = host.verification.receiveReveal({ type: 'reveal', nonce: '00'.repeat(32) }, viewer.fingerprint);
    await expect(other).rejects.toThrow(VerificationFailed);
  });

  it('may not reveal twice', async () => {
    const [host, viewer] = [side('host', 1), side('viewer', 2)];
    const reveal = await revealFor(host, viewer);
    await host.verification.receiveReveal(reveal, viewer.fingerprint);
    await expect(host.verification.receiveReveal(reveal, viewer.fingerprint)).rejects.toThrow('second nonce');
  });

  it('may not send a side its own messages back', async () => {
    const host = side('host', 1);
    const ownReveal = host.verification.receiveCommit(await host.verification.commit());
    await expect(host.verification.receiveReveal(ownReveal, host.fingerprint)).rejects.toThrow(VerificationFailed);
  });

  it('may not replay an older epoch', async () => {
    const old = side('viewer', 2, { ...RUN, epoch: 1 });
    const host = side('host', 1, { ...RUN, epoch: 2 });
    const reveal = await revealFor(host, old);
    await expect(host.verification.receiveReveal(reveal, old.fingerprint)).rejects.toThrow(VerificationFailed);
  });

  it.each(['', '00', '00'.repeat(31), '00'.repeat(33), 'zz'.repeat(32), '0'.repeat(63)])(
    'may not send %o as a commitment or nonce',
    async (digits) => {
      const { verification } = side('host', 1);
      expect(() => verification.receiveCommit({ type: 'commit', commitment: digits })).toThrow(VerificationFailed);
      verification.receiveCommit(await side('viewer', 2).verification.commit());
      const reveal = verification.receiveReveal({ type: 'reveal', nonce: digits }, bytesOf(2));
      await expect(reveal).rejects.toThrow(VerificationFailed);
    },
  );

  it('may not make a side show words for a fingerprint nobody applied', async () => {
    const [host, viewer] = [side('host', 1), side('viewer', 2)];
    const reveal = await revealFor(host, viewer);
    await expect(host.verification.receiveReveal(reveal, null)).rejects.toThrow('nonce before fingerprint');
  });
});

describe('the fields', () => {
  it('cannot be shifted into each other', async () => {
    const own = { fingerprint: bytesOf(1), nonce: bytesOf(2) };
    const hashes = [
      await commitment('host', { session: 'a', epoch: 1 }, own),
      await commitment('host', { session: 'a\0', epoch: 1 }, own),
      await commitment('viewer', { session: 'a', epoch: 1 }, own),
    ].map(toHex);
    expect(new Set(hashes).size).toBe(3);
  });

  it('are read from hexadecimal strictly', () => {
    expect(fromHex('00fF')).toEqual(Uint8Array.of(0, 255));
    expect(fromHex('0')).toBeNull();
    expect(fromHex('0g')).toBeNull();
  });
});

/** What `from` reveals once it has `to`'s commitment; `to` has `from`'s by then. */
async function revealFor(to: Side, from: Side) {
  to.verification.receiveCommit(await from.verification.commit());
  return from.verification.receiveCommit(await to.verification.commit());
}
