import { expect, test } from 'vitest';
import { afterSignIn, signInPath } from './way-back';

test.each([
  ['/requests', '?status=ready'],
  ['/requests/7', ''],
  ['/requests/7/session', ''],
  ['/agenda', '?view=week&date=2026-11-23'],
  ['/queues', ''],
  ['/queues/7', ''],
  ['/clients', ''],
  ['/members', ''],
  ['/roles', ''],
  ['/settings', ''],
  ['/account', ''],
])('%s%s is where the sign-in leads back to', (path, search) => {
  expect(afterSignIn(new URL(signInPath(path, search), 'https://help.example').search)).toBe(path + search);
});

test.each(['https://elsewhere.example/requests', '//elsewhere.example/requests', '/\\elsewhere.example', 'javascript:alert(1)', '/sign-in', '/nowhere', ''])(
  '%s is no way back',
  (next) => {
    expect(afterSignIn(`?next=${encodeURIComponent(next)}`)).toBe('/');
  },
);
