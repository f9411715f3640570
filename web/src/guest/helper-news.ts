// Who is to help has changed: how a page says so, and what that means for what was allowed.
import type { AgentRef } from '../api/generated';
import * as m from '../paraglide/messages.js';

export interface HelperChange {
  /** Null is nobody in particular. */
  before: AgentRef | null;
  now: AgentRef | null;
}

export function helperNews({ before, now }: HelperChange): string {
  if (!now) return before ? m.guest_helper_gone({ before: before.name }) : '';
  if (!before) return m.guest_helper_came({ agent: now.name });
  return before.id === now.id ? m.guest_helper_again({ agent: now.name }) : m.guest_helper_instead({ agent: now.name, before: before.name });
}

/** The same where a grant went with it. */
export function takenBack(change: HelperChange): string {
  return `${helperNews(change)} ${m.guest_helper_allow_again()}`;
}
