// What was typed for a new request, before it is one.
import type { AssignToBody, Capability, CreateSessionRequestBody, Language, OrganisationSettingsBody, QueueDefaultsBody } from '../../api/generated';
import { inputOf, startOf, type ScheduleDraft } from '../schedule/schedule';

export const HOUR_SECONDS = 3600;
export const DAY_SECONDS = 24 * HOUR_SECONDS;

/** From when, and for how long, the link is to let somebody in. */
export type When =
  | { kind: 'valid'; seconds: number }
  | { kind: 'own'; amount: string; unit: 'hours' | 'days' }
  | { kind: 'scheduled'; schedule: ScheduleDraft };

/** What a request gets that says nothing else. */
export interface Defaults {
  message: string;
  language: Language;
  validitySeconds: number;
  asks: readonly Capability[];
}

export interface Draft {
  userName: string;
  userEmail: string;
  message: string;
  notes: string;
  assignTo: AssignToBody;
  when: When;
  asks: readonly Capability[];
  /** Whether invitation and updates are wanted; without an address there are none. */
  wantsUpdates: boolean;
  language: Language;
  reference: string;
  customFields: Record<string, string>;
}

/** How long a link may be made valid at a press: an hour, a day, a week, thirty days. */
export const VALIDITIES: readonly number[] = [HOUR_SECONDS, DAY_SECONDS, 7 * DAY_SECONDS, 30 * DAY_SECONDS];

/** The defaults of a queue, or of no queue, on top of the organisation's. */
export function defaultsOf(organisation: OrganisationSettingsBody | null, queue: QueueDefaultsBody | undefined, language: Language): Defaults {
  return {
    message: queue?.message ?? '',
    language: queue?.language ?? organisation?.default_language ?? language,
    validitySeconds: queue?.validity_seconds ?? organisation?.default_validity_seconds ?? DAY_SECONDS,
    asks: queue?.asks ?? ['view'],
  };
}

export function blankDraft(defaults: Defaults): Draft {
  return {
    userName: '',
    userEmail: '',
    message: defaults.message,
    notes: '',
    assignTo: { kind: 'myself' },
    when: { kind: 'valid', seconds: defaults.validitySeconds },
    asks: defaults.asks,
    wantsUpdates: true,
    language: defaults.language,
    reference: '',
    customFields: {},
  };
}

/** Puts other defaults in where the old ones still stand; what the agent has typed or chosen stays. */
export function withDefaults(draft: Draft, old: Defaults, next: Defaults): Draft {
  const { when } = draft;
  return {
    ...draft,
    message: draft.message.trim() === '' || draft.message === old.message ? next.message : draft.message,
    language: draft.language === old.language ? next.language : draft.language,
    asks: sameAsks(draft.asks, old.asks) ? next.asks : draft.asks,
    when: when.kind === 'valid' && when.seconds === old.validitySeconds ? { kind: 'valid', seconds: next.validitySeconds } : when,
  };
}

/** Which fields of a draft stand as the queue has them, and would not without it. */
export function fromQueue(draft: Draft, queue: QueueDefaultsBody): (keyof QueueDefaultsBody)[] {
  const found: (keyof QueueDefaultsBody)[] = [];
  if (queue.message && draft.message === queue.message) found.push('message');
  if (queue.validity_seconds && draft.when.kind === 'valid' && draft.when.seconds === queue.validity_seconds) found.push('validity_seconds');
  if (queue.asks && sameAsks(draft.asks, queue.asks)) found.push('asks');
  if (queue.language && draft.language === queue.language) found.push('language');
  return found;
}

/** Whether nothing would be lost; the choices are quickly made again. */
export function isBlank(draft: Draft, defaults: Defaults): boolean {
  const { userName, userEmail, notes, reference, customFields } = draft;
  const message = draft.message === defaults.message ? '' : draft.message;
  return [userName, userEmail, message, notes, reference, ...Object.values(customFields)].every((text) => text.trim() === '');
}

/** How many seconds the link is to be valid; null leaves it to the server, undefined is no number yet. */
export function secondsOf(when: When): number | null | undefined {
  switch (when.kind) {
    case 'valid':
      return when.seconds;
    case 'scheduled':
      return null;
    case 'own': {
      const amount = Number(when.amount);
      const seconds = amount * (when.unit === 'hours' ? HOUR_SECONDS : DAY_SECONDS);
      return when.amount.trim() !== '' && Number.isInteger(amount) && amount > 0 ? seconds : undefined;
    }
  }
}

export function bodyOf(draft: Draft): CreateSessionRequestBody {
  const email = draft.userEmail.trim();
  return {
    user_name: draft.userName.trim(),
    user_email: email || undefined,
    send_updates: draft.wantsUpdates && email !== '',
    language: draft.language,
    message: draft.message.trim() || undefined,
    notes: draft.notes.trim() || undefined,
    validity_seconds: secondsOf(draft.when) ?? undefined,
    schedule: draft.when.kind === 'scheduled' ? inputOf(draft.when.schedule) : undefined,
    assign_to: draft.assignTo,
    asks: [...draft.asks],
    reference: draft.reference.trim() || undefined,
    custom_fields: Object.fromEntries(Object.entries(draft.customFields).filter(([, value]) => value.trim() !== '').map(([id, value]) => [id, value.trim()])),
  };
}

/** The moment a scheduled draft begins; null for every other. */
export function startsAt(when: When): number | null {
  return when.kind === 'scheduled' ? startOf(when.schedule) : null;
}

function sameAsks(one: readonly Capability[], other: readonly Capability[]): boolean {
  return one.length === other.length && one.every((capability) => other.includes(capability));
}
