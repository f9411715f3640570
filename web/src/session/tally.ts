// How much went over a session's connections, for its record: each connection counts from zero, the tally adds them up.
// Pure.
import { type Snapshot, selectedPair, type Stats } from './stats';

/** What the record is told. */
export interface Measured {
  readonly bytes_received: number;
  readonly bytes_sent: number;
  readonly route: NonNullable<Stats['route']>;
}

interface Bytes {
  readonly received: number;
  readonly sent: number;
}

const NONE: Bytes = { received: 0, sent: 0 };

export class Tally {
  #before = NONE;
  #current = NONE;
  #route: Stats['route'] = null;

  /** What the connection says now. */
  count(now: Snapshot, route: Stats['route']): void {
    const pair = selectedPair(now);
    // Another pair of candidates counts from zero again.
    const bytes = { received: number(pair?.bytesReceived), sent: number(pair?.bytesSent) };
    if (bytes.received < this.#current.received) this.next();
    this.#current = bytes;
    this.#route = route ?? this.#route;
  }

  /** Another connection follows. */
  next(): void {
    this.#before = plus(this.#before, this.#current);
    this.#current = NONE;
  }

  /** All so far; null while nothing is known. */
  get measured(): Measured | null {
    if (!this.#route) return null;
    const { received, sent } = plus(this.#before, this.#current);
    return { bytes_received: received, bytes_sent: sent, route: this.#route };
  }
}

function plus(one: Bytes, other: Bytes): Bytes {
  return { received: one.received + other.received, sent: one.sent + other.sent };
}

function number(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.round(value) : 0;
}
