// The words for what a request has: its fields, what was allowed, and why a session ended.
import type { Capability, SessionEndReason } from '../../api/generated';
import * as m from '../../paraglide/messages.js';
import { FACTS, type Fact } from './edit';

const FACT_WORDS: Record<Fact, () => string> = {
  user_name: () => m.portal_fact_user_name(),
  user_email: () => m.portal_fact_user_email(),
  message: () => m.portal_fact_message(),
  notes: () => m.portal_fact_notes(),
};

export function factWord(fact: Fact): string {
  return FACT_WORDS[fact]();
}

/** The names of changed fields; one this page does not know keeps the server's name. */
export function factWords(fields: readonly string[], locale: string): string {
  return listed(fields.map((field) => (isFact(field) ? factWord(field) : field)), locale);
}

function isFact(field: string): field is Fact {
  return FACTS.some((fact) => fact === field);
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

function listed(words: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(words);
}
