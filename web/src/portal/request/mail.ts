// The words for mail to the remote user: why it was written, and what became of it.
import type { MailBody, MailKind, MailState } from '../../api/generated';
import * as m from '../../paraglide/messages.js';

const KIND_WORDS: Record<MailKind, () => string> = {
  invitation: () => m.request_mail_invitation(),
  scheduled: () => m.request_mail_scheduled(),
  unscheduled: () => m.request_mail_unscheduled(),
  closed: () => m.request_mail_closed(),
  reopened: () => m.request_mail_reopened(),
  extended: () => m.request_mail_extended(),
  link_renewed: () => m.request_mail_link_renewed(),
};

export function mailWord(kind: MailKind): string {
  return KIND_WORDS[kind]();
}

const STATE_WORDS: Record<MailState, () => string> = {
  queued: () => m.request_mail_queued(),
};

export function mailStateWord(state: MailState): string {
  return STATE_WORDS[state]();
}

/** A mail as a line of the history. */
export function mailSentence({ kind, to, state }: MailBody): string {
  return m.request_mail_line({ mail: mailWord(kind), address: to, state: mailStateWord(state) });
}
