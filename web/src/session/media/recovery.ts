// When to restart ICE and when to give a broken connection up. Pure: time comes in, the next deadline goes out.

const FIRST_RESTART_MS = 1000;
const NEXT_RESTART_MS = 5000;
/** The same 60 s that the server waits for a side that vanished. */
export const GIVE_UP_MS = 60_000;

export interface Recovery {
  /** Null while the connection stands. */
  readonly brokenSince: number | null;
  readonly restartAt: number | null;
  readonly restartedAt: number | null;
}

/** A connection that is about to be made counts as broken until it stands. */
export function begun(now: number): Recovery {
  return { brokenSince: now, restartAt: null, restartedAt: null };
}

/** The peer connection is in another state now. */
export function changed(recovery: Recovery, state: RTCPeerConnectionState, now: number): Recovery {
  const brokenSince = recovery.brokenSince ?? now;
  switch (state) {
    case 'connected':
      return { ...recovery, brokenSince: null, restartAt: null };
    case 'disconnected':
      return { ...recovery, brokenSince, restartAt: recovery.restartAt ?? now + FIRST_RESTART_MS };
    case 'failed':
      return { ...recovery, brokenSince, restartAt: notTooOften(recovery, now) };
    case 'new':
    case 'connecting':
    case 'closed':
      return recovery;
  }
}

/** The other page went away: broken, and no restart of this connection will mend it. */
export function abandoned(recovery: Recovery, now: number): Recovery {
  return { ...recovery, brokenSince: recovery.brokenSince ?? now, restartAt: null };
}

/** The other side asks for a restart, or it can hear again: at once, unless one is under way. */
export function asked(recovery: Recovery, now: number): Recovery {
  return { ...recovery, restartAt: notTooOften(recovery, now) };
}

/** What is due now. */
export function due(recovery: Recovery, now: number): { recovery: Recovery; act: 'restart' | 'give_up' | null } {
  const { brokenSince, restartAt } = recovery;
  if (brokenSince !== null && now >= brokenSince + GIVE_UP_MS) return { recovery, act: 'give_up' };
  if (restartAt === null || now < restartAt) return { recovery, act: null };
  const again = brokenSince === null ? null : now + NEXT_RESTART_MS;
  return { recovery: { brokenSince, restartAt: again, restartedAt: now }, act: 'restart' };
}

/** When to ask `due` again; null is when something happens. */
export function nextDue({ brokenSince, restartAt }: Recovery): number | null {
  if (brokenSince === null) return restartAt;
  return Math.min(brokenSince + GIVE_UP_MS, restartAt ?? Number.POSITIVE_INFINITY);
}

function notTooOften({ restartedAt }: Recovery, now: number): number {
  return restartedAt === null ? now : Math.max(now, restartedAt + NEXT_RESTART_MS);
}
