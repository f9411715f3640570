import { expect, test } from 'vitest';
import { keptUp, openingAddress, readOpening, writeOpening } from './opening';

const printers = { name: 'Printers', query: 'q=printer&sort=newest' };

test('what was kept is read again', () => {
  expect(readOpening(writeOpening(printers))).toEqual(printers);
  expect(readOpening(writeOpening({ name: 'All', query: '' }))).toEqual({ name: 'All', query: '' });
});

test.each([null, '', 'Printers', '\nq=x', 'a\nb\nc'])('%j is no view', (text) => {
  expect(readOpening(text)).toBeNull();
});

test('the list opens with the view, or with everything', () => {
  expect(openingAddress(printers)).toBe('/requests?q=printer&sort=newest');
  expect(openingAddress(null)).toBe('/requests');
});

test('a view that was changed elsewhere opens as it is now, and a deleted one no more', () => {
  expect(keptUp(printers, [{ name: 'Printers', query: 'q=laser' }])).toEqual({ name: 'Printers', query: 'q=laser' });
  expect(keptUp(printers, [{ name: 'Others', query: '' }])).toBeNull();
  expect(keptUp(null, [printers])).toBeNull();
});
