// Time zones one can choose, as the browser knows them.
import type { ComboOption } from '../../ui/combobox';

/** All zones by name; what holds now is among them also when this browser does not know it. */
export function zones(current: string): ComboOption[] {
  const known = [...Intl.supportedValuesOf('timeZone'), 'UTC'];
  const all = [...new Set([...known, current])].sort();
  return all.map((id) => ({ id, label: id.replaceAll('_', ' '), search: id }));
}

/** What the clocks show there; nothing where this browser does not know the zone. */
export function timeIn(zone: string, now: number, locale: string): string | null {
  try {
    return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(now);
  } catch {
    return null;
  }
}
