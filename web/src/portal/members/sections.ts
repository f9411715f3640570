// The sections that rights are given for, and how far a right goes, in the order and the words in which people read them.
import type { RightLevel, RightsBody } from '../../api/generated';
import * as m from '../../paraglide/messages.js';
import type { Section } from '../me';

export const SECTIONS: readonly Section[] = ['session_requests', 'session_queues', 'clients', 'sessions', 'members', 'roles', 'audit_log', 'settings', 'integrations'];

export const LEVELS: readonly RightLevel[] = ['none', 'view', 'edit'];

const WORDS: Readonly<Record<Section, { name: () => string; does: () => string }>> = {
  session_requests: { name: m.members_section_session_requests, does: m.members_section_session_requests_does },
  session_queues: { name: m.members_section_session_queues, does: m.members_section_session_queues_does },
  clients: { name: m.members_section_clients, does: m.members_section_clients_does },
  sessions: { name: m.members_section_sessions, does: m.members_section_sessions_does },
  members: { name: m.members_section_members, does: m.members_section_members_does },
  roles: { name: m.members_section_roles, does: m.members_section_roles_does },
  audit_log: { name: m.members_section_audit_log, does: m.members_section_audit_log_does },
  settings: { name: m.members_section_settings, does: m.members_section_settings_does },
  integrations: { name: m.members_section_integrations, does: m.members_section_integrations_does },
};

/** What a section is called, and what those do who may act in it. */
export function sectionWords(section: Section): { name: string; does: string } {
  const { name, does } = WORDS[section];
  return { name: name(), does: does() };
}

export function levelWord(level: RightLevel): string {
  if (level === 'edit') return m.members_level_edit();
  return level === 'view' ? m.members_level_view() : m.members_level_none();
}

/** How far a right goes; what is left out goes nowhere. */
export function levelIn(rights: RightsBody, section: Section): RightLevel {
  return rights[section] ?? 'none';
}

/** Whether `own` reach as far as `others` in every section: only such rights can be given or taken. */
export function cover(own: RightsBody, others: RightsBody): boolean {
  return SECTIONS.every((section) => reaches(levelIn(own, section), levelIn(others, section)));
}

/** Whether one level goes at least as far as the other. */
export function reaches(own: RightLevel, other: RightLevel): boolean {
  return LEVELS.indexOf(own) >= LEVELS.indexOf(other);
}
