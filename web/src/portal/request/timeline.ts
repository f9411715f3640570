// The story of a request as one list: its events, with the comments they speak of, and its mail in between.
import type { CommentBody, HistoryEventBody, MailBody } from '../../api/generated';

export type Line =
  | { kind: 'event'; key: string; at: string; entry: HistoryEventBody }
  /** `comment` is null when it has been deleted since. */
  | { kind: 'comment'; key: string; at: string; entry: HistoryEventBody; comment: CommentBody | null }
  | { kind: 'mail'; key: string; at: string; mail: MailBody };

/** How much of the history is loaded: all of it, or only the newest events; older mail then waits for its neighbours. */
export type Reach = 'whole' | 'newest';

/** The newest first. */
export function timeline(events: readonly HistoryEventBody[], comments: readonly CommentBody[], mails: readonly MailBody[], reach: Reach): Line[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const oldest = reach === 'whole' ? -Infinity : Math.min(...events.map(({ at }) => Date.parse(at)));
  const lines = [
    ...mails.filter(({ created_at }) => Date.parse(created_at) >= oldest).map((mail): Line => ({ kind: 'mail', key: `mail ${mail.version}`, at: mail.created_at, mail })),
    ...events.map((entry) => lineOf(entry, byId)),
  ];
  // Events keep the order of their chain; the sort is stable, and a mail stands above the event that caused it.
  return lines.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

function lineOf(entry: HistoryEventBody, comments: ReadonlyMap<string, CommentBody>): Line {
  const { event, at, hash: key } = entry;
  return event.kind === 'commented' ? { kind: 'comment', key, at, entry, comment: comments.get(event.comment) ?? null } : { kind: 'event', key, at, entry };
}
