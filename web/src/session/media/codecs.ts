// Which codec to offer first: AV1 has tools for screens (palettes, copying within the picture), VP9 is next.

const PREFERRED = ['video/av1', 'video/vp9'];

/** The same codecs, the preferred ones first; what else the browser has (retransmission, other codecs) stays. */
export function preferred<Codec extends { readonly mimeType: string }>(codecs: readonly Codec[]): Codec[] {
  return codecs.toSorted((one, other) => rank(one) - rank(other));
}

function rank({ mimeType }: { readonly mimeType: string }): number {
  const place = PREFERRED.indexOf(mimeType.toLowerCase());
  return place === -1 ? PREFERRED.length : place;
}
