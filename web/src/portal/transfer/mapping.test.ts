import { expect, test } from 'vitest';
import { guessed, isComplete, isPlain, mapped, parted } from './mapping';

const OWN = [{ id: 'site', label: 'Standort' }];

test('headings of people are guessed, in English and German, and those of the server are as they are', () => {
  expect(guessed(['Name', 'E-Mail', 'Problem', 'Phone'], OWN)).toEqual(['user_name', 'user_email', 'message', null]);
  expect(guessed(['Kunde', 'Mail', 'Anliegen', 'Ticket-Nummer', 'Standort'], OWN)).toEqual(['user_name', 'user_email', 'message', 'reference', 'field_site']);
  expect(guessed(['Name', 'user_name', 'link'], OWN)).toEqual([null, 'user_name', null]);
});

test('nobody is asked about a file of the server’s own headings', () => {
  expect(isPlain(['user_name', 'notes', 'field_site', 'join_code'], OWN)).toBe(true);
  expect(isPlain(['notes'], OWN)).toBe(false);
  expect(isPlain(['user_name', 'Phone'], OWN)).toBe(false);
});

test('a choice is complete with a name in it and no field twice', () => {
  expect(isComplete(['user_name', null, 'notes'])).toBe(true);
  expect(isComplete(['notes'])).toBe(false);
  expect(isComplete(['user_name', 'notes', 'notes'])).toBe(false);
});

test('only what goes somewhere is sent, a short row with empty cells', () => {
  const table = [['Name', 'Phone', 'Problem'], ['Anna', '1', 'Printer'], ['Berta']];

  expect(mapped(table, ['user_name', null, 'message'])).toEqual([['user_name', 'message'], ['Anna', 'Printer'], ['Berta', '']]);
});

test('rows that are wrong are told apart, each with why', () => {
  const table = [['user_name'], ['Anna'], [''], ['Cleo']];

  expect(parted(table, new Map([[2, 'needed']]))).toEqual({ right: [['user_name'], ['Anna'], ['Cleo']], left: [['user_name', 'error'], ['', 'needed']] });
});
