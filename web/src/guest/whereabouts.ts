// Where whoever is to help is, in one true sentence: the same in the lobby and above the chat.
import type { AboutBody } from '../api/generated';
import * as m from '../paraglide/messages.js';
import type { Connection } from '../session/socket';
import { shortName } from './names';

export interface Company {
  /** `unknown` while the server cannot be reached. */
  where: 'here' | 'signed_in' | 'away' | 'nobody' | 'unknown';
  /** Who is meant, in full. */
  name: string;
}

/** `agents` are the names of those who look at the request; only an open `connection` says that any of this still holds. */
export function companyOf(about: AboutBody | null, agents: readonly string[], connection: Connection): Company {
  const name = about?.agent?.name ?? agents[0] ?? '';
  if (connection !== 'open') return { where: 'unknown', name };
  if (about?.agent) return { where: about.agent.whereabouts, name };
  return { where: name ? 'here' : 'nobody', name };
}

/** Whether a message would be seen at once. */
export function isReachable({ where }: Company): boolean {
  return where === 'here' || where === 'signed_in';
}

/** The same before other sentences, on pages that say by themselves when the server is away. */
export function companyFirst(company: Company, language: string): string {
  return company.where === 'unknown' ? '' : `${companyInWords(company, language)} `;
}

export function companyInWords(company: Company, language: string): string {
  const name = shortName(company.name, language);
  switch (company.where) {
    case 'here':
      return m.guest_company_here({ name });
    case 'signed_in':
      return m.guest_company_signed_in({ name });
    case 'away':
      return m.guest_company_away({ name });
    case 'nobody':
      return m.guest_company_nobody();
    case 'unknown':
      return m.guest_company_unknown();
  }
}
