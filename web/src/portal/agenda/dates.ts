// Days of the calendar as `2026-11-23`. Knows no clocks and no time zones.

const DAY_MS = 86_400_000;

/** So many days later, or earlier when negative. */
export function addDays(date: string, days: number): string {
  return new Date(asUtc(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The Monday of a day's week (ISO 8601). */
export function mondayOf(date: string): string {
  return addDays(date, -((new Date(asUtc(date)).getUTCDay() + 6) % 7));
}

/** Monday to Sunday. */
export function weekOf(date: string): string[] {
  const monday = mondayOf(date);
  return [0, 1, 2, 3, 4, 5, 6].map((days) => addDays(monday, days));
}

export function isWeekend(date: string): boolean {
  const day = new Date(asUtc(date)).getUTCDay();
  return day === 0 || day === 6;
}

/** Whether a text is a day of the calendar. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(asUtc(text)) && addDays(text, 0) === text;
}

/** The day's midnight in UTC, for formatting with `timeZone: 'UTC'`. */
export function asUtc(date: string): number {
  return Date.parse(`${date}T00:00Z`);
}
