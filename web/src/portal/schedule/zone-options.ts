// The time zones to choose from: the organisation's and this browser's first.
import * as m from '../../paraglide/messages.js';
import type { ComboOption } from '../../ui/combobox';
import { allZones, offsetName, zoneName } from './zones';

interface Around {
  /** The organisation's zone, once it is known. */
  organisation: string | undefined;
  /** This browser's zone. */
  own: string;
  /** The day decides between winter and summer time. */
  at: number;
  locale: string;
}

export function zoneOptions({ organisation, own, at, locale }: Around): ComboOption[] {
  const option = (zone: string, group: string): ComboOption => ({
    id: zone,
    label: zoneName(zone),
    hint: offsetName(zone, at, locale),
    group,
    search: `${zone} ${offsetName(zone, at, locale)}`,
  });
  const first = [
    ...(organisation ? [option(organisation, m.request_zone_organisation())] : []),
    ...(own === organisation ? [] : [option(own, m.request_zone_own())]),
  ];
  const others = [...new Set(['UTC', ...allZones()])].filter((zone) => zone !== organisation && zone !== own);
  return [...first, ...others.map((zone) => option(zone, m.request_zone_all()))];
}
