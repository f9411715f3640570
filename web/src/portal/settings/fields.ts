// The organisation's own fields of a request while they are edited. Knows no page.
import type { CustomFieldBody, CustomFieldKind } from '../../api/generated';

export type FieldType = CustomFieldKind['type'];
export const FIELD_TYPES: readonly FieldType[] = ['text', 'number', 'choice'];
export const MOST_FIELDS = 20;
export const MOST_OPTIONS = 50;
const ID_LONGEST = 40;

export interface FieldDraft {
  /** Tells the drafts apart on the page. */
  key: string;
  /** Fixed once it is saved; until then made from the label. */
  id: string | null;
  label: string;
  type: FieldType;
  /** What a choice offers, one a line. */
  options: string;
}

export function draftsOf(fields: readonly CustomFieldBody[]): FieldDraft[] {
  return fields.map(({ id, label, kind }) => ({
    key: id,
    id,
    label,
    type: kind.type,
    options: kind.type === 'choice' ? kind.options.join('\n') : '',
  }));
}

export function fieldsOf(drafts: readonly FieldDraft[]): CustomFieldBody[] {
  const ids = idsOf(drafts);
  return drafts.map(({ label, type, options }, at) => ({
    id: ids[at]!,
    label: label.trim(),
    kind: type === 'choice' ? { type, options: optionsIn(options) } : { type },
  }));
}

/** The id each draft has, or will have when it is saved. */
export function idsOf(drafts: readonly FieldDraft[]): string[] {
  const taken = new Set(drafts.flatMap(({ id }) => id ?? []));
  return drafts.map(({ id, label }) => {
    if (id !== null) return id;
    const made = unused(idFrom(label), taken);
    taken.add(made);
    return made;
  });
}

/** The options that are written there: one a line, without blanks and repetitions. */
export function optionsIn(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}

export type FieldFault = 'no_label' | 'label_twice' | 'no_options' | 'many_options';

/** What is not right yet, by the draft's key. */
export function faultsOf(drafts: readonly FieldDraft[]): Map<string, FieldFault> {
  const faults = new Map<string, FieldFault>();
  const labels = new Set<string>();
  for (const { key, label, type, options } of drafts) {
    const plain = label.trim().toLowerCase();
    const offered = optionsIn(options).length;
    if (plain === '') faults.set(key, 'no_label');
    else if (labels.has(plain)) faults.set(key, 'label_twice');
    else if (type === 'choice' && offered === 0) faults.set(key, 'no_options');
    else if (type === 'choice' && offered > MOST_OPTIONS) faults.set(key, 'many_options');
    labels.add(plain);
  }
  return faults;
}

/** The list with one entry moved by so many places; the ends hold. */
export function moved<T>(list: readonly T[], at: number, by: number): T[] {
  const to = Math.min(Math.max(at + by, 0), list.length - 1);
  const rest = list.toSpliced(at, 1);
  return rest.toSpliced(to, 0, list[at]!);
}

function idFrom(label: string): string {
  const id = label
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, ID_LONGEST)
    .replace(/^_+|_+$/g, '');
  return id || 'field';
}

function unused(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  for (let number = 2; ; number += 1) {
    const suffix = `_${number}`;
    const candidate = id.slice(0, ID_LONGEST - suffix.length) + suffix;
    if (!taken.has(candidate)) return candidate;
  }
}
