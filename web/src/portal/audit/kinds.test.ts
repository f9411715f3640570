import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { GROUPS, groupOf } from './kinds';
import { saidPlainly, type Reader } from './what';

const reader: Reader = { sees: () => true, roles: new Map(), locale: 'en-GB' };

test('whatever the server writes down has a sentence and can be looked for', () => {
  const written = kindsOf(readFileSync(new URL('../../../../crates/domain/src/audit.rs', import.meta.url), 'utf8'));

  expect(written).toContain('member_disabled');
  expect(written.filter((kind) => !GROUPS.some(({ kinds }) => kinds.includes(kind)))).toEqual([]);
  expect(written.filter((kind) => saidPlainly({ by: { kind: 'command_line' }, what: { kind } }, reader) === kind)).toEqual([]);
});

test('a group is found by its kinds, in whatever order, and by nothing less', () => {
  expect(groupOf(['invitation_accepted', 'invited', 'invitation_withdrawn'])?.key).toBe('invitations');
  expect(groupOf(['invited'])).toBeUndefined();
});

/** The variants of the server's own list, as they stand in what it stores. */
function kindsOf(source: string): string[] {
  const list = source.slice(source.indexOf('pub enum AuditAction {'));
  const variants = [...list.slice(0, list.indexOf('\n}')).matchAll(/^ {4}([A-Z]\w+)/gm)].map(([, name]) => name ?? '');
  return variants.map((name) => name.replaceAll(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase());
}
