import { expect, test } from 'vitest';
import { found, isJoinCode, numberIn } from './found';

const option = (label: string, search?: string) => ({ id: label, label, search });
const labels = (typed: string) => found([option('Agenda'), option('Take over'), option('Hand back'), option('Close request', 'end')], typed).map(({ label }) => label);

test.each([
  ['#1042', 1042],
  ['1042', 1042],
  [' # 7 ', 7],
])('%s is the number of a request', (typed, number) => {
  expect(numberIn(typed)).toBe(number);
});

test.each(['', '#', 'room 7', '0', '-3', '1.5', '12345678901234567'])('%s is no number of a request', (typed) => {
  expect(numberIn(typed)).toBeNull();
});

test('words are found by their beginnings', () => {
  expect(labels('a')).toEqual(['Agenda']);
  expect(labels('over')).toEqual(['Take over']);
  expect(labels('ov ta')).toEqual(['Take over']);
  expect(labels('en')).toEqual(['Close request']);
});

test('what stands inside a word is found when nothing begins so', () => {
  expect(labels('quest')).toEqual(['Close request']);
  expect(labels('xyz')).toEqual([]);
});

test('accents and capitals make no difference, and nothing typed leaves everything', () => {
  expect(labels('ÁGEN')).toEqual(['Agenda']);
  expect(labels(' ')).toHaveLength(4);
});

test.each(['282721754', '282 721 754', '282-721-754'])('%s is a join code', (typed) => {
  expect(isJoinCode(typed)).toBe(true);
});

test.each(['1042', '282 721', '282 721 7540', '#282721754'])('%s is none', (typed) => {
  expect(isJoinCode(typed)).toBe(false);
});
