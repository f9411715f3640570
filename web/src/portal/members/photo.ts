// Members' photos: their addresses, and what becomes of a file before it is one.

/** As wide and high as it is ever shown, twice over for fine screens and once more for good measure. */
const SIDE = 256;

/** The address of a member's photo; null where there is none. */
export function photoAddress(member: string, photo: string | null | undefined): string | null {
  return photo ? `/api/v1/members/${member}/photo?v=${photo}` : null;
}

/** The largest square in the middle of a picture. */
export function middle({ width, height }: { width: number; height: number }): { x: number; y: number; side: number } {
  const side = Math.min(width, height);
  return { x: Math.round((width - side) / 2), y: Math.round((height - side) / 2), side };
}

/** A small square of a picture, without whatever else the file said; null when it is no picture. */
export async function squareOf(file: Blob): Promise<Blob | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return null;
  const { x, y, side } = middle(picture);
  const canvas = new OffscreenCanvas(SIDE, SIDE);
  canvas.getContext('2d')?.drawImage(picture, x, y, side, side, 0, 0, SIDE, SIDE);
  picture.close();
  // A browser that cannot write WebP writes PNG.
  return canvas.convertToBlob({ type: 'image/webp', quality: 0.9 });
}
