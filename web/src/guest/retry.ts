// How long the server asks to wait after too many tries.

/** Seconds of an answer's `Retry-After`; undefined where it does not say. */
export function retryAfter(response: Pick<Response, 'headers'> | undefined): number | undefined {
  const seconds = Number(response?.headers.get('retry-after') || Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}
