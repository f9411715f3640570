import { expect, test } from 'vitest';
import type { Whereabouts } from '../api/generated';
import { companyInWords, companyOf, isReachable } from './whereabouts';

const about = (whereabouts: Whereabouts) => ({ agent: { id: '1', name: 'Lena Vogt', whereabouts } });
const words = (...given: Parameters<typeof companyOf>) => companyInWords(companyOf(...given), 'en');

test('one true sentence says where the agent is', () => {
  expect(words(about('here'), ['Lena Vogt'], 'open')).toBe('Lena is looking at your request.');
  expect(words(about('signed_in'), [], 'open')).toBe('Lena is signed in and sees that you are waiting.');
  expect(words(about('away'), [], 'open')).toBe('Lena is not signed in at the moment.');
});

test('somebody else who looks at the request does not make the agent be there', () => {
  expect(companyOf(about('away'), ['Jamal Brooks'], 'open')).toEqual({ where: 'away', name: 'Lena Vogt' });
});

test('while nobody is assigned, whoever looks at the request is named', () => {
  expect(words({}, ['Jamal Brooks'], 'open')).toBe('Jamal is looking at your request.');
  expect(words({ queue_name: 'First line' }, [], 'open')).toBe('No agent looks at your request yet.');
});

test('without the server nobody knows', () => {
  const company = companyOf(about('here'), ['Lena Vogt'], 'connecting');
  expect(isReachable(company)).toBe(false);
  expect(companyInWords(company, 'en')).toBe('There is no connection to Deskside at the moment.');
});
