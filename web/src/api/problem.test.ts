import { expect, test } from 'vitest';
import type { ProblemBody } from './generated';
import { fieldErrors, problemCode, problemText } from './problem';

const refused: ProblemBody = {
  type: '/problems/invalid_fields',
  title: 'Fields are not valid',
  status: 422,
  code: 'invalid_fields',
  detail: 'user_name is missing',
  request_id: 'r1',
  errors: [{ field: 'user_name', code: 'missing', detail: 'user_name is missing' }],
};

test('a problem becomes a sentence and a sentence for each field', () => {
  expect(problemText(refused)).toBe('Something is not right yet. Look at the marked fields.');
  expect(fieldErrors(refused)).toEqual({ user_name: 'This is needed.' });
});

test('a network failure says that the server does not answer', () => {
  const failure = new TypeError('Failed to fetch');

  expect(problemCode(failure)).toBe('no_answer');
  expect(problemText(failure)).toMatch(/^Deskside does not answer/);
  expect(fieldErrors(failure)).toEqual({});
});

test('a problem that names somebody passes the name on', () => {
  const by = { id: 'jamal', name: 'Jamal Brooks' };

  expect(problemText({ ...refused, code: 'already_taken', by })).toBe('Jamal Brooks took it a moment before you.');
  expect(problemText({ ...refused, code: 'assigned_elsewhere', by })).toBe('This request is assigned to Jamal Brooks. Reassign it first.');
  expect(problemText({ ...refused, code: 'already_taken' })).toBe('Another agent took it a moment before you.');
});

test('a code this page does not know yet is told in the words of the server', () => {
  const unknown = { ...refused, code: 'moon_phase', detail: 'the moon is full' } as unknown as ProblemBody;

  expect(problemText(unknown)).toBe('the moon is full');
});
