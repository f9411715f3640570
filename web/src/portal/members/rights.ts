// What somebody may do in each section, and by which of their roles.
import type { RightLevel, RoleBody } from '../../api/generated';
import type { Section } from '../me';
import { rightsOf } from './people';
import { levelIn, SECTIONS } from './sections';

export interface SectionRight {
  section: Section;
  level: RightLevel;
  /** Those that give as much; none where nothing is given. */
  by: readonly RoleBody[];
}

export function rightsBySection(ids: readonly string[], roles: readonly RoleBody[]): readonly SectionRight[] {
  const rights = rightsOf(ids, roles);
  const theirs = roles.filter(({ id }) => ids.includes(id));
  return SECTIONS.map((section) => {
    const level = levelIn(rights, section);
    return { section, level, by: level === 'none' ? [] : theirs.filter((role) => levelIn(role.rights, section) === level) };
  });
}
