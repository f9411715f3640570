// The DTLS fingerprint of a session description (RFC 8122): the key the browser will accept from the other side.
// Exactly one is taken, and SHA-256 only, so that what is verified is what is used.

const SHA_256_BYTES = 32;

/** The one fingerprint, or null when there is none, more than one, or one that is not SHA-256. */
export function fingerprintOf(sdp: string): Uint8Array | null {
  const lines = sdp.match(/^a=fingerprint:.*$/gim) ?? [];
  const values = new Set(lines.map((line) => line.slice('a=fingerprint:'.length).trim().toLowerCase()));
  const [only] = values;
  return values.size === 1 && only ? sha256Of(only) : null;
}

export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

function sha256Of(value: string): Uint8Array | null {
  const digits = /^sha-256 ([0-9a-f]{2}(?::[0-9a-f]{2})*)$/.exec(value)?.[1];
  const bytes = digits?.split(':').map((pair) => Number.parseInt(pair, 16));
  return bytes?.length === SHA_256_BYTES ? Uint8Array.from(bytes) : null;
}
