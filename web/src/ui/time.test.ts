import { expect, test } from 'vitest';
import { ago, clockTime, durationInWords, formattingLocale, running, secondsBetween, wholeMinutes } from './time';

test.each([
  [0, '0:00'],
  [42, '0:42'],
  [727, '12:07'],
  [3723, '1:02:03'],
])('%i seconds run as %s', (seconds, text) => {
  expect(running(seconds)).toBe(text);
});

test('waiting is told in minutes, from an hour on in hours', () => {
  expect(wholeMinutes(59)).toBe('0 min');
  expect(wholeMinutes(6 * 60 + 59)).toBe('6 min');
  expect(wholeMinutes(66 * 60)).toBe('1:06 h');
});

test.each([
  [12, 'just now'],
  [300, '5 min ago'],
  [7300, '2 h ago'],
  [86_400, '1 day ago'],
  [300_000, '3 days ago'],
])('%i seconds are %s', (seconds, text) => {
  expect(ago(seconds)).toBe(text);
});

test('a duration is told in the words of the language', () => {
  expect(durationInWords(42, 'en')).toBe('42 seconds');
  expect(durationInWords(720, 'en')).toBe('12 minutes');
  expect(durationInWords(60, 'de')).toBe('1 Minute');
  expect(durationInWords(7200, 'de')).toBe('2 Stunden');
});

test('today is told by the clock alone, another day with its date', () => {
  const now = new Date(2026, 10, 24, 12, 0).getTime();

  expect(clockTime(new Date(2026, 10, 24, 14, 30).toISOString(), now, 'en-GB')).toBe('14:30');
  expect(clockTime(new Date(2026, 10, 26, 9, 0).toISOString(), now, 'en-GB')).toMatch(/^Thu,? 26 Nov.* 09:00$/);
  expect(clockTime(new Date(2026, 10, 26, 9, 0).toISOString(), now, 'de-DE')).toMatch(/^Do\.?, 26\. Nov.* 09:00$/);
});

test('a clock that runs behind never shows negative time', () => {
  expect(secondsBetween('2026-11-24T12:00:05Z', Date.parse('2026-11-24T12:00:00Z'))).toBe(0);
});

test('the region of the reader decides the form of a time, the page decides the language', () => {
  expect(formattingLocale('en', ['de-AT', 'en-GB'])).toBe('en-AT');
  expect(formattingLocale('en', ['de', 'en-US'])).toBe('en-DE');
  expect(formattingLocale('de', ['de-CH'])).toBe('de-CH');
  expect(formattingLocale('de', ['not a tag'])).toBe('de');
  expect(formattingLocale('de', [])).toBe('de');
});

test('an English page in a German browser shows the clock as it is read there', () => {
  const afternoon = new Date(2026, 10, 24, 15, 34).getTime();

  expect(clockTime(afternoon, afternoon, formattingLocale('en', ['de-DE', 'de', 'en-US', 'en']))).toBe('15:34');
  expect(clockTime(afternoon, afternoon, formattingLocale('en', ['en-US']))).toMatch(/^03:34\sPM$/);
});
