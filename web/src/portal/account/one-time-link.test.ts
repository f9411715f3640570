import { beforeEach, expect, test, vi } from 'vitest';
import { OneTimeLink } from './one-time-link.svelte';

beforeEach(() => {
  vi.stubGlobal('sessionStorage', { getItem: () => null, setItem: () => undefined, removeItem: () => undefined });
  vi.stubGlobal('history', { state: null, replaceState: () => vi.stubGlobal('location', { hash: '', pathname: '/' }) });
});

test.each([
  ['shows what it leads to', { data: { email: 'a@example.org' } }, 'open'],
  ['is dead when the server does not know it', { error: { code: 'not_found', request_id: '1' } }, 'dead'],
  ['is dead when it is no link at all', { error: { code: 'malformed_request', request_id: '1' } }, 'dead'],
  ['can be tried again when the server is away', { error: new TypeError('Failed to fetch') }, 'failed'],
])('a link %s', async (_, answer, phase) => {
  vi.stubGlobal('location', { hash: '#secret', pathname: '/' });
  const ask = vi.fn().mockResolvedValue(answer);
  const link = new OneTimeLink('password-reset', ask);

  await link.open();

  expect(ask).toHaveBeenCalledWith('secret');
  expect(link.phase.kind).toBe(phase);
});

test('without a secret nobody is asked', async () => {
  vi.stubGlobal('location', { hash: '', pathname: '/' });
  const ask = vi.fn();
  const link = new OneTimeLink('invitation', ask);

  await link.open();

  expect(ask).not.toHaveBeenCalled();
  expect(link.phase.kind).toBe('dead');
});

test('another link in the same tab takes its place', async () => {
  vi.stubGlobal('location', { hash: '#first', pathname: '/' });
  const ask = vi.fn().mockResolvedValue({ data: {} });
  const link = new OneTimeLink('invitation', ask);
  await link.open();

  vi.stubGlobal('location', { hash: '#second', pathname: '/' });
  link.another();

  expect(ask).toHaveBeenLastCalledWith('second');
});
