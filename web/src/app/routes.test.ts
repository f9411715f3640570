import { expect, test } from 'vitest';
import { routeOf } from './routes';

test.each([
  ['/', { page: 'home' }],
  ['/sign-in', { page: 'sign_in' }],
  ['/set-up/abc', { page: 'set_up', token: 'abc' }],
  ['/requests', { page: 'requests' }],
  ['/requests/7', { page: 'request', id: '7' }],
  ['/requests/7/session', { page: 'session', id: '7' }],
  ['/agenda', { page: 'agenda' }],
  ['/queues', { page: 'queues' }],
  ['/queues/7', { page: 'queue', id: '7' }],
  ['/sessions', { page: 'sessions' }],
  ['/clients', { page: 'clients' }],
  ['/members', { page: 'members' }],
  ['/members/7', { page: 'member', id: '7' }],
  ['/roles', { page: 'roles' }],
  ['/invitations', { page: 'invitations' }],
  ['/invitation', { page: 'invitation' }],
  ['/password-reset', { page: 'password_reset' }],
  ['/audit-log', { page: 'audit_log' }],
  ['/settings', { page: 'settings' }],
  ['/account', { page: 'account' }],
  ['/join', { page: 'join' }],
  ['/r/first-line', { page: 'ask_for_help', slug: 'first-line' }],
  ['/s/tok', { page: 'link', token: 'tok' }],
])('%s leads to its page', (path, route) => {
  expect(routeOf(path)).toEqual(route);
});

test.each(['/nowhere', '/s', '/s/', '/requests/', '/queues/', '/queues/7/edit', '/members/', '/members/7/edit', '/audit-log/7', '/r', '/requests//session', '/requests/7/edit', '/s/tok/more', '/requests/7/session/x', '//'])(
  '%s leads nowhere',
  (path) => {
    expect(routeOf(path)).toEqual({ page: 'not_found' });
  },
);
