// What the agent sees of the screen, and how it is told.
import * as m from '../paraglide/messages.js';

export type Picture =
  | { kind: 'starting' }
  | { kind: 'live' }
  | { kind: 'paused' }
  | { kind: 'interrupted'; until: number }
  /** The agent's page was closed or reloaded; the session waits until then. */
  | { kind: 'away'; until: number }
  /** A reload ended the browser's capture; the session waits for the next pick until then, if it is known. */
  | { kind: 'lost'; until: number | null };

/** Whom the running session is with. */
export interface Watcher {
  session: string;
  agentName: string;
  since: number;
}

/** What is the case, for the banner; without anything that ticks, so that it can be read out. */
export function headline(picture: Picture, agent: string, name: string): string {
  switch (picture.kind) {
    case 'starting':
      return m.guest_banner_connecting({ agent });
    case 'live':
      return m.guest_banner_sees({ agent });
    case 'paused':
      return m.guest_banner_paused({ name });
    case 'interrupted':
      return m.guest_banner_interrupted({ name });
    case 'away':
      return m.guest_banner_away({ name });
    case 'lost':
      return m.guest_banner_lost();
  }
}

/** What goes with it and ticks: how long it lasts, or how long there is left. */
export function underline(picture: Picture, name: string, runningFor: string, now: number): string {
  switch (picture.kind) {
    case 'starting':
      return m.guest_banner_starting({ name });
    case 'live':
    case 'paused':
      return m.guest_banner_time({ time: runningFor });
    case 'interrupted':
      return m.guest_banner_reconnecting({ seconds: secondsUntil(picture.until, now) });
    case 'away':
      return m.guest_banner_away_waits({ name, seconds: secondsUntil(picture.until, now) });
    case 'lost':
      return picture.until === null
        ? m.guest_banner_time({ time: runningFor })
        : m.guest_banner_waits({ seconds: secondsUntil(picture.until, now) });
  }
}

function secondsUntil(until: number, now: number): number {
  return Math.max(0, Math.ceil((until - now) / 1000));
}
