import { expect, test } from 'vitest';
import { addressOf, asked, EVERYTHING, exportAddress, furtherFilters, isEverything, readFilter, sameFilter, writeFilter } from './filter';

const QUEUE = 'queue:0190f0f0-0000-7000-8000-000000000001';

test('an address says what the API is asked, in the same words', () => {
  const { filter, ignored } = readFilter(`?status=waiting,ready&assigned=me,my_queues,${QUEUE}&q=printer&created_from=2026-11-23T23:00:00Z&language=de&sort=newest`);

  expect(ignored).toEqual([]);
  expect(asked(filter)).toEqual({
    status: 'ready,waiting',
    assigned: `me,my_queues,${QUEUE}`,
    q: 'printer',
    created_from: '2026-11-23T23:00:00Z',
    language: 'de',
  });
  expect(filter.sort).toBe('newest');
});

test('a client is named by its ID', () => {
  const { filter, ignored } = readFilter('?assigned=me,client:471093528');

  expect([filter.assigned, ignored]).toEqual([['me', 'client:471093528'], []]);
  expect(addressOf(filter)).toBe('/requests?assigned=me,client:471093528');
});

test('without a query everything is shown, who needs an agent first', () => {
  expect(readFilter('').filter).toEqual(EVERYTHING);
  expect(addressOf(EVERYTHING)).toBe('/requests');
  expect(isEverything(EVERYTHING)).toBe(true);
});

test('one filter has one address, however it was written', () => {
  const one = readFilter('?q=a+b&status=open,ready&sort=attention').filter;
  const other = readFilter('?status=ready,open&q=a%20b').filter;

  expect(sameFilter(one, other)).toBe(true);
  expect(writeFilter(one)).toBe('status=ready,open&q=a+b');
});

test('an address that was written is read as it was', () => {
  const filter = readFilter(`?status=expired&assigned=${QUEUE}&scheduled_from=2026-11-24T00:00:00%2B01:00&closed_until=2026-11-25T00:00:00.000Z&q=%23 50%25 %26 more&sort=changed`).filter;

  expect(readFilter(`?${writeFilter(filter)}`)).toEqual({ filter, ignored: [] });
});

test.each([
  ['?status=ready,broken', 'status'],
  ['?assigned=me,queue:1', 'assigned'],
  ['?assigned=client:071093528', 'assigned'],
  ['?created_from=yesterday', 'created_from'],
  ['?closed_until=2026-02-31', 'closed_until'],
  ['?language=fr', 'language'],
  ['?sort=loudest', 'sort'],
  [`?q=${'x'.repeat(201)}`, 'q'],
  ['?colour=red', 'colour'],
])('%s is read without what nobody understands, and says so', (search, name) => {
  expect(readFilter(search).ignored).toEqual([name]);
});

test('what is understood counts beside what is not', () => {
  expect(readFilter('?status=ready,broken&colour=red').filter.status).toEqual(['ready']);
});

test('the filters behind the button are counted', () => {
  expect(furtherFilters(readFilter('?created_from=2026-11-23T23:00:00Z&created_until=2026-11-24T23:00:00Z&language=en&q=x').filter)).toBe(2);
});

test('the export asks for what the list shows', () => {
  expect(exportAddress(readFilter('?status=closed&q=vpn&sort=newest').filter, 'csv')).toBe('/api/v1/session-requests/export?format=csv&status=closed&q=vpn');
});
