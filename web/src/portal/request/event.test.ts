import { expect, test } from 'vitest';
import type { HistoryActorBody, HistoryEventBody, HistoryEventKind } from '../../api/generated';
import { partsOf } from '../../ui/isolated';
import { sentenceOf } from './event';

const reader = { agentId: 'lena', userName: 'Margarethe Aigner', locale: 'en-GB', labels: new Map([['room', 'Room']]) };
const lena: HistoryActorBody = { kind: 'agent', id: 'lena', name: 'Lena Vogt' };
const tomasz: HistoryActorBody = { kind: 'agent', id: 'tomasz', name: 'Tomasz Kowal' };
const laptop = { id: '471093528', name: 'Laptop' };
const batch: HistoryActorBody = { kind: 'batch', id: 'lena', name: 'Lena Vogt', batch: 'b' };
const first = { id: 'first', name: 'First line', colour: 'teal' };
const guest: HistoryActorBody = { kind: 'remote_user' };

test.each<[HistoryActorBody, HistoryEventKind, string]>([
  [lena, { kind: 'created' }, 'You created the request'],
  [tomasz, { kind: 'created' }, 'Tomasz Kowal created the request'],
  [tomasz, { kind: 'edited', fields: ['user_email', 'notes'] }, 'Tomasz Kowal changed: email and notes'],
  [lena, { kind: 'assigned', assignment: { kind: 'agent', agent: { id: 'lena', name: 'Lena Vogt' } } }, 'You took the request over'],
  [tomasz, { kind: 'assigned', assignment: { kind: 'agent', agent: { id: 'lena', name: 'Lena Vogt' } } }, 'Tomasz Kowal assigned it to you'],
  [lena, { kind: 'assigned', assignment: { kind: 'agent', agent: { id: 'lena', name: 'Lena Vogt' }, client: laptop } }, 'You took the request over at Laptop'],
  [tomasz, { kind: 'assigned', assignment: { kind: 'agent', agent: { id: 'lena', name: 'Lena Vogt' }, client: laptop } }, 'Tomasz Kowal assigned it to you at Laptop'],
  [lena, { kind: 'assigned', assignment: { kind: 'agent', agent: { id: 'tomasz', name: 'Tomasz Kowal' }, client: laptop } }, 'You assigned it to Tomasz Kowal at Laptop'],
  [tomasz, { kind: 'assigned', assignment: { kind: 'agent', agent: { id: 'aylin', name: 'Aylin Sahin' }, client: laptop } }, 'Tomasz Kowal assigned it to Aylin Sahin at Laptop'],
  [tomasz, { kind: 'assigned', assignment: { kind: 'queue', queue: first, since: '2026-11-24T12:00:00Z' } }, 'Tomasz Kowal assigned it to First line'],
  [lena, { kind: 'taken_over', assignment: { kind: 'agent', agent: { id: 'lena', name: 'Lena Vogt' }, from_queue: first } }, 'You took over from First line'],
  [tomasz, { kind: 'handed_back', queue: first }, 'Tomasz Kowal handed it back to First line'],
  [tomasz, { kind: 'edited', fields: ['custom_fields.room', 'send_updates'] }, 'Tomasz Kowal changed: Room and invitation and updates'],
  [batch, { kind: 'link_renewed' }, 'You made a new link; the old link and code are void'],
  [guest, { kind: 'wished', wish: 'more_time' }, 'Margarethe Aigner asked for more time'],
  [guest, { kind: 'created' }, 'Margarethe Aigner asked for help on the request page'],
  [{ kind: 'system' }, { kind: 'second_device_turned_away' }, 'A second device tried to join and was turned away'],
  [tomasz, { kind: 'commented', comment: 'c' }, 'Tomasz Kowal commented'],
  [guest, { kind: 'joined', device_name: 'Firefox on Windows' }, 'Margarethe Aigner joined from Firefox on Windows'],
  [guest, { kind: 'granted', capabilities: ['view'] }, 'Margarethe Aigner allowed: See the screen'],
  [lena, { kind: 'closed', outcome: 'not_solved' }, 'You closed the request: Not solved'],
  [
    guest,
    { kind: 'session_ended', session: 's', reason: 'stopped_by_remote_user', duration_seconds: 720 },
    'The session ended after 12 minutes: Margarethe Aigner stopped sharing',
  ],
])('%o did %o', (by, event, words) => {
  expect(plain(sentenceOf(happened(by, event), reader))).toBe(words);
});

test('names stand out', () => {
  expect(partsOf(sentenceOf(happened(tomasz, { kind: 'created' }), reader))).toEqual([
    { text: 'Tomasz Kowal', isName: true },
    { text: ' created the request', isName: false },
  ]);
});

test('a name cannot break out of its place', () => {
  const by: HistoryActorBody = { kind: 'agent', id: 'x', name: 'Eve\u2069 and Lena Vogt' };

  expect(partsOf(sentenceOf(happened(by, { kind: 'created' }), reader))[0]).toEqual({ text: 'Eve and Lena Vogt', isName: true });
});

function happened(by: HistoryActorBody, event: HistoryEventKind): HistoryEventBody {
  return { version: 1, at: '2026-11-24T12:00:00Z', by, event, hash: 'hash' };
}

function plain(sentence: string): string {
  return partsOf(sentence)
    .map(({ text }) => text)
    .join('');
}
