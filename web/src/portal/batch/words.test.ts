import { expect, test } from 'vitest';
import type { BatchRefusalBody, ProblemCode } from '../../api/generated';
import { reasonWord, reasonWords, WORDS } from './words';

function refusals(count: number, code: ProblemCode): BatchRefusalBody[] {
  return Array.from({ length: count }, (_, place) => ({ id: `${code} ${place}`, code, detail: 'as the server says' }));
}

test('what would happen is a sentence', () => {
  expect(WORDS.close.will({ count: 24, number: '24' })).toBe('24 will close.');
});

test('one reason needs no number, several have one each', () => {
  expect(reasonWords(refusals(3, 'session_live'), 'en')).toBe('connected');
  expect(reasonWords([...refusals(3, 'session_live'), ...refusals(1, 'no_email_address')], 'en')).toBe('3 connected, 1 without an email address');
});

test('a reason this page does not know is told in the words of the server', () => {
  expect(reasonWord({ code: 'internal', detail: 'as the server says' })).toBe('as the server says');
});
