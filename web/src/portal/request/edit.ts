// Editing a request when somebody else may have edited it too: three versions of each field, and what to do.
// Every field is a text here, the organisation's own ones too, so that all are compared in one way.
import type { Capability, EditConflictBody, EditSessionRequestBody, Language, SessionRequestBody } from '../../api/generated';

export const FACTS = ['user_name', 'user_email', 'message', 'notes', 'reference', 'language', 'send_updates', 'asks'] as const;
export type Fact = (typeof FACTS)[number];
/** One of the organisation's own fields, by its id. */
export type OwnFact = `custom_fields.${string}`;
export type Facts = Record<Fact, string> & Record<OwnFact, string>;
export type AnyFact = Fact | OwnFact;

/** A field that both sides changed, to different values. */
export interface Conflict {
  fact: AnyFact;
  mine: string;
  theirs: string;
  /** Who changed it; null where the server did not say. */
  by: string | null;
}

type Editable = Pick<SessionRequestBody, 'user_name' | 'user_email' | 'message' | 'notes' | 'reference' | 'language' | 'send_updates' | 'asks' | 'custom_fields'>;

const OWN = 'custom_fields.';

export function ownFact(id: string): OwnFact {
  return `${OWN}${id}`;
}

export function factsOf(request: Editable): Facts {
  return {
    ...Object.fromEntries(Object.entries(request.custom_fields).map(([id, value]) => [ownFact(id), value])),
    user_name: request.user_name,
    user_email: request.user_email ?? '',
    message: request.message ?? '',
    notes: request.notes ?? '',
    reference: request.reference ?? '',
    language: request.language,
    send_updates: String(request.send_updates),
    asks: asksText(request.asks),
  };
}

/** Capabilities as a text that does not depend on their order; seeing the screen is always among them. */
export function asksText(asks: readonly Capability[]): string {
  return [...new Set<Capability>(['view', ...asks])].toSorted().join(' ');
}

export function asksOf(text: string): Capability[] {
  return text.split(' ').filter((capability) => capability !== '') as Capability[];
}

/** What was changed, trimmed; an emptied field is empty. */
export function changes(base: Facts, mine: Facts): Partial<Facts> {
  const facts = Object.keys({ ...base, ...mine }) as AnyFact[];
  return Object.fromEntries(facts.filter((fact) => text(mine, fact) !== text(base, fact)).map((fact) => [fact, text(mine, fact)]));
}

/** Changed fields as the API takes them: a field left out stays as it is. */
export function bodyOf(changed: Partial<Facts>, version: number): EditSessionRequestBody {
  const { language, send_updates, asks, ...rest } = changed;
  const entries = Object.entries(rest as Record<string, string>);
  const own = entries.filter(([fact]) => fact.startsWith(OWN)).map(([fact, value]) => [fact.slice(OWN.length), value]);
  return {
    version,
    ...Object.fromEntries(entries.filter(([fact]) => !fact.startsWith(OWN))),
    ...(language === undefined ? {} : { language: language as Language }),
    ...(send_updates === undefined ? {} : { send_updates: send_updates === 'true' }),
    ...(asks === undefined ? {} : { asks: asksOf(asks) }),
    ...(own.length === 0 ? {} : { custom_fields: Object.fromEntries(own) }),
  };
}

/**
 * Takes over what somebody else has saved meanwhile.
 * @param told what the server said about who changed what
 * @returns the fields as they are to stand in the form now, and those for which a person has to choose
 */
export function rebased(base: Facts, mine: Facts, theirs: Facts, told: readonly EditConflictBody[] = []): { facts: Facts; conflicts: Conflict[] } {
  const changed = changes(base, mine);
  const facts = { ...theirs, ...changed } as Facts;
  const conflicts = (Object.keys(changed) as AnyFact[])
    .filter((fact) => text(theirs, fact) !== text(base, fact) && text(theirs, fact) !== changed[fact])
    .map((fact) => ({ fact, mine: text(facts, fact), theirs: text(theirs, fact), by: editorOf(fact, told) }));
  return { facts, conflicts };
}

function editorOf(fact: AnyFact, told: readonly EditConflictBody[]): string | null {
  const group = fact.startsWith(OWN) ? 'custom_fields' : fact;
  return told.find(({ field }) => field === fact || field === group)?.by.name ?? null;
}

function text(facts: Partial<Facts>, fact: AnyFact): string {
  return facts[fact]?.trim() ?? '';
}
