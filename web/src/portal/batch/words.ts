// The words for what an action over many would do, does, and did.
import type { BatchKind, BatchRefusalBody, ProblemCode } from '../../api/generated';
import * as m from '../../paraglide/messages.js';
import type { Counted } from './counted';

interface Words {
  title: () => string;
  will: (counted: Counted) => string;
  did: (counted: Counted) => string;
  /** On the button that starts it. */
  submit: (counted: Counted) => string;
}

export const WORDS: Readonly<Record<BatchKind, Words>> = {
  assign: { title: () => m.list_assign_title(), will: (of) => m.list_assign_will(of), did: (of) => m.list_assign_did(of), submit: (of) => m.list_assign_submit(of) },
  close: { title: () => m.list_close_title(), will: (of) => m.list_close_will(of), did: (of) => m.list_close_did(of), submit: (of) => m.list_close_submit(of) },
  extend: { title: () => m.list_extend_title(), will: (of) => m.list_extend_will(of), did: (of) => m.list_extend_did(of), submit: (of) => m.list_extend_submit(of) },
  reopen: { title: () => m.list_reopen_title(), will: (of) => m.list_reopen_will(of), did: (of) => m.list_reopen_did(of), submit: (of) => m.list_reopen_submit(of) },
  send_email: { title: () => m.list_email_title(), will: (of) => m.list_email_will(of), did: (of) => m.list_email_did(of), submit: (of) => m.list_email_submit(of) },
};

/** Why requests are left as they are, in a few words: `connected`, or `3 connected, 2 without an email address`. */
export function reasonWords(refused: readonly BatchRefusalBody[], locale: string): string {
  const reasons = new Map<string, number>();
  for (const refusal of refused) {
    const reason = reasonWord(refusal);
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  if (reasons.size <= 1) return [...reasons.keys()].join('');
  const each = [...reasons].map(([reason, count]) => m.list_reason_count({ number: count.toLocaleString(locale), reason }));
  return new Intl.ListFormat(locale, { type: 'unit' }).format(each);
}

/** A code that this page has no words for is told in those of the server. */
export function reasonWord({ code, detail }: Pick<BatchRefusalBody, 'code' | 'detail'>): string {
  return REASONS[code]?.() ?? detail;
}

const REASONS: Partial<Record<ProblemCode, () => string>> = {
  session_live: () => m.list_reason_session_live(),
  request_closed: () => m.list_reason_request_closed(),
  request_not_closed: () => m.list_reason_request_not_closed(),
  request_expired: () => m.list_reason_request_expired(),
  no_email_address: () => m.list_reason_no_email_address(),
  nothing_to_do: () => m.list_reason_nothing_to_do(),
  assigned_elsewhere: () => m.list_reason_assigned_elsewhere(),
  already_taken: () => m.list_reason_assigned_elsewhere(),
  queue_archived: () => m.list_reason_queue_archived(),
  invalid_fields: () => m.list_reason_invalid_fields(),
  not_permitted: () => m.list_reason_not_permitted(),
  not_found: () => m.list_reason_not_found(),
};
