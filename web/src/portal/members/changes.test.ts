import { expect, test } from 'vitest';
import type { RightsBody, RoleBody } from '../../api/generated';
import { RoleChanges } from './changes.svelte';

test('a changed cell counts until it is as it was', () => {
  const changes = new RoleChanges();
  const lead = role({ session_requests: 'edit' });

  changes.set(lead, 'audit_log', 'view');
  changes.set(lead, 'session_requests', 'view');
  expect([changes.count, changes.dirty, changes.isChanged(lead, 'audit_log')]).toEqual([2, true, true]);

  changes.set(lead, 'session_requests', 'edit');
  changes.set(lead, 'audit_log', 'none');
  expect([changes.count, changes.dirty]).toEqual([0, false]);
});

test('what a colleague saved meanwhile shows through, and is not undone', () => {
  const changes = new RoleChanges();
  changes.set(role({ session_requests: 'edit' }), 'audit_log', 'view');
  const now = role({ session_requests: 'edit', clients: 'view' });

  changes.meet(now);

  expect(changes.rights(now)).toMatchObject({ session_requests: 'edit', clients: 'view', audit_log: 'view', members: 'none' });
});

test('what a colleague saved in the same way is no change any more', () => {
  const changes = new RoleChanges();
  changes.set(role({}), 'audit_log', 'view');

  changes.meet(role({ audit_log: 'view' }));

  expect(changes.dirty).toBe(false);
});

function role(rights: RightsBody): RoleBody {
  return { id: 'lead', name: 'Shift lead', built_in: false, rights, members: [], version: 1 };
}
