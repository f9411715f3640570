// When the picture of a session really stood at the other side: pauses and breaks do not count. Pure.

export interface Sight {
  readonly session: string;
  /** False where this page came into a session that had begun: what was before, it does not know. */
  readonly whole: boolean;
  /** When the picture stood first, and when last; milliseconds since 1970. */
  readonly from: number | null;
  readonly to: number | null;
  /** For how long in all. */
  readonly ms: number;
  /** Since when it stands now. */
  readonly since: number | null;
}

/** What a page finds at `now`: in which session it is, and how the picture stands there. */
export interface Look {
  readonly session: string | undefined;
  readonly picture: 'seen' | 'unseen' | 'lost';
}

export function looked(sight: Sight | undefined, { session, picture }: Look, now: number): Sight | undefined {
  const known = sight && (session === undefined || session === sight.session) ? sight : undefined;
  if (session === undefined) return known && hidden(known, now);
  const current = known ?? { session, whole: picture !== 'lost', from: null, to: null, ms: 0, since: null };
  return picture === 'seen' ? shown(current, now) : hidden(current, now);
}

function shown(sight: Sight, now: number): Sight {
  return sight.since === null ? { ...sight, from: sight.from ?? now, since: now } : sight;
}

function hidden(sight: Sight, now: number): Sight {
  return sight.since === null ? sight : { ...sight, to: now, ms: sight.ms + now - sight.since, since: null };
}
