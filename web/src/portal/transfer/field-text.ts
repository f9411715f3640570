// What is wrong with a cell, in the words that a form has for it.
import type { ImportErrorBody, ProblemBody } from '../../api/generated';
import { fieldErrors } from '../../api/problem';

export function fieldText({ column, code, detail }: ImportErrorBody): string {
  const field = column ?? '';
  const problem = { code: 'invalid_fields', request_id: '', errors: [{ field, code, detail }] } satisfies Partial<ProblemBody>;
  return fieldErrors(problem)[field] ?? detail;
}
