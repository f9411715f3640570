import { expect, test } from 'vitest';
import { pastInWords, type PastSession } from './ended';

const at = (minute: number) => new Date(2026, 10, 24, 14, minute).getTime();
const MINUTE = 60_000;
const past = (seen: PastSession['seen']): string =>
  pastInWords({ agentName: 'Lena Vogt', reason: 'request_closed', seconds: 720, from: at(32), to: at(44), seen }, 'en', 'en-GB');

test('what was seen is said from when to when', () => {
  expect(past({ from: at(32), to: at(44), ms: 12 * MINUTE })).toBe('The session ended after 12 minutes. Lena saw your screen from 14:32 to 14:44.');
});

test('a pause is not said to be seen', () => {
  expect(past({ from: at(33), to: at(44), ms: 5 * MINUTE })).toBe(
    'The session ended after 12 minutes. Lena saw your screen for 5 minutes in all, between 14:33 and 14:44.',
  );
  expect(past({ from: 0, to: 0, ms: 0 })).toBe('The session ended after 12 minutes. Lena did not see your screen.');
});

test('what a page does not know it does not claim', () => {
  expect(past(undefined)).toBe('The session ended after 12 minutes. Lena could see your screen between 14:32 and 14:44, except while you paused.');
});
