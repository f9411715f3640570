// A QR code as one path of squares.
import { encode } from 'uqr';

/** The outline of the dark squares, each one unit wide, and how many units there are in all. */
export function qrPath(text: string): { path: string; size: number } {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const squares = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')));
  return { path: squares.join(''), size };
}
