import { expect, test } from 'vitest';
import { changes, rebased } from './rebase';

const BASE = { name: 'First line', colour: 'teal', fields: ['room'] };

test('only what differs is sent', () => {
  expect(changes(BASE, { ...BASE, colour: 'rust', fields: ['room'] })).toEqual({ colour: 'rust' });
});

test('what others changed elsewhere is taken over, what was changed here stays', () => {
  const outcome = rebased(BASE, { ...BASE, colour: 'rust' }, { ...BASE, name: 'Front line' });

  expect(outcome).toEqual({ draft: { name: 'Front line', colour: 'rust', fields: ['room'] }, conflicts: [] });
});

test('the same field changed on both sides is for a person to decide', () => {
  const outcome = rebased(BASE, { ...BASE, fields: ['room', 'floor'] }, { ...BASE, fields: [] });

  expect(outcome.conflicts).toEqual(['fields']);
  expect(outcome.draft.fields).toEqual(['room', 'floor']);
});

test('who changed it to the same need not be asked', () => {
  expect(rebased(BASE, { ...BASE, colour: 'rust' }, { ...BASE, colour: 'rust' }).conflicts).toEqual([]);
});
