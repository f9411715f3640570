// Turns what a call of the generated client gives as `error` into words for the reader.
import * as m from '../paraglide/messages.js';
import type { FieldErrorCode, ProblemBody, ProblemCode } from './generated';

/** The problem the server described; undefined when it did not answer, or not in our words. */
export function problemOf(error: unknown): ProblemBody | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && 'request_id' in error
    ? (error as ProblemBody)
    : undefined;
}

/** What kind of problem it is; `no_answer` when the server could not be reached. */
export function problemCode(error: unknown): ProblemCode | 'no_answer' {
  return problemOf(error)?.code ?? 'no_answer';
}

/** What happened and what helps, in one or two sentences. */
export function problemText(error: unknown): string {
  const problem = problemOf(error);
  if (!problem) return m.common_no_answer();
  // A server newer than this page may have codes that this page has no words for.
  const sentence = SENTENCES[problem.code] as Sentence | undefined;
  return sentence ? sentence(problem) : problem.detail;
}

/** A sentence for each refused field, by the field's name in the body. */
export function fieldErrors(error: unknown): Record<string, string> {
  const errors = problemOf(error)?.errors ?? [];
  return Object.fromEntries(errors.map(({ field, code, detail }) => [field, FIELD_SENTENCES[code]?.() ?? detail]));
}

type Sentence = (problem: ProblemBody) => string;

const SENTENCES: Record<ProblemCode, Sentence> = {
  malformed_request: () => m.common_problem_malformed_request(),
  invalid_fields: () => m.common_problem_invalid_fields(),
  body_too_large: () => m.common_problem_body_too_large(),
  too_slow: () => m.common_problem_too_slow(),
  unsupported_media_type: () => m.common_problem_unsupported_media_type(),
  method_not_allowed: () => m.common_problem_method_not_allowed(),
  not_signed_in: () => m.common_problem_not_signed_in(),
  wrong_credentials: () => m.common_problem_wrong_credentials(),
  second_factor_required: () => m.common_problem_second_factor_required(),
  wrong_code: () => m.common_problem_wrong_code(),
  wrong_passkey: () => m.common_problem_wrong_passkey(),
  begin_again: () => m.common_problem_begin_again(),
  passkeys_impossible: () => m.common_problem_passkeys_impossible(),
  too_many_requests: () => m.common_problem_too_many_requests(),
  beyond_own_rights: () => m.common_problem_beyond_own_rights(),
  last_owner: () => m.common_problem_last_owner(),
  not_yourself: () => m.common_problem_not_yourself(),
  sign_in_needed: () => m.common_problem_sign_in_needed(),
  too_many_tokens: () => m.common_problem_too_many_tokens(),
  role_in_use: () => m.common_problem_role_in_use(),
  not_permitted: () => m.common_problem_not_permitted(),
  cross_site_request: () => m.common_problem_cross_site_request(),
  unknown_host: () => m.common_problem_unknown_host(),
  not_found: () => m.common_problem_not_found(),
  already_set_up: () => m.common_problem_already_set_up(),
  stale_version: () => m.common_problem_stale_version(),
  request_closed: () => m.common_problem_request_closed(),
  request_not_closed: () => m.common_problem_request_not_closed(),
  request_expired: () => m.common_problem_request_expired(),
  request_too_early: () => m.common_problem_request_too_early(),
  other_device_joined: () => m.common_problem_other_device_joined(),
  not_granted: () => m.common_problem_not_granted(),
  session_live: () => m.common_problem_session_live(),
  assigned_elsewhere: ({ by }) => (by ? m.request_problem_assigned_elsewhere({ name: by.name }) : m.common_problem_assigned_elsewhere()),
  edit_conflict: ({ conflicts = [] }) => (conflicts[0] ? m.request_problem_edit_conflict({ name: conflicts[0].by.name }) : m.common_problem_stale_version()),
  already_taken: ({ by }) => (by ? m.request_problem_already_taken({ name: by.name }) : m.request_problem_already_taken_unknown()),
  not_subscribed: () => m.request_problem_not_subscribed(),
  not_from_queue: () => m.request_problem_not_from_queue(),
  queue_empty: () => m.request_problem_queue_empty(),
  queue_not_empty: () => m.request_problem_queue_not_empty(),
  queue_archived: () => m.request_problem_queue_archived(),
  name_taken: () => m.request_problem_name_taken(),
  no_email_address: () => m.request_problem_no_email_address(),
  nothing_to_do: () => m.request_problem_nothing_to_do(),
  idempotency_key_reused: () => m.request_problem_idempotency_key_reused(),
  too_many_selected: () => m.request_problem_too_many_selected(),
  too_many_rows: () => m.request_problem_too_many_rows(),
  batches_under_way: () => m.request_problem_batches_under_way(),
  not_joined: () => m.common_problem_not_joined(),
  unavailable: () => m.common_problem_unavailable(),
  internal: ({ request_id }) => m.common_problem_internal({ request_id }),
};

const FIELD_SENTENCES: Record<FieldErrorCode, () => string> = {
  missing: () => m.common_field_missing(),
  too_long: () => m.common_field_too_long(),
  too_short: () => m.common_field_too_short(),
  malformed: () => m.common_field_malformed(),
  out_of_range: () => m.common_field_out_of_range(),
  too_common: () => m.common_field_too_common(),
};
