// From where something was done.
import type { AuditEventBody } from '../../api/generated';
import * as m from '../../paraglide/messages.js';
import { spacedId } from '../clients/id';
import { clientWords } from '../clients/words';
import { agentOf, tokenOf } from './actor';

/** The client at which the member was signed in, or signed in just then. */
export function clientOf({ by, what }: Pick<AuditEventBody, 'by' | 'what'>): string | null {
  if ('client' in by && by.client) return by.client;
  // Stored as a number; on the wire clients are digits.
  return what['kind'] === 'signed_in' && (typeof what['client'] === 'number' || typeof what['client'] === 'string') ? String(what['client']) : null;
}

/** In a few words: the client's name where it is known, else its ID. */
export function placeWords(event: Pick<AuditEventBody, 'by' | 'what'>, nameOf: (client: string) => string | undefined): string {
  const client = clientOf(event);
  if (client) {
    const name = nameOf(client);
    return name === undefined ? spacedId(client) : clientWords(name);
  }
  if (tokenOf(event.by) !== null) return m.audit_from_program();
  return agentOf(event.by) ? m.audit_from_link() : m.audit_from_server();
}
