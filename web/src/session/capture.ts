// The screen, by the browser's own picker. Asks the browser for it, watches it, lets it go; knows nothing of sessions.

/** What the remote user chose to show. */
export type Surface = 'monitor' | 'window' | 'browser' | 'unknown';

/** Why this browser cannot share its screen; null when it can. Phones lack the picker. */
export type SharingObstacle = 'insecure' | 'no_screen_capture' | 'no_peer_connection';

/** Checked before *Join*, because joining binds the request to the device. */
export function sharingObstacle(): SharingObstacle | null {
  if (!window.isSecureContext) return 'insecure';
  if (typeof navigator.mediaDevices?.getDisplayMedia !== 'function') return 'no_screen_capture';
  if (typeof RTCPeerConnection !== 'function') return 'no_peer_connection';
  return null;
}

/** A captured screen. */
export class Capture {
  readonly track: MediaStreamTrack;
  readonly surface: Surface;

  constructor(track: MediaStreamTrack, ended: () => void) {
    this.track = track;
    this.surface = surfaceOf(track);
    // Sharp text matters more than smooth movement.
    track.contentHint = 'detail';
    track.onended = ended;
  }

  /** Held back, the browser sends black frames instead of the screen. */
  pause(paused: boolean): void {
    this.track.enabled = !paused;
  }

  /** At once and for good; `ended` is not said. */
  stop(): void {
    this.track.onended = null;
    this.track.stop();
  }
}

/** How the picker was left. */
export type Picked = Capture | 'cancelled' | 'unavailable';

/** Shows the picker. `ended` is said when the browser or the person stops the capture outside the page. */
export async function pickScreen(ended: () => void): Promise<Picked> {
  try {
    const stream = await navigator.mediaDevices.getDisplayMedia(WANTED);
    const track = stream.getVideoTracks()[0];
    return track ? new Capture(track, ended) : 'unavailable';
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotAllowedError' ? 'cancelled' : 'unavailable';
  }
}

/** TypeScript's library does not know the last three yet (W3C Screen Capture, `DisplayMediaStreamOptions`). */
const WANTED: DisplayMediaStreamOptions & Record<string, unknown> = {
  video: { frameRate: { ideal: 60 }, cursor: 'always' } as MediaTrackConstraints,
  audio: false,
  selfBrowserSurface: 'exclude',
  surfaceSwitching: 'include',
  monitorTypeSurfaces: 'include',
};

function surfaceOf(track: MediaStreamTrack): Surface {
  switch (track.getSettings().displaySurface) {
    case 'monitor':
      return 'monitor';
    case 'window':
      return 'window';
    case 'browser':
      return 'browser';
    default:
      return 'unknown';
  }
}
