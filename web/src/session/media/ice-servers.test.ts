import { expect, it } from 'vitest';
import { usable } from './ice-servers';

it('takes STUN as it is, and TURN with its credential', () => {
  const turn = { urls: ['turn:a:3478', 'turns:a:5349'], username: 'u', credential: 'c' };
  expect(usable([{ urls: ['stun:a:3478'] }, turn])).toEqual([{ urls: ['stun:a:3478'] }, turn]);
});

it('leaves out what a browser would refuse, and keeps the rest', () => {
  const mixed = { urls: ['turn:a:3478', 'stun:b'], username: null, credential: null };
  expect(usable([mixed])).toEqual([{ urls: ['stun:b'] }]);
  expect(usable([{ urls: ['http://a', 'stun:', ''] }, { urls: [] }])).toEqual([]);
});
