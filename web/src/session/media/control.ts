// What the two pages say to each other on the data channel `control`, past the server.

/** The session is over; the picture is held back for a while; or this page goes away and may come back. */
export type ControlMessage =
  | { readonly type: 'bye' }
  | { readonly type: 'away' }
  | { readonly type: 'paused'; readonly paused: boolean };

export const CONTROL_LABEL = 'control';

/** The message, or null for one that this page does not know. */
export function parseControl(data: unknown): ControlMessage | null {
  const value = json(data);
  if (typeof value !== 'object' || value === null || !('type' in value)) return null;
  if (value.type === 'bye' || value.type === 'away') return { type: value.type };
  if (value.type === 'paused' && 'paused' in value) return { type: 'paused', paused: value.paused === true };
  return null;
}

function json(data: unknown): unknown {
  if (typeof data !== 'string') return null;
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
