// A code app, as RFC 6238 has it.
import { createHmac } from 'node:crypto';

const STEP_MS = 30_000;

/**
 * What the app shows.
 * @param {string} secret As the server gave it: base 32.
 * @param {{ ahead?: number }} [clock] How many steps the phone's clock runs ahead: the server bears with one.
 */
export function codeOf(secret, { ahead = 0 } = {}) {
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / STEP_MS) + ahead));
  const hash = createHmac('sha1', base32(secret)).update(step).digest();
  const place = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(place) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}

/** @param {string} text RFC 4648, section 6. */
function base32(text) {
  const bits = [...text].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
