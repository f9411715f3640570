import { expect, it } from 'vitest';
import { fingerprintOf, sameBytes } from './fingerprint';

const PAIRS = Array.from({ length: 32 }, (_, at) => at.toString(16).padStart(2, '0'));
const LINE = `a=fingerprint:sha-256 ${PAIRS.join(':').toUpperCase()}`;
const OTHER = LINE.replace('00:01', '00:02');

const sdp = (...lines: string[]) => ['v=0', 'm=video 9 UDP/TLS/RTP/SAVPF 96', ...lines, 'a=mid:0', ''].join('\r\n');

it('reads the fingerprint, in capitals or not', () => {
  const bytes = Uint8Array.from({ length: 32 }, (_, at) => at);
  expect(fingerprintOf(sdp(LINE))).toEqual(bytes);
  expect(fingerprintOf(sdp(LINE.toLowerCase()))).toEqual(bytes);
});

it('takes the same one in every media section', () => {
  expect(fingerprintOf(sdp(LINE, LINE))).not.toBeNull();
});

it.each([
  ['none', sdp()],
  ['two different ones', sdp(LINE, OTHER)],
  ['one more of another kind', sdp(LINE, 'a=fingerprint:sha-1 00:01')],
  ['only another kind', sdp(LINE.replace('sha-256', 'sha-512'))],
  ['one that is too short', sdp(LINE.slice(0, -3))],
  ['one that is too long', sdp(`${LINE}:00`)],
  ['something else', sdp('a=fingerprint:sha-256 hello')],
])('refuses %s', (_, description) => {
  expect(fingerprintOf(description)).toBeNull();
});

it('compares bytes', () => {
  expect(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
  expect(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
  expect(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1))).toBe(false);
});
