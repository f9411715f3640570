// Why something cannot go to the client whose ID was typed.
import type { AssignToBody } from '../../api/generated';
import { problemCode } from '../../api/problem';
import * as m from '../../paraglide/messages.js';
import { spacedId } from '../clients/id';

/** The sentence for the field, where the problem is that there is no such client; nothing for other problems. */
export function noSuchClient(to: AssignToBody, problem: unknown): string | undefined {
  return to.kind === 'client' && problem && problemCode(problem) === 'not_found' ? m.clients_unknown({ id: spacedId(to.id) }) : undefined;
}
