// The sound of somebody becoming ready: two rising notes, soft and short. It carries nothing that is not
// also written.

const NOTES_HZ = [587.33, 880]; // D5, A5
const NOTE_SECONDS = 0.16;
const PEAK = 0.12;

let context: AudioContext | undefined;

/** Plays it, except on a page that nobody has touched yet: browsers would keep it back and play it late. */
export async function chime(): Promise<void> {
  if (!navigator.userActivation.hasBeenActive) return;
  context ??= new AudioContext();
  const audio = context;
  await audio.resume();
  NOTES_HZ.forEach((hertz, place) => note(audio, hertz, audio.currentTime + place * NOTE_SECONDS));
}

function note(audio: AudioContext, hertz: number, at: number): void {
  const oscillator = new OscillatorNode(audio, { type: 'sine', frequency: hertz });
  const gain = new GainNode(audio, { gain: 0 });
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(PEAK, at + 0.015);
  gain.gain.exponentialRampToValueAtTime(0.001, at + NOTE_SECONDS + 0.06);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(at);
  oscillator.stop(at + NOTE_SECONDS + 0.06);
}
