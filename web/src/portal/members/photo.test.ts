import { expect, test } from 'vitest';
import { middle, photoAddress } from './photo';

test('a photo is found under the name of its content', () => {
  expect(photoAddress('lena', 'c0ffee')).toBe('/api/v1/members/lena/photo?v=c0ffee');
  expect(photoAddress('lena', null)).toBeNull();
  expect(photoAddress('lena', undefined)).toBeNull();
});

test('the middle of a picture is its largest square', () => {
  expect(middle({ width: 400, height: 300 })).toEqual({ x: 50, y: 0, side: 300 });
  expect(middle({ width: 301, height: 500 })).toEqual({ x: 0, y: 100, side: 301 });
  expect(middle({ width: 64, height: 64 })).toEqual({ x: 0, y: 0, side: 64 });
});
