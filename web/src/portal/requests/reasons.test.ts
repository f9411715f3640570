import { expect, test } from 'vitest';
import type { AssignmentBody, SessionRequestBody } from '../../api/generated';
import { whyNoConnect, whyNoEmail, whyNoHandBack, whyNoTakeOver } from './reasons';

const looker = { agentId: 'lena', serves: (queue: string) => queue === 'first' };
const first = { id: 'first', name: 'First line', colour: 'teal' };
const apps = { id: 'apps', name: 'Clinic apps', colour: 'rust' };
const tomasz = { id: 'tomasz', name: 'Tomasz Kowal' };

test('mail needs an address and an open request', () => {
  expect(whyNoEmail(request({ user_email: 'm.aigner@brightwater.example' }))).toBeNull();
  expect(whyNoEmail(request({}))).toBe('It has no email address.');
  expect(whyNoEmail(request({ closure: { at: '', by: tomasz, outcome: 'solved' } }))).toBe('It is closed.');
});

test('who cannot take a request over learns why', () => {
  expect(whyNoTakeOver(assigned({ kind: 'queue', queue: first, since: '' }), looker)).toBeNull();
  expect(whyNoTakeOver(assigned({ kind: 'queue', queue: apps, since: '' }), looker)).toBe('You do not serve Clinic apps.');
  expect(whyNoTakeOver(assigned({ kind: 'agent', agent: tomasz }), looker)).toBe('It is assigned to Tomasz Kowal. Assign it instead.');
});

test('only what came from a queue can go back there', () => {
  expect(whyNoHandBack(assigned({ kind: 'agent', agent: tomasz, from_queue: first }))).toBeNull();
  expect(whyNoHandBack(assigned({ kind: 'agent', agent: tomasz }))).toBe('It did not come from a queue.');
});

test('who cannot connect to somebody ready learns who can', () => {
  expect(whyNoConnect(assigned({ kind: 'agent', agent: tomasz }), looker)).toBe('You cannot connect: #1035 is assigned to Tomasz Kowal.');
  expect(whyNoConnect(assigned({ kind: 'queue', queue: apps, since: '' }), looker)).toBe('You cannot connect: #1035 waits in Clinic apps, which you do not serve.');
  expect(whyNoConnect(assigned({ kind: 'queue', queue: first, since: '' }), looker)).toBeNull();
});

function assigned(assignment: AssignmentBody): SessionRequestBody {
  return request({ assignment });
}

function request(about: Partial<SessionRequestBody>): SessionRequestBody {
  return {
    id: 'r', number: 1035, status: 'ready', status_since: '2026-11-24T11:00:00Z', user_name: 'Hannah Lindqvist', language: 'en', send_updates: false,
    asks: ['view'], custom_fields: {}, assignment: { kind: 'unassigned' }, link: 'https://help.example/s/x', join_code: '528114907',
    created_at: '2026-11-24T10:00:00Z', created_by: tomasz, origin: 'agent', validity_seconds: 86_400, expires_at: '2026-11-25T10:00:00Z', version: 1,
    updated_at: '2026-11-24T11:00:00Z', ...about,
  };
}
