import { expect, test, vi } from 'vitest';
import { keep, recall, tokenOf } from './kept';

test('what is kept for one link is found there and nowhere else', () => {
  const tab = storage();
  keep('one', 'draft', 'half a sen', tab);
  expect(recall('one', 'draft', tab)).toBe('half a sen');
  expect(recall('one', 'words', tab)).toBe('');
  expect(recall('two', 'draft', tab)).toBe('');
});

test('nothing is left of an empty text', () => {
  const tab = storage();
  keep('one', 'draft', 'half a sen', tab);
  keep('one', 'draft', '', tab);
  expect(tab.length).toBe(0);
});

test('a browser that keeps nothing is no trouble', () => {
  const full = { ...storage(), setItem: vi.fn(() => { throw new DOMException('full', 'QuotaExceededError'); }) };
  keep('one', 'draft', 'half a sen', full);
  expect(recall('one', 'draft', undefined)).toBe('');
});

test('the token of a link is the end of its path', () => {
  expect(tokenOf('/s/abc_-9')).toBe('abc_-9');
});

function storage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() { return items.size; },
    clear: () => items.clear(),
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, value) => void items.set(name, value),
    removeItem: (name) => void items.delete(name),
  };
}
