import type { Production } from '../../music/types.js';
import { filterInPlace, highPass, highShelf, lowShelf } from '../dsp/biquad.js';
import { gainOf } from '../dsp/decibels.js';
import { compress } from '../effects/compressor.js';
import { saturate } from '../effects/saturation.js';
import { setWidth } from '../effects/width.js';
import { wow } from '../effects/wow.js';
import { integratedLoudness } from '../loudness/measure.js';
import { SILENCE_LUFS, weightedSteps } from '../loudness/steps.js';
import { scale } from '../stereo.js';
import type { StereoSound } from '../types.js';
import { balanceTone } from './tonal-balance.js';

/** What is below is only heard as lost headroom; it also takes away any DC. */
const RUMBLE_HZ = 25;
/** Compressor and saturation work at this level, whatever the sum's own. */
const WORKING_LUFS = -18;

/** Gives the sum of the parts its production: tone, glue, warmth, drift, width. In place. */
export function produce(sound: StereoSound, production: Production): void {
  const { sampleRate } = sound;
  balanceTone(sound);
  const sections = [
    highPass(RUMBLE_HZ, sampleRate),
    lowShelf(100, sampleRate, production.lowShelfDb),
    highShelf(8000, sampleRate, production.highShelfDb),
  ];
  filterInPlace(sound.left, sections);
  filterInPlace(sound.right, sections);
  const loudness = integratedLoudness(weightedSteps(sound));
  if (loudness <= SILENCE_LUFS) return;
  scale(sound, gainOf(WORKING_LUFS - loudness));

  setWidth(sound, Math.min(1.3, Math.max(0, production.width)));
  if (production.glue > 0.01) {
    compress(sound, {
      thresholdDb: WORKING_LUFS - 2,
      ratio: 1 + 2 * Math.min(1, production.glue),
      kneeDb: 8,
      attackSeconds: 0.03,
      releaseSeconds: 0.18,
    });
  }
  if (production.saturation > 0.01) {
    saturate(sound, 0.4 + 1.8 * Math.min(1, production.saturation), 0.1);
    // Even harmonics bring a little DC with them.
    filterInPlace(sound.left, [highPass(RUMBLE_HZ, sampleRate)]);
    filterInPlace(sound.right, [highPass(RUMBLE_HZ, sampleRate)]);
  }
  wow(sound, Math.min(1, Math.max(0, production.wow)));
}
