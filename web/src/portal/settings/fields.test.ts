import { expect, test } from 'vitest';
import { draftsOf, faultsOf, fieldsOf, idsOf, moved, optionsIn, type FieldDraft } from './fields';

function draft(more: Partial<FieldDraft>): FieldDraft {
  return { key: more.label ?? 'new', id: null, label: '', type: 'text', options: '', ...more };
}

test('what is saved comes back as it was', () => {
  const fields = [
    { id: 'room', label: 'Room', kind: { type: 'text' as const } },
    { id: 'site', label: 'Site', kind: { type: 'choice' as const, options: ['North', 'South'] } },
  ];

  expect(fieldsOf(draftsOf(fields))).toEqual(fields);
});

test('an id is made from the label, and never one that another field has', () => {
  expect(idsOf([draft({ label: 'Cost centre' }), draft({ label: 'Straße' }), draft({ label: '部屋' })])).toEqual(['cost_centre', 'strasse', 'field']);
  expect(idsOf([draft({ label: 'Room' }), draft({ id: 'room', label: 'Old room' }), draft({ label: 'room!' })])).toEqual(['room_2', 'room', 'room_3']);
});

test('an id has at most forty characters, also with a number', () => {
  const long = 'a'.repeat(60);

  expect(idsOf([draft({ label: long }), draft({ label: long })]).map((id) => id.length)).toEqual([40, 40]);
});

test('renaming a saved field leaves its id', () => {
  expect(fieldsOf([draft({ id: 'room', label: 'Room or ward' })])[0]).toEqual({ id: 'room', label: 'Room or ward', kind: { type: 'text' } });
});

test('options are the lines, without blanks and repetitions', () => {
  expect(optionsIn(' North \n\nSouth\nNorth')).toEqual(['North', 'South']);
});

test('what is not right yet is told by field', () => {
  const faults = faultsOf([
    draft({ key: 'a', label: ' ' }),
    draft({ key: 'b', label: 'Site', type: 'choice' }),
    draft({ key: 'c', label: 'site' }),
    draft({ key: 'd', label: 'Many', type: 'choice', options: Array.from({ length: 51 }, (_, at) => at).join('\n') }),
    draft({ key: 'e', label: 'Room' }),
  ]);

  expect([...faults]).toEqual([['a', 'no_label'], ['b', 'no_options'], ['c', 'label_twice'], ['d', 'many_options']]);
});

test('moving stops at the ends', () => {
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
});
