import { expect, test } from 'vitest';
import type { CommentBody, HistoryEventBody, HistoryEventKind, MailBody } from '../../api/generated';
import { timeline } from './timeline';

test('mail stands among the events, above the one that caused it', () => {
  const lines = timeline([event(2, { kind: 'closed', outcome: 'solved' }, 30), event(1, { kind: 'created' }, 10)], [], [mail(2, 30), mail(1, 10)], 'whole');

  expect(lines.map(({ key }) => key)).toEqual(['mail 2', 'hash 2', 'mail 1', 'hash 1']);
});

test('mail from before the oldest event that is shown waits', () => {
  const lines = timeline([event(9, { kind: 'left' }, 30)], [], [mail(3, 10)], 'newest');

  expect(lines.map(({ key }) => key)).toEqual(['hash 9']);
});

test('a comment is shown where it was written, and a deleted one leaves its line', () => {
  const comment: CommentBody = { id: 'c', author: { id: 'aylin', name: 'Aylin Sahin' }, text: 'She called twice.', created_at: time(20) };
  const events = [event(3, { kind: 'commented', comment: 'gone' }, 30), event(2, { kind: 'commented', comment: 'c' }, 20)];

  expect(timeline(events, [comment], [], 'whole')).toMatchObject([
    { kind: 'comment', comment: null },
    { kind: 'comment', comment: { text: 'She called twice.' } },
  ]);
});

function event(version: number, what: HistoryEventKind, minute: number): HistoryEventBody {
  return { version, at: time(minute), by: { kind: 'system' }, event: what, hash: `hash ${version}` };
}

function mail(version: number, minute: number): MailBody {
  return { version, kind: 'invitation', to: 'm.aigner@brightwater.example', state: 'queued', created_at: time(minute) };
}

function time(minute: number): string {
  return `2026-11-24T12:${minute}:00Z`;
}
