import { expect, test } from 'vitest';
import type { RightsBody, RoleBody } from '../../api/generated';
import { rightsBySection } from './rights';

const ROLES = [role('support_agent', { session_requests: 'edit', session_queues: 'view' }), role('lead', { session_requests: 'edit', session_queues: 'edit' }), role('owner', { settings: 'edit' })];

test('each section says how far somebody goes and which of their roles lets them', () => {
  const found = rightsBySection(['support_agent', 'lead'], ROLES);

  expect(of('session_requests')).toEqual(['edit', ['support_agent', 'lead']]);
  expect(of('session_queues')).toEqual(['edit', ['lead']]);
  expect(of('settings')).toEqual(['none', []]);

  function of(section: string) {
    const right = found.find((one) => one.section === section);
    return [right?.level, right?.by.map(({ id }) => id)];
  }
});

function role(id: string, rights: RightsBody): RoleBody {
  return { id, name: null, built_in: true, rights, members: [], version: 0 };
}
