// Editing a request when somebody else may have edited it too: three versions of each field, and what to do.
import type { SessionRequestBody } from '../../api/generated';

export const FACTS = ['user_name', 'user_email', 'message', 'notes'] as const;
export type Fact = (typeof FACTS)[number];
export type Facts = Record<Fact, string>;

/** A field that both sides changed, to different values. */
export interface Conflict {
  fact: Fact;
  mine: string;
  theirs: string;
}

export function factsOf(request: Pick<SessionRequestBody, Fact>): Facts {
  return {
    user_name: request.user_name,
    user_email: request.user_email ?? '',
    message: request.message ?? '',
    notes: request.notes ?? '',
  };
}

/** What was changed, as the API takes it: a field left out stays as it is. */
export function changes(base: Facts, mine: Facts): Partial<Facts> {
  return Object.fromEntries(FACTS.filter((fact) => mine[fact].trim() !== base[fact]).map((fact) => [fact, mine[fact].trim()]));
}

/**
 * Takes over what somebody else has saved meanwhile.
 * @returns the fields as they are to stand in the form now, and those for which a person has to choose
 */
export function rebased(base: Facts, mine: Facts, theirs: Facts): { facts: Facts; conflicts: Conflict[] } {
  const changed = changes(base, mine);
  const facts = { ...theirs, ...changed };
  const conflicts = FACTS.filter((fact) => changed[fact] !== undefined && theirs[fact] !== base[fact] && theirs[fact] !== changed[fact]).map(
    (fact) => ({ fact, mine: facts[fact], theirs: theirs[fact] }),
  );
  return { facts, conflicts };
}
