import { beforeEach, expect, test, vi } from 'vitest';
import { dropToken, takeToken } from './one-time-token';

const stored = new Map<string, string>();

beforeEach(() => {
  stored.clear();
  vi.stubGlobal('sessionStorage', { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, text: string) => stored.set(key, text), removeItem: (key: string) => stored.delete(key) });
  vi.stubGlobal('history', { state: null, replaceState: () => arrivesAt('') });
});

test('the secret is taken out of the address, and stays with the tab until it is dropped', () => {
  arrivesAt('#secret');

  expect(takeToken('invitation')).toBe('secret');
  expect(location.hash).toBe('');
  expect(takeToken('invitation')).toBe('secret');
  dropToken('invitation');
  expect(takeToken('invitation')).toBe('');
});

test.each(['#%', '#%E0%A4', '#a%zz'])('%s is a link like any other that leads nowhere', (hash) => {
  stored.set('deskside-invitation-token', 'the one before');
  arrivesAt(hash);

  expect(takeToken('invitation')).toBe(hash.slice(1));
});

function arrivesAt(hash: string) {
  vi.stubGlobal('location', { hash, pathname: '/invitation' });
}
