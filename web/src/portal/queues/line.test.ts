import { expect, test } from 'vitest';
import type { AssignmentBody, SessionRequestBody, Status } from '../../api/generated';
import { answered, appended, grown, heard, isTakeable, nextIn, NOBODY, rowsOf, settled, unsettled, type Line } from './line';

const QUEUE = { id: 'q1', name: 'First line', colour: 'teal' };
const IN_QUEUE: AssignmentBody = { kind: 'queue', queue: QUEUE, since: '2026-11-25T14:00:00Z' };
const TAKEN: AssignmentBody = { kind: 'agent', agent: { id: 'jamal', name: 'Jamal Brooks' }, from_queue: QUEUE };

function request(id: string, status: Status, more: Partial<SessionRequestBody> = {}): SessionRequestBody {
  return { id, number: Number(id), status, assignment: IN_QUEUE, version: 1, ...more } as SessionRequestBody;
}

function lineOf(...requests: SessionRequestBody[]): Line {
  return settled(answered(NOBODY, requests));
}

test('those who are there stand under another head than those who are not, and the places go on', () => {
  const line = lineOf(request('7', 'waiting'), request('3', 'ready'), request('5', 'open'));

  expect(rowsOf(line, 'here').map(({ place, request: { id } }) => [place, id])).toEqual([[1, '7'], [2, '3']]);
  expect(rowsOf(line, 'away').map(({ place, request: { id } }) => [place, id])).toEqual([[3, '5']]);
});

test('a row takes in its new status where it stands', () => {
  const line = heard(lineOf(request('7', 'waiting'), request('5', 'open')), request('5', 'waiting', { version: 2 }));

  expect(rowsOf(line, 'away')[0]?.request.status).toBe('waiting');
  expect(unsettled(line)).toBe(1);
});

test('an older answer does not undo a newer one', () => {
  const line = heard(lineOf(request('7', 'ready', { version: 3 })), request('7', 'waiting', { version: 2 }));

  expect(rowsOf(line, 'here')[0]?.request.status).toBe('ready');
});

test('who comes and who goes waits until the line is settled', () => {
  const before = lineOf(request('7', 'waiting'), request('5', 'open'));

  const after = answered(before, [request('5', 'open'), request('9', 'open')]);

  expect(after.shown.map(({ id }) => id)).toEqual(['7', '5']);
  expect(unsettled(after)).toBe(2);
  expect(settled(after).shown.map(({ id }) => id)).toEqual(['5', '9']);
  expect(unsettled(settled(after))).toBe(0);
});

test('whoever comes last appears at once, and whoever would move a row waits', () => {
  const before = lineOf(request('7', 'waiting'), request('5', 'open'));
  const ids = (line: Line) => line.shown.map(({ id }) => id);

  expect(ids(grown(answered(before, [request('7', 'waiting'), request('5', 'open'), request('9', 'open')])))).toEqual(['7', '5', '9']);
  expect(ids(grown(answered(before, [request('7', 'waiting'), request('8', 'waiting'), request('5', 'open')])))).toEqual(['7', '5']);
  expect(ids(grown(answered(lineOf(request('7', 'waiting')), [request('7', 'waiting'), request('8', 'waiting')])))).toEqual(['7', '8']);
  expect(ids(grown(answered(lineOf(), [request('7', 'waiting')])))).toEqual(['7']);
});

test('a row that would change its head waits', () => {
  const before = lineOf(request('7', 'waiting'), request('5', 'open'));

  const after = grown(heard(before, request('5', 'waiting', { version: 2 })));

  expect(rowsOf(after, 'away').map(({ request: { id } }) => id)).toEqual(['5']);
});

test('another order counts once', () => {
  const before = lineOf(request('7', 'waiting'), request('5', 'waiting'), request('3', 'waiting'));

  expect(unsettled(answered(before, [request('3', 'waiting'), request('7', 'waiting'), request('5', 'waiting')]))).toBe(1);
});

test('a further page goes below, and an answer that does not reach it leaves it there', () => {
  const line = appended(lineOf(request('7', 'waiting'), request('5', 'open')), [request('3', 'open'), request('2', 'open')]);

  expect(line.shown.map(({ id }) => id)).toEqual(['7', '5', '3', '2']);
  expect(answered(line, [request('7', 'waiting'), request('5', 'open')], false).fresh).toEqual(['7', '5', '3', '2']);
  expect(unsettled(line)).toBe(0);
});

test('a request nobody asked about is left to the next answer', () => {
  const line = lineOf(request('7', 'waiting'));

  expect(heard(line, request('8', 'open'))).toBe(line);
});

test('what somebody took, or watches, cannot be taken', () => {
  expect(isTakeable(request('7', 'waiting'), 'q1')).toBe(true);
  expect(isTakeable(request('7', 'waiting', { assignment: TAKEN }), 'q1')).toBe(false);
  expect(isTakeable(request('7', 'connected'), 'q1')).toBe(false);
  expect(isTakeable(request('7', 'waiting'), 'q2')).toBe(false);
});

test('the next one is the first of the latest answer who can be taken', () => {
  const line = heard(lineOf(request('7', 'waiting'), request('5', 'open')), request('7', 'waiting', { assignment: TAKEN, version: 2 }));

  expect(nextIn(line, 'q1')?.id).toBe('5');
  expect(nextIn(NOBODY, 'q1')).toBeUndefined();
});
