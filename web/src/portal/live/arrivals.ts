// What happened and waits to be seen, as a value: who joined, is ready, wrote, asks, or was sent here.
import type { SessionRequestBody, Status } from '../../api/generated';
import type { Occasion } from './alerts.svelte';

export interface Arrival {
  occasion: Occasion | 'sent';
  request: SessionRequestBody;
  title: string;
  body: string;
}

/** More are not worth keeping: the list has them all. */
const MOST = 20;

/** Adds one; of each request only the last is kept. */
export function arrived(arrivals: readonly Arrival[], one: Arrival): readonly Arrival[] {
  return [...without(arrivals, one.request.id), one].slice(-MOST);
}

export function without(arrivals: readonly Arrival[], id: string): readonly Arrival[] {
  return arrivals.filter(({ request }) => request.id !== id);
}

/** The last so many, but whoever is ready before all others. */
export function mostUrgent(arrivals: readonly Arrival[], count: number): readonly Arrival[] {
  const ready = arrivals.filter(({ occasion }) => occasion === 'ready');
  const others = arrivals.filter(({ occasion }) => occasion !== 'ready');
  return [...others, ...ready].slice(-count);
}

/**
 * Whether it still is as it was told.
 * @param status what the request is doing now, if somebody is there and it is still for this agent
 */
export function isStillSo({ occasion }: Arrival, status: Status | undefined): boolean {
  switch (occasion) {
    case 'joined':
      return status === 'waiting';
    case 'ready':
      return status === 'ready';
    case 'wrote':
    case 'asks':
    case 'sent':
      return true;
  }
}
