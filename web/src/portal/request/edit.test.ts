import { expect, test } from 'vitest';
import { changes, rebased, type Facts } from './edit';

const base: Facts = { user_name: 'Margarethe Aigner', user_email: 'old@brightwater.example', message: '', notes: 'Room 214' };

test('only what was changed is sent; an emptied field is sent as empty', () => {
  expect(changes(base, { ...base, user_email: ' new@brightwater.example ', notes: '' })).toEqual({
    user_email: 'new@brightwater.example',
    notes: '',
  });
});

test('edits of different fields go together without a question', () => {
  const mine = { ...base, notes: 'Room 215' };
  const theirs = { ...base, user_email: 'theirs@brightwater.example' };

  expect(rebased(base, mine, theirs)).toEqual({
    facts: { ...base, notes: 'Room 215', user_email: 'theirs@brightwater.example' },
    conflicts: [],
  });
});

test('edits of the same field ask which one stays', () => {
  const mine = { ...base, user_email: 'mine@brightwater.example' };
  const theirs = { ...base, user_email: 'theirs@brightwater.example' };

  expect(rebased(base, mine, theirs).conflicts).toEqual([
    { fact: 'user_email', mine: 'mine@brightwater.example', theirs: 'theirs@brightwater.example' },
  ]);
});

test('the same edit on both sides is none', () => {
  const both = { ...base, notes: 'Room 215' };

  expect(rebased(base, both, both).conflicts).toEqual([]);
});
