import type { Production } from '../../music/types.js';
import {
  type BiquadCoefficients,
  filterInPlace,
  highPass,
  highShelf,
  lowShelf,
} from '../dsp/biquad.js';
import { gainOf } from '../dsp/decibels.js';
import { compress } from '../effects/compressor.js';
import { saturate } from '../effects/saturation.js';
import { setWidth } from '../effects/width.js';
import { wow } from '../effects/wow.js';
import { integratedLoudness } from '../loudness/measure.js';
import { SILENCE_LUFS, weightedSteps } from '../loudness/steps.js';
import { scale } from '../stereo.js';
import type { StereoSound } from '../types.js';
import { balanceSections } from './tonal-balance.js';

/** What is below is only heard as lost headroom; it also takes away any DC. */
const RUMBLE_HZ = 25;
/** Compressor and saturation work at this level, whatever the sum's own. */
const WORKING_LUFS = -18;

/**
 * What a production does to a mix before its dynamics. All of it is linear: done to the parts one by
 * one, their sum is the mix that it was measured on.
 */
export interface BusTone {
  /** Filters, one group after the other. */
  sections: readonly (readonly BiquadCoefficients[])[];
  /** Linear; null for silence, which is left as it is. */
  gain: number | null;
  width: number;
}

/** Tone, working level and width of a mix, in place, and what was done to it. */
export function shapeTone(sound: StereoSound, production: Production): BusTone {
  const { sampleRate } = sound;
  const sections = [
    balanceSections(sound),
    [
      highPass(RUMBLE_HZ, sampleRate),
      lowShelf(100, sampleRate, production.lowShelfDb),
      highShelf(8000, sampleRate, production.highShelfDb),
    ],
  ];
  filterBoth(sound, sections);
  const loudness = integratedLoudness(weightedSteps(sound));
  const gain = loudness <= SILENCE_LUFS ? null : gainOf(WORKING_LUFS - loudness);
  const width = Math.min(1.3, Math.max(0, production.width));
  levelAndWiden(sound, gain, width);
  return { sections, gain, width };
}

/** Does to another sound, in place, what `shapeTone` did. */
export function applyTone(sound: StereoSound, { sections, gain, width }: BusTone): void {
  filterBoth(sound, sections);
  levelAndWiden(sound, gain, width);
}

function filterBoth(sound: StereoSound, groups: BusTone['sections']): void {
  for (const sections of groups) {
    filterInPlace(sound.left, sections);
    filterInPlace(sound.right, sections);
  }
}

function levelAndWiden(sound: StereoSound, gain: number | null, width: number): void {
  if (gain === null) return;
  scale(sound, gain);
  setWidth(sound, width);
}

const isSaturated = ({ saturation }: Production): boolean => saturation > 0.01;

/** The bus's compressor and saturation, in place: what is not linear about a production. */
export function shapeDynamics(sound: StereoSound, production: Production): void {
  if (production.glue > 0.01) {
    compress(sound, {
      thresholdDb: WORKING_LUFS - 2,
      ratio: 1 + 2 * Math.min(1, production.glue),
      kneeDb: 8,
      attackSeconds: 0.03,
      releaseSeconds: 0.18,
    });
  }
  if (isSaturated(production)) {
    saturate(sound, 0.4 + 1.8 * Math.min(1, production.saturation), 0.1);
  }
}

/** What comes after the dynamics, in place, linear again: no DC, and the tape's drift of pitch. */
export function settle(sound: StereoSound, production: Production): void {
  if (isSaturated(production)) {
    // Even harmonics bring a little DC with them.
    filterBoth(sound, [[highPass(RUMBLE_HZ, sound.sampleRate)]]);
  }
  wow(sound, Math.min(1, Math.max(0, production.wow)));
}
