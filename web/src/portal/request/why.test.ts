import { expect, test } from 'vitest';
import type { ReasonBody, WhyAbilityBody } from '../../api/generated';
import { partsOf } from '../../ui/isolated';
import { explain } from './why';

const FIRST = { id: 'first', name: 'First line', colour: 'teal' as const };
const JAMAL = { id: 'jamal', name: 'Jamal Brooks' };
const you = { name: 'Lena Vogt', isReader: true };
const other = { name: 'Jamal Brooks', isReader: false };

test.each<[Partial<WhyAbilityBody>, string, string, string]>([
  [{ ability: 'see', allowed: true, reason: { kind: 'right' } }, 'You may see this request', 'A role of yours lets you see session requests.', 'A role lets Jamal Brooks see session requests.'],
  [{ ability: 'take_over', allowed: true, reason: { kind: 'in_their_queue', queue: FIRST } }, 'You can take it over', 'It waits in First line, which you serve.', 'It waits in First line, which Jamal Brooks serves.'],
  [{ ability: 'connect', reason: { kind: 'assigned_elsewhere', to: JAMAL } }, 'You cannot connect', 'It is assigned to Jamal Brooks. It has to be reassigned first.', 'It is assigned to Jamal Brooks. It has to be reassigned first.'],
  [{ ability: 'see', reason: { kind: 'right_missing' } }, 'You may not see this request', 'None of your roles lets you see session requests.', 'No role lets Jamal Brooks see session requests.'],
  [{ ability: 'connect', reason: { kind: 'right_missing' } }, 'You cannot connect', 'None of your roles lets you act on session requests.', 'No role lets Jamal Brooks act on session requests.'],
])('%o', (item, verdict, mine, theirs) => {
  expect(plain(explain(ability(item), you, 'en-GB').verdict)).toBe(verdict);
  expect(plain(explain(ability(item), you, 'en-GB').because)).toBe(mine);
  expect(plain(explain(ability(item), other, 'en-GB').because)).toBe(theirs);
});

test('the roles that decide are named', () => {
  const roles = [{ id: 'owner', name: null }, { id: 'x', name: 'Shift lead' }];

  expect(plain(explain(ability({ allowed: true, roles }), you, 'en-GB').roles!)).toBe('By the roles Owner and Shift lead');
  expect(explain(ability({ roles: [] }), you, 'en-GB').roles).toBeNull();
});

test('a reason that only a newer server knows is told in its own words', () => {
  const reason = { kind: 'on_holiday' } as unknown as ReasonBody;

  expect(explain(ability({ reason, sentence: 'Lena Vogt cannot connect: they are on holiday.' }), you, 'en-GB').because).toBe('Lena Vogt cannot connect: they are on holiday.');
});

function ability(about: Partial<WhyAbilityBody>): WhyAbilityBody {
  return { ability: 'connect', allowed: false, reason: { kind: 'closed' }, roles: [], sentence: '', ...about };
}

function plain(sentence: string): string {
  return partsOf(sentence).map(({ text }) => text).join('');
}
