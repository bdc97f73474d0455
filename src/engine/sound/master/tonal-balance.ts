import {
  type BiquadCoefficients,
  filterInPlace,
  highPass,
  highShelf,
  lowPass,
  lowShelf,
  peaking,
} from '../dsp/biquad.js';
import type { StereoSound } from '../types.js';

/**
 * Octaves of a finished record: level in decibels against the others, and how far a mix may be
 * raised or lowered there. The curve is that of popular records of all decades, which agree
 * closely. Source: P. Pestana et al., "Spectral Characteristics of Popular Commercial Recordings
 * 1950–2010", AES 135th Convention, 2013.
 *
 * Deep bass is never raised: where there is no bass, it would raise rumble.
 */
const OCTAVES = [
  { hertz: 63, level: 0, raise: 0, lower: 4 },
  { hertz: 125, level: -1.5, raise: 1.5, lower: 4 },
  { hertz: 250, level: -4, raise: 2, lower: 4 },
  { hertz: 500, level: -6.5, raise: 2.5, lower: 3.5 },
  { hertz: 1000, level: -9, raise: 3, lower: 3 },
  { hertz: 2000, level: -12, raise: 4, lower: 3 },
  { hertz: 4000, level: -16, raise: 4.5, lower: 3.5 },
  { hertz: 8000, level: -21, raise: 4, lower: 4 },
] as const;

/** A mix keeps its character: only this share of its distance to the curve is corrected. */
const SHARE = 0.5;
/** Bands in which every piece has something, so that they say what the others are compared with. */
const ANCHORS: ReadonlySet<number> = new Set([125, 250, 500, 1000, 2000]);
/** A mix is judged by at most so much of itself, in evenly spread seconds. */
const JUDGED_SECONDS = 24;

/**
 * The filters that lead a dull, boomy or harsh mix towards the balance of records, and not all the
 * way; none for silence.
 */
export function balanceSections(sound: StereoSound): BiquadCoefficients[] {
  const levels = octaveLevels(sound);
  if (!levels) return [];
  return corrections(levels).flatMap((gainDb, i) => {
    const hertz = OCTAVES[i]?.hertz ?? 1000;
    return Math.abs(gainDb) < 0.1 ? [] : [sectionAt(hertz, gainDb, sound.sampleRate)];
  });
}

/** Decibels to change each octave by. */
function corrections(levels: readonly number[]): number[] {
  let offset = 0;
  OCTAVES.forEach(({ hertz, level }, i) => {
    if (ANCHORS.has(hertz)) offset += ((levels[i] ?? 0) - level) / ANCHORS.size;
  });
  return OCTAVES.map(({ level, raise, lower }, i) => {
    const excess = (levels[i] ?? 0) - level - offset;
    return Math.max(-lower, Math.min(raise, -SHARE * excess));
  });
}

/** Mean level in decibels of the middle signal in each octave; null for silence. */
export function octaveLevels(sound: StereoSound): number[] | null {
  const judged = middleOf(sound);
  const levels = OCTAVES.map(({ hertz }) => {
    const band = judged.slice();
    const low = hertz / Math.SQRT2;
    const high = hertz * Math.SQRT2;
    filterInPlace(band, [
      highPass(low, sound.sampleRate, 0.54),
      highPass(low, sound.sampleRate, 1.31),
      lowPass(high, sound.sampleRate, 0.54),
      lowPass(high, sound.sampleRate, 1.31),
    ]);
    let sum = 0;
    for (const sample of band) sum += sample * sample;
    return 10 * Math.log10(sum / band.length + 1e-20);
  });
  return Math.max(...levels) < -100 ? null : levels;
}

function sectionAt(hertz: number, gainDb: number, sampleRate: number): BiquadCoefficients {
  if (hertz === OCTAVES[0].hertz) return lowShelf(hertz * 1.3, sampleRate, gainDb);
  if (hertz === 8000) return highShelf(6500, sampleRate, gainDb);
  return peaking(hertz, sampleRate, gainDb, 1);
}

/** (L + R) / 2 of evenly spread seconds. */
function middleOf(sound: StereoSound): Float32Array {
  const frames = sound.left.length;
  const judgedFrames = Math.min(frames, JUDGED_SECONDS * sound.sampleRate);
  const stretch = frames / Math.max(1, judgedFrames);
  const middle = new Float32Array(judgedFrames);
  for (let i = 0; i < judgedFrames; i++) {
    const second = Math.floor(i / sound.sampleRate);
    const at = Math.floor(second * stretch * sound.sampleRate) + (i % sound.sampleRate);
    middle[i] = 0.5 * ((sound.left[at] ?? 0) + (sound.right[at] ?? 0));
  }
  return middle;
}
