import { expect, test } from 'vitest';
import type { OrganisationSettingsBody } from '../../api/generated';
import { blankDraft, bodyOf, DAY_SECONDS, defaultsOf, fromQueue, HOUR_SECONDS, isBlank, secondsOf, withDefaults, type Draft } from './draft';

const organisation: OrganisationSettingsBody = {
  name: 'Brightwater Clinics',
  time_zone: 'Europe/Vienna',
  default_language: 'en',
  default_validity_seconds: DAY_SECONDS,
  longest_validity_seconds: 30 * DAY_SECONDS,
  custom_fields: [],
  version: 1,
};
const printers = { message: 'Please put paper in.', language: 'de', validity_seconds: HOUR_SECONDS, asks: ['view', 'control'] } as const;
const plain = defaultsOf(organisation, undefined, 'en');
const ofPrinters = defaultsOf(organisation, { ...printers, asks: [...printers.asks] }, 'en');

test('a queue brings its defaults, and another one replaces them', () => {
  const queued = withDefaults(blankDraft(plain), plain, ofPrinters);

  expect(queued).toMatchObject({ message: 'Please put paper in.', language: 'de', asks: ['view', 'control'], when: { seconds: HOUR_SECONDS } });
  expect(withDefaults(queued, ofPrinters, plain)).toEqual(blankDraft(plain));
});

test('what the agent typed or chose stays', () => {
  const typed: Draft = { ...blankDraft(plain), message: 'Hello', asks: ['view', 'files'], when: { kind: 'valid', seconds: 7 * DAY_SECONDS } };

  expect(withDefaults(typed, plain, ofPrinters)).toMatchObject({ message: 'Hello', asks: ['view', 'files'], when: { seconds: 7 * DAY_SECONDS } });
});

test('the form says which fields stand as the queue has them', () => {
  const queued = withDefaults(blankDraft(plain), plain, ofPrinters);

  expect(fromQueue({ ...queued, message: 'Hello' }, { ...printers, asks: [...printers.asks] })).toEqual(['validity_seconds', 'asks', 'language']);
});

test('defaults alone are nothing that could be lost', () => {
  const queued = withDefaults(blankDraft(plain), plain, ofPrinters);

  expect(isBlank(queued, ofPrinters)).toBe(true);
  expect(isBlank({ ...queued, message: 'Hello' }, ofPrinters)).toBe(false);
  expect(isBlank({ ...queued, customFields: { room: '214' } }, ofPrinters)).toBe(false);
});

test('without an address no mail is asked for', () => {
  const draft = { ...blankDraft(plain), userName: 'Margarethe Aigner' };

  expect(bodyOf(draft).send_updates).toBe(false);
  expect(bodyOf({ ...draft, userEmail: ' m.aigner@brightwater.example ' })).toMatchObject({ send_updates: true, user_email: 'm.aigner@brightwater.example' });
});

test('a scheduled request says the time on the clocks of its place and leaves the validity to the server', () => {
  const schedule = { date: '2026-11-26', time: '09:00', durationMinutes: 45, zone: 'Europe/Vienna' };

  const body = bodyOf({ ...blankDraft(plain), when: { kind: 'scheduled', schedule } });

  expect(body.schedule).toEqual({ local: '2026-11-26T09:00', time_zone: 'Europe/Vienna', duration_minutes: 45 });
  expect(body.validity_seconds).toBeUndefined();
});

test.each([
  ['3', 'days', 3 * DAY_SECONDS],
  ['8', 'hours', 8 * HOUR_SECONDS],
  ['', 'hours', undefined],
  ['1.5', 'days', undefined],
  ['0', 'days', undefined],
] as const)('an own validity of "%s" %s', (amount, unit, seconds) => {
  expect(secondsOf({ kind: 'own', amount, unit })).toBe(seconds);
});
