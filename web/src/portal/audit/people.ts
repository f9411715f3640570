// Whom the log can be narrowed to: everybody who can be named.
import type { AuditEventBody } from '../../api/generated';
import { agentOf } from './actor';
import { memberIn } from './what';

export interface People {
  /** Those who did something, or can: by name. */
  items: readonly { id: string; name: string }[];
  /** Everybody who is named anywhere, by id. */
  named: ReadonlyMap<string, string>;
}

/**
 * @param members as they are called now; they are all there is to know where the reader may see them
 */
export function peopleIn(entries: readonly AuditEventBody[], members: ReadonlyMap<string, string>): People {
  const doers = new Map<string, string>();
  const named = new Map<string, string>();
  // The newest name counts: entries come with the newest first.
  for (const { by, what } of entries.toReversed()) {
    const agent = agentOf(by);
    if (agent) doers.set(agent.id, agent.name);
    const { text, href } = memberIn(what['member'], { sees: () => true });
    if (href) named.set(href.slice(href.lastIndexOf('/') + 1), text);
  }
  const items = [...new Map([...doers, ...members])].map(([id, name]) => ({ id, name }));
  return { items: items.toSorted((a, b) => a.name.localeCompare(b.name)), named: new Map([...named, ...doers, ...members]) };
}
