// Why somebody may do something with a request, or may not: what the server found, in the reader's words. Names are
// isolated.
import type { WhyAbilityBody } from '../../api/generated';
import * as m from '../../paraglide/messages.js';
import { isolated } from '../../ui/isolated';
import { roleName } from '../members/role';

/** About whom it is. */
export interface Whom {
  name: string;
  /** The reader. */
  isReader: boolean;
}

export interface Explanation {
  allowed: boolean;
  /** Whether they may. */
  verdict: string;
  /** What decides: a role, a queue, an assignment, or how things stand. */
  because: string;
  /** The roles that give the right it takes, where they decide: what is refused for another reason is not theirs. */
  roles: string | null;
}

export function explain(item: WhyAbilityBody, whom: Whom, locale: string): Explanation {
  const names = item.roles.map(roleName);
  const roles = new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
  return {
    allowed: item.allowed,
    verdict: verdict(item, whom),
    because: because(item, whom),
    roles: item.allowed && names.length > 0 ? m.why_by_roles({ count: names.length, roles: isolated(roles) }) : null,
  };
}

const VERDICTS: Readonly<Record<WhyAbilityBody['ability'], { may: Pair; cannot: Pair }>> = {
  see: { may: { you: m.why_may_see_you, other: m.why_may_see }, cannot: { you: m.why_cannot_see_you, other: m.why_cannot_see } },
  take_over: { may: { you: m.why_may_take_over_you, other: m.why_may_take_over }, cannot: { you: m.why_cannot_take_over_you, other: m.why_cannot_take_over } },
  connect: { may: { you: m.why_may_connect_you, other: m.why_may_connect }, cannot: { you: m.why_cannot_connect_you, other: m.why_cannot_connect } },
};

interface Pair {
  you: () => string;
  other: (about: { name: string }) => string;
}

function verdict({ ability, allowed }: WhyAbilityBody, whom: Whom): string {
  const words = VERDICTS[ability];
  return said(allowed ? words.may : words.cannot, whom);
}

function because({ ability, reason, sentence }: WhyAbilityBody, whom: Whom): string {
  switch (reason.kind) {
    case 'right':
      return said({ you: m.why_right_you, other: m.why_right }, whom);
    case 'unassigned':
      return m.why_unassigned();
    case 'in_their_queue': {
      const queue = isolated(reason.queue.name);
      return said({ you: () => m.why_in_queue_you({ queue }), other: ({ name }) => m.why_in_queue({ queue, name }) }, whom);
    }
    case 'assigned_to_them':
      return said({ you: m.why_assigned_you, other: m.why_assigned }, whom);
    case 'their_session':
      return said({ you: m.why_session_you, other: m.why_session }, whom);
    case 'right_missing':
      return said(ability === 'see' ? { you: m.why_no_view_you, other: m.why_no_view } : { you: m.why_no_edit_you, other: m.why_no_edit }, whom);
    case 'closed':
      return m.why_closed();
    case 'expired':
      return m.why_expired();
    case 'not_granted':
      return m.why_not_granted();
    case 'already_theirs':
      return said({ you: m.why_yours_already_you, other: m.why_yours_already }, whom);
    case 'assigned_elsewhere':
      return m.why_elsewhere({ agent: isolated(reason.to.name) });
    case 'not_subscribed': {
      const queue = isolated(reason.queue.name);
      return said({ you: () => m.why_not_served_you({ queue }), other: ({ name }) => m.why_not_served({ queue, name }) }, whom);
    }
    case 'session_live':
      return m.why_session_live({ by: isolated(reason.by.name) });
    default:
      // A newer server may have reasons that this page has no words for.
      return sentence;
  }
}

function said({ you, other }: Pair, { name, isReader }: Whom): string {
  return isReader ? you() : other({ name: isolated(name) });
}
