// The timer's sounds: one or two soft tones, made here. Loaded only where somebody asked for them.

const LOUD = 0.06;
const LASTS = 0.9;

/** Name → tones in hertz, one after the other. */
const TONES = { soon: [523], end: [523, 392] };

let context = null;

/** @param {'soon' | 'end'} name */
export async function chime(name) {
  context ??= new AudioContext();
  await context.resume();
  TONES[name].forEach((hertz, turn) => tone(hertz, context.currentTime + turn * 0.35));
}

/** One tone that swells and fades, so that nobody is startled. */
function tone(hertz, at) {
  const source = new OscillatorNode(context, { type: 'sine', frequency: hertz });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUD, at + 0.08);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + LASTS);
  source.connect(volume).connect(context.destination);
  source.start(at);
  source.stop(at + LASTS);
}
