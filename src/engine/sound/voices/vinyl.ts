import { whiteNoise } from '../dsp/noise.js';
import { StateVariableFilter } from '../dsp/state-variable-filter.js';
import { SAMPLE_RATE } from '../types.js';
import { levelOf, put, type Voice } from './voice.js';

const TICKS_A_SECOND = 9;
/** Against hiss of about 0.005. */
const LOUDEST_TICK = 1;
const FADE_FRAMES = 0.25 * SAMPLE_RATE;

/** The surface of a record for as long as the note lasts: hiss, a little rumble, dust that ticks. */
export const vinyl: Voice = (note, target) => {
  const hiss = [whiteNoise(note.seed), whiteNoise(note.seed + 1)] as const;
  const dust = whiteNoise(note.seed + 2);
  const [airLeft, airRight, rumble, tickLeft, tickRight] = [0, 1, 2, 3, 4].map(
    () => new StateVariableFilter(SAMPLE_RATE),
  );
  if (!airLeft || !airRight || !rumble || !tickLeft || !tickRight) return;
  airLeft.tune(3400, 0.5);
  airRight.tune(3400, 0.5);
  rumble.tune(42, 0.8);
  tickLeft.tune(2600, 1.2);
  tickRight.tune(2600, 1.2);
  const level = levelOf(note.velocity);

  const last = Math.min(target.left.length, note.endFrame);
  for (let frame = note.startFrame; frame < last; frame++) {
    let left = 0;
    let right = 0;
    if (Math.abs(dust.next()) < TICKS_A_SECOND / SAMPLE_RATE) {
      // Most ticks are faint, a few stand out; none is a knock.
      const strength = LOUDEST_TICK * Math.abs(dust.next()) ** 3 * Math.sign(dust.next());
      const place = dust.next();
      left = strength * (1 - 0.8 * place);
      right = strength * (1 + 0.8 * place);
      const pitch = 1500 + 2500 * Math.abs(dust.next());
      tickLeft.tune(pitch, 1.2);
      tickRight.tune(pitch, 1.2);
    }
    tickLeft.push(left);
    tickRight.push(right);
    const a = hiss[0].next();
    const b = hiss[1].next();
    airLeft.push(a);
    airRight.push(b);
    rumble.push(a);
    const fade = Math.min(1, (frame - note.startFrame) / FADE_FRAMES, (last - frame) / FADE_FRAMES);
    const low = 0.06 * rumble.band;
    put(
      target,
      frame,
      level * fade * (0.012 * airLeft.band + low + tickLeft.band),
      level * fade * (0.012 * airRight.band + low + tickRight.band),
    );
  }
};
