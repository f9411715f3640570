import { expect, test } from 'vitest';
import { found, numberIn } from './found';

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
