// The words for what a request has: its fields, what was allowed, and why a session ended.
import type { Capability, SessionEndReason } from '../../api/generated';
import * as m from '../../paraglide/messages.js';
import { asksOf, type AnyFact, type Fact } from './edit';

const FACT_WORDS: Record<Fact | 'custom_fields', () => string> = {
  user_name: () => m.portal_fact_user_name(),
  user_email: () => m.portal_fact_user_email(),
  message: () => m.portal_fact_message(),
  notes: () => m.portal_fact_notes(),
  reference: () => m.request_fact_reference(),
  language: () => m.request_fact_language(),
  send_updates: () => m.request_fact_send_updates(),
  asks: () => m.request_fact_asks(),
  custom_fields: () => m.request_fact_custom_fields(),
};

/** What the organisation calls its own fields, by their ids. */
export type FieldLabels = ReadonlyMap<string, string>;

/** A field's name; one that neither this page nor the organisation knows keeps the server's. */
export function factWord(fact: string, labels: FieldLabels): string {
  const word = (FACT_WORDS as Record<string, (() => string) | undefined>)[fact];
  return word?.() ?? labels.get(fact.replace(/^custom_fields\./, '')) ?? fact;
}

export function factWords(fields: readonly string[], labels: FieldLabels, locale: string): string {
  return listed(fields.map((field) => factWord(field, labels)), locale);
}

/** A field's value as a person reads it. */
export function factValue(fact: AnyFact, value: string, locale: string): string {
  if (value === '') return m.portal_stale_nothing();
  switch (fact) {
    case 'language':
      return languageName(value, locale);
    case 'send_updates':
      return value === 'true' ? m.request_on() : m.request_off();
    case 'asks':
      return listed(asksOf(value).map(capabilityWord), locale);
    default:
      return value;
  }
}

/** `English`, `German`, in the reader's language. */
export function languageName(tag: string, locale: string): string {
  return new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag;
}

const CAPABILITY_WORDS: Record<Capability, () => string> = {
  view: () => m.portal_capability_view(),
  control: () => m.portal_capability_control(),
  clipboard: () => m.portal_capability_clipboard(),
  files: () => m.portal_capability_files(),
  annotate: () => m.portal_capability_annotate(),
  record: () => m.portal_capability_record(),
  restart: () => m.portal_capability_restart(),
  elevate: () => m.portal_capability_elevate(),
};

export function capabilityWord(capability: Capability): string {
  return CAPABILITY_WORDS[capability]();
}

const MAY_WORDS: Record<Capability, () => string> = {
  view: () => m.portal_may_view(),
  control: () => m.portal_may_control(),
  clipboard: () => m.portal_may_clipboard(),
  files: () => m.portal_may_files(),
  annotate: () => m.portal_may_annotate(),
  record: () => m.portal_may_record(),
  restart: () => m.portal_may_restart(),
  elevate: () => m.portal_may_elevate(),
};

/** "see the screen and use mouse and keyboard" */
export function mayWords(capabilities: readonly Capability[], locale: string): string {
  return listed(capabilities.map((capability) => MAY_WORDS[capability]()), locale);
}

/** Why a session ended, to go on a sentence with. */
export function reasonWords(reason: SessionEndReason, userName: string): string {
  switch (reason) {
    case 'stopped_by_remote_user':
      return m.portal_reason_stopped_by_remote_user({ name: userName });
    case 'ended_by_agent':
      return m.portal_reason_ended_by_agent();
    case 'request_closed':
      return m.portal_reason_request_closed();
    case 'connection_lost':
      return m.portal_reason_connection_lost();
    case 'verification_failed':
      return m.portal_reason_verification_failed();
  }
}

/** "Mouse and keyboard, and files" */
export function capabilityWords(capabilities: readonly Capability[], locale: string): string {
  return listed(capabilities.map(capabilityWord), locale);
}

function listed(words: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(words);
}
