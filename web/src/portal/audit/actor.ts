// Who did something, as far as this page knows kinds of doers: a newer server may have others.
import type { AgentRef, AuditActorBody } from '../../api/generated';

/** The member, whether they did it themselves or a program in their name. */
export function agentOf(by: AuditActorBody): AgentRef | null {
  return 'agent' in by ? by.agent : null;
}

/** What the API token is for with which a program acted. */
export function tokenOf(by: AuditActorBody): string | null {
  return 'token_name' in by && typeof by.token_name === 'string' ? by.token_name : null;
}
