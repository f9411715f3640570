import { expect, test } from 'vitest';
import { noticeText } from './taken';

test('who was quicker is named, and who is next', () => {
  expect(noticeText({ kind: 'beaten', by: 'Jamal Brooks', number: 1027, next: 1037 }, 'First line')).toBe(
    '\u2068Jamal Brooks\u2069 took #1027 a moment before you. \u2068#1037\u2069 is next.',
  );
});

test('with nobody next it says so', () => {
  expect(noticeText({ kind: 'beaten', by: 'Jamal Brooks', number: 1027, next: null }, 'First line')).toBe(
    '\u2068Jamal Brooks\u2069 took #1027 a moment before you. Nobody else is waiting in First line.',
  );
  expect(noticeText({ kind: 'empty' }, 'First line')).toBe('Nobody is waiting in First line.');
});
