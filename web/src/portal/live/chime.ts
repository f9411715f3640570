// The sounds of the portal: soft, short, and none carries anything that is not also written.

/** Somebody joined: a low knock. Somebody is ready: two rising notes. Somebody wrote, or asks: a tick. */
export type Sound = 'joined' | 'ready' | 'tick';

interface Note {
  type: OscillatorType;
  hertz: number;
  /** After the first one, in seconds. */
  after: number;
  seconds: number;
  peak: number;
}

const NOTES: Readonly<Record<Sound, readonly Note[]>> = {
  joined: [{ type: 'triangle', hertz: 196, after: 0, seconds: 0.14, peak: 0.16 }],
  ready: [
    { type: 'sine', hertz: 587.33, after: 0, seconds: 0.22, peak: 0.12 }, // D5
    { type: 'sine', hertz: 880, after: 0.16, seconds: 0.22, peak: 0.12 }, // A5
  ],
  tick: [{ type: 'sine', hertz: 1318.51, after: 0, seconds: 0.07, peak: 0.06 }],
};

let context: AudioContext | undefined;

/** Plays it, except on a page that nobody has touched yet: browsers would keep it back and play it late. */
export async function chime(sound: Sound): Promise<void> {
  if (!navigator.userActivation.hasBeenActive) return;
  context ??= new AudioContext();
  const audio = context;
  await audio.resume();
  for (const note of NOTES[sound]) play(audio, note);
}

function play(audio: AudioContext, { type, hertz, after, seconds, peak }: Note): void {
  const at = audio.currentTime + after;
  const oscillator = new OscillatorNode(audio, { type, frequency: hertz });
  const gain = new GainNode(audio, { gain: 0 });
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(peak, at + 0.015);
  gain.gain.exponentialRampToValueAtTime(0.001, at + seconds);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(at);
  oscillator.stop(at + seconds);
}
