// How the picture does, in numbers for people, from two snapshots of `getStats` (W3C webrtc-stats). Pure.

/** What the session page shows; null is not known. */
export interface Stats {
  readonly rttMs: number | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly fps: number | null;
  readonly kbitPerSecond: number | null;
  /** `AV1`, `VP9`, … */
  readonly codec: string | null;
  /** Straight to the other side, or over a TURN server. */
  readonly route: 'direct' | 'relayed' | null;
}

/** One report, by id. */
export type Snapshot = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** `before` is the snapshot a moment ago, for what is counted over time. */
export function statsOf(before: Snapshot | null, now: Snapshot): Stats {
  const video = inboundVideo(now);
  const pair = selectedPair(now);
  return {
    rttMs: scaled(pair?.currentRoundTripTime, 1000),
    width: number(video?.frameWidth),
    height: number(video?.frameHeight),
    fps: video ? (number(video.framesPerSecond) ?? 0) : null,
    kbitPerSecond: before && kbitPerSecond(inboundVideo(before), video),
    codec: codecName(find(now, video?.codecId)),
    route: pair ? routeOf(find(now, pair.localCandidateId), find(now, pair.remoteCandidateId)) : null,
  };
}

type Entry = Readonly<Record<string, unknown>>;

function inboundVideo(snapshot: Snapshot): Entry | undefined {
  return [...snapshot.values()].find((entry) => entry.type === 'inbound-rtp' && entry.kind === 'video');
}

/** The pair of candidates over which everything goes. */
export function selectedPair(snapshot: Snapshot): Entry | undefined {
  const entries = [...snapshot.values()];
  const transport = entries.find((entry) => entry.type === 'transport');
  const named = find(snapshot, transport?.selectedCandidatePairId);
  // Firefox has no transport entry; it marks the pair.
  return named ?? entries.find((entry) => entry.type === 'candidate-pair' && entry.selected === true);
}

function kbitPerSecond(before: Entry | undefined, now: Entry | undefined): number | null {
  const bytes = difference(before?.bytesReceived, now?.bytesReceived);
  const ms = difference(before?.timestamp, now?.timestamp);
  // Another epoch counts from zero again.
  if (bytes === null || ms === null || bytes < 0 || ms <= 0) return null;
  return Math.round((bytes * 8) / ms);
}

function routeOf(local: Entry | undefined, remote: Entry | undefined): 'direct' | 'relayed' {
  return local?.candidateType === 'relay' || remote?.candidateType === 'relay' ? 'relayed' : 'direct';
}

function codecName(codec: Entry | undefined): string | null {
  return typeof codec?.mimeType === 'string' ? (codec.mimeType.split('/')[1] ?? null) : null;
}

function find(snapshot: Snapshot, id: unknown): Entry | undefined {
  return typeof id === 'string' ? snapshot.get(id) : undefined;
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? Math.round(value) : null;
}

function scaled(value: unknown, factor: number): number | null {
  return typeof value === 'number' ? number(value * factor) : null;
}

function difference(before: unknown, now: unknown): number | null {
  return typeof before === 'number' && typeof now === 'number' ? now - before : null;
}
