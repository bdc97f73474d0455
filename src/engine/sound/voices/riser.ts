import { whiteNoise } from '../dsp/noise.js';
import { StateVariableFilter } from '../dsp/state-variable-filter.js';
import { SAMPLE_RATE } from '../types.js';
import { sawtooth, sine } from './oscillators.js';
import { levelOf, put, type Voice } from './voice.js';

const CONTROL_FRAMES = 16;
/** After the climax everything stops; this long, so that it does not click. */
const STOP_FRAMES = 0.018 * SAMPLE_RATE;

/**
 * Noise and a tone that climb two octaves, louder, brighter and shaking faster until the note's
 * END, which is the climax.
 */
export const riser: Voice = (note, target) => {
  const frames = note.endFrame - note.startFrame;
  const noiseLeft = whiteNoise(note.seed);
  const noiseRight = whiteNoise(note.seed + 1);
  const left = new StateVariableFilter(SAMPLE_RATE);
  const right = new StateVariableFilter(SAMPLE_RATE);
  const tone = new StateVariableFilter(SAMPLE_RATE);
  const level = 0.5 * levelOf(note.velocity);
  let phase = 0;
  let phaseWide = 0.37;
  let shake = 0;
  let step = note.frequency / SAMPLE_RATE;

  const last = Math.min(target.left.length, note.endFrame + STOP_FRAMES);
  for (let frame = note.startFrame; frame < last; frame++) {
    const elapsed = frame - note.startFrame;
    const progress = Math.min(1, elapsed / frames);
    if (elapsed % CONTROL_FRAMES === 0) {
      const sweep = 350 * 2 ** (4.6 * progress ** 1.3);
      left.tune(sweep, 1.4);
      right.tune(sweep * 1.07, 1.4);
      step = (note.frequency * 2 ** (2 * progress ** 1.6)) / SAMPLE_RATE;
      tone.tune(600 + 5400 * progress * progress, 0.9);
    }
    shake += (3 + 13 * progress * progress) / SAMPLE_RATE;
    const tremolo = 1 - 0.3 * progress * (0.5 + 0.5 * sine(shake));
    const stop = frame < note.endFrame ? 1 : 1 - (frame - note.endFrame) / STOP_FRAMES;
    // The first milliseconds fade in, whatever the curve.
    const gain =
      level * tremolo * stop * (0.03 + 0.97 * progress ** 2.4) * Math.min(1, elapsed / 480);
    left.push(noiseLeft.next());
    right.push(noiseRight.next());
    phase += step;
    if (phase >= 1) phase -= 1;
    phaseWide += step * 1.006;
    if (phaseWide >= 1) phaseWide -= 1;
    tone.push(sawtooth(phase, step) + sawtooth(phaseWide, step * 1.006));
    const body = 0.16 * tone.low;
    put(target, frame, gain * (left.band + body), gain * (right.band + body));
  }
};
