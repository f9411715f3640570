import { expect, test } from 'vitest';
import { beginningOf } from './early';

const schedule = (time_zone: string) => ({ starts_at: '2026-11-26T08:00:00Z', time_zone, duration_minutes: 30 });
const link = { opens_at: '2026-11-26T07:50:00Z', expires_at: '2026-11-27T08:00:00Z' };

test('the link opens before help begins', () => {
  const { startsAt, opensAt } = beginningOf({ ...link, schedule: schedule('Europe/Vienna') }, 'Europe/Vienna');

  expect(startsAt - opensAt).toBe(10 * 60_000);
});

test('the place where it was agreed is named only where the clocks show something else', () => {
  expect(beginningOf({ ...link, schedule: schedule('Europe/Vienna') }, 'Europe/Berlin').agreedZone).toBeUndefined();
  expect(beginningOf({ ...link, schedule: schedule('Europe/Vienna') }, 'America/New_York').agreedZone).toBe('Europe/Vienna');
});

test('a zone that the browser does not know is not named', () => {
  expect(beginningOf({ ...link, schedule: schedule('Atlantis/Capital') }, 'Europe/Berlin').agreedZone).toBeUndefined();
});
