import { expect, test } from 'vitest';
import { helperNews, takenBack } from './helper-news';

const lena = { id: '1', name: 'Lena Vogt' };
const tomasz = { id: '2', name: 'Tomasz Kral' };

test('whoever waits learns who comes, who goes, and who comes instead', () => {
  expect(helperNews({ before: null, now: lena })).toBe('Lena Vogt took your request and will help you.');
  expect(helperNews({ before: lena, now: null })).toBe('Lena Vogt gave your request back. The next free agent will help you.');
  expect(helperNews({ before: lena, now: tomasz })).toBe('Tomasz Kral will help you instead of Lena Vogt.');
  expect(helperNews({ before: lena, now: lena })).toBe('Lena Vogt will help you after all.');
});

test('a grant that is taken back is said to be', () => {
  expect(takenBack({ before: lena, now: tomasz })).toBe(
    'Tomasz Kral will help you instead of Lena Vogt. Nobody can see your screen until you allow it again.',
  );
});
