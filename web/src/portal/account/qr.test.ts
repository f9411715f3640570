import { expect, test } from 'vitest';
import { qrPath } from './qr';

test('a code has its quiet border, and one square for each dark unit', () => {
  const { path, size } = qrPath('otpauth://totp/Brightwater:lena%40brightwater.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Brightwater');

  const squares = [...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
  expect(path.replaceAll(/M\d+ \d+h1v1h-1z/g, '')).toBe('');
  expect(Math.min(...squares.flat())).toBe(4);
  expect(Math.max(...squares.flat())).toBe(size - 5);
  // The corner by which a camera finds it.
  expect(squares.filter(([, y]) => y === 4).slice(0, 7).map(([x]) => x)).toEqual([4, 5, 6, 7, 8, 9, 10]);
});
