// Editing what others may edit at the same time: which fields were changed here, and what becomes of them when the
// record turns out to be newer. Knows no page and no call; values are plain data.

/** The fields in which the draft differs from what it started from. */
export function changedFields<T extends object>(base: T, draft: T): (keyof T)[] {
  return fieldsOf(draft).filter((field) => !same(base[field], draft[field]));
}

/** The changed fields with their values. */
export function changes<T extends object>(base: T, draft: T): Partial<T> {
  return Object.fromEntries(changedFields(base, draft).map((field) => [field, draft[field]])) as Partial<T>;
}

export interface Rebased<T> {
  /** What was changed here stays; everything else is as it is now. */
  draft: T;
  /** Fields that were changed here and, differently, by somebody else. */
  conflicts: (keyof T)[];
}

/** Carries a draft over to a newer record. */
export function rebased<T extends object>(base: T, draft: T, now: T): Rebased<T> {
  const mine = changedFields(base, draft);
  return {
    draft: { ...now, ...changes(base, draft) },
    conflicts: mine.filter((field) => !same(base[field], now[field]) && !same(draft[field], now[field])),
  };
}

function fieldsOf<T extends object>(value: T): (keyof T)[] {
  return Object.keys(value) as (keyof T)[];
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
