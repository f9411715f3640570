// Who comes to a request that the remote user made, as far as that is known.
import type { LinkBody } from '../api/generated';
import * as m from '../paraglide/messages.js';

export function whoWillCome({ agent_name, queue_name, organisation_name }: Pick<LinkBody, 'agent_name' | 'queue_name' | 'organisation_name'>): string {
  if (agent_name) return m.guest_sent_agent({ agent: agent_name });
  return queue_name ? m.guest_sent_queue({ queue: queue_name }) : m.guest_sent_organisation({ organisation: organisation_name });
}
