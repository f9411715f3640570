import { expect, test } from 'vitest';
import { bodyOf, changes, factsOf, rebased, type Facts } from './edit';

const base: Facts = factsOf({
  user_name: 'Margarethe Aigner',
  user_email: 'old@brightwater.example',
  notes: 'Room 214',
  language: 'en',
  send_updates: true,
  asks: ['view'],
  custom_fields: { room: '214' },
});
const tomasz = { id: 'tomasz', name: 'Tomasz Kowal' };

test('only what was changed is sent; an emptied field is sent as empty', () => {
  expect(changes(base, { ...base, user_email: ' new@brightwater.example ', notes: '' })).toEqual({
    user_email: 'new@brightwater.example',
    notes: '',
  });
});

test('a change goes out in the form that the API takes', () => {
  const mine = { ...base, language: 'de', send_updates: 'false', asks: 'control view', 'custom_fields.room': '', 'custom_fields.floor': '2' };

  expect(bodyOf(changes(base, mine), 7)).toEqual({
    version: 7,
    language: 'de',
    send_updates: false,
    asks: ['control', 'view'],
    custom_fields: { room: '', floor: '2' },
  });
});

test('the order in which capabilities were chosen is no change', () => {
  const one = factsOf({ user_name: 'x', language: 'en', send_updates: true, asks: ['view', 'files', 'control'], custom_fields: {} });
  const other = factsOf({ user_name: 'x', language: 'en', send_updates: true, asks: ['control', 'view', 'files'], custom_fields: {} });

  expect(changes(one, other)).toEqual({});
});

test('edits of different fields go together without a question', () => {
  const mine = { ...base, notes: 'Room 215' };
  const theirs = { ...base, user_email: 'theirs@brightwater.example' };

  expect(rebased(base, mine, theirs)).toEqual({
    facts: { ...base, notes: 'Room 215', user_email: 'theirs@brightwater.example' },
    conflicts: [],
  });
});

test('edits of the same field ask which one stays, and name who made the other', () => {
  const mine = { ...base, user_email: 'mine@brightwater.example', 'custom_fields.room': '216' };
  const theirs = { ...base, user_email: 'theirs@brightwater.example', 'custom_fields.room': '215' };
  const told = [{ field: 'user_email', by: tomasz, at: '2026-11-24T12:00:00Z', now: 'theirs@brightwater.example' }];

  expect(rebased(base, mine, theirs, told).conflicts).toEqual([
    { fact: 'custom_fields.room', mine: '216', theirs: '215', by: null },
    { fact: 'user_email', mine: 'mine@brightwater.example', theirs: 'theirs@brightwater.example', by: 'Tomasz Kowal' },
  ]);
});

test('the same edit on both sides is none', () => {
  const both = { ...base, notes: 'Room 215' };

  expect(rebased(base, both, both).conflicts).toEqual([]);
});
