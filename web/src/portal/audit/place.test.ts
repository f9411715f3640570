import { expect, test } from 'vitest';
import type { AuditActorBody } from '../../api/generated';
import { placeWords } from './place';

const AGENT = { id: 'lena', name: 'Lena Vogt' };
const nameOf = (client: string) => (client === '471093528' ? 'Chrome on Linux' : undefined);

test.each<[AuditActorBody, { [key: string]: unknown }, string]>([
  [{ kind: 'member', agent: AGENT, client: '471093528' }, { kind: 'founded' }, 'Chrome on Linux'],
  [{ kind: 'member', agent: AGENT, client: '214207693' }, { kind: 'founded' }, '214\u00a0207\u00a0693'],
  [{ kind: 'member', agent: AGENT, client: null }, { kind: 'signed_in', client: 471093528 }, 'Chrome on Linux'],
  [{ kind: 'member', agent: AGENT, client: null }, { kind: 'password_reset' }, 'Before signing in'],
  [{ kind: 'token', agent: AGENT, token_name: 'Ticket system' }, { kind: 'imported' }, 'A program'],
  [{ kind: 'command_line' }, { kind: 'member_added' }, 'On the server'],
])('%o, %o was done from %s', (by, what, words) => {
  expect(placeWords({ by, what }, nameOf)).toBe(words);
});
