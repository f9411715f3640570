import { expect, test } from 'vitest';
import { blankSchedule, draftOf, inputOf, startOf, troubleOf } from './schedule';

const NOW = Date.parse('2026-11-25T10:20:00Z');

test('a new schedule suggests a whole hour that leaves time to send the link', () => {
  expect(blankSchedule('Europe/Vienna', NOW)).toEqual({ date: '2026-11-25', time: '13:00', durationMinutes: 30, zone: 'Europe/Vienna' });
});

test('what stands is shown on the clocks where it was agreed, and sent back the same', () => {
  const draft = draftOf({ starts_at: '2026-11-26T14:00:00Z', time_zone: 'America/New_York', duration_minutes: 45 });

  expect(draft).toEqual({ date: '2026-11-26', time: '09:00', durationMinutes: 45, zone: 'America/New_York' });
  expect(inputOf(draft)).toEqual({ local: '2026-11-26T09:00', time_zone: 'America/New_York', duration_minutes: 45 });
  expect(startOf(draft)).toBe(Date.parse('2026-11-26T14:00:00Z'));
});

test('a time that is missing, over, or left out by the clocks cannot be sent', () => {
  const zone = 'Europe/Vienna';
  const at = (date: string, time: string) => troubleOf({ date, time, durationMinutes: 30, zone }, NOW);

  expect(at('', '09:00')).toBe('missing');
  expect(at('2026-11-25', '11:00')).toBe('past');
  expect(at('2027-03-28', '02:30')).toBe('never');
  expect(at('2026-11-26', '09:00')).toBeNull();
});
