// What the organisation calls its own fields.
import type { OrganisationSettingsBody } from '../../api/generated';
import type { FieldLabels } from './words';

export function labelsOf(settings: OrganisationSettingsBody | null): FieldLabels {
  return new Map(settings?.custom_fields.map(({ id, label }) => [id, label]));
}
