import { expect, test } from 'vitest';
import { Drafts } from './drafts.svelte';

test('what was typed for one request is kept for that one', () => {
  const drafts = new Drafts();

  drafts.write('comment 1', 'Rang at nine');

  expect(drafts.text('comment 1')).toBe('Rang at nine');
  expect(drafts.text('comment 2')).toBe('');
  expect(drafts.any).toBe(true);
});

test('what was sent or taken back is no draft any more', () => {
  const drafts = new Drafts();
  drafts.write('comment 1', 'Rang at nine');

  drafts.write('comment 1', '');

  expect(drafts.any).toBe(false);
});

test('a form that was begun is found again, and counts while it differs', () => {
  const drafts = new Drafts();
  const begun = drafts.form('settings', () => ({ name: { dirty: false as boolean } }));

  const found = drafts.form('settings', () => ({ name: { dirty: true } }));

  expect(found).toBe(begun);
  expect(drafts.isUnsaved('settings')).toBe(false);
  begun.name = { dirty: true };
  expect(drafts.isUnsaved('settings')).toBe(true);
});
