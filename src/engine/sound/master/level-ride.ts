import type { Score } from '../../music/types.js';
import { gainOf } from '../dsp/decibels.js';
import { integratedLoudness } from '../loudness/measure.js';
import { SILENCE_LUFS, STEP_SECONDS, weightedSteps } from '../loudness/steps.js';
import { truePeakCurve } from '../loudness/true-peak.js';
import { applyCurve } from '../mix/channel-strip.js';
import { timeOfBeat } from '../schedule.js';
import type { StereoSound } from '../types.js';
import { limiterGain } from './limiter.js';
import { CEILING_DBTP, TARGET_LUFS } from './maximise.js';

/** What the hand on the fader does about a bar that is off: not all, or the playing would be lost. */
const FULLNESS = 0.85;
/** It never moves further than this, decibels. */
const LARGEST_MOVE_DB = 6;
/** The players' dynamics may be larger than what is meant, by this factor at most; never smaller. */
const WIDEST = 1.7;
/** The fader moves before the barline, so that a bar is right from its first beat. */
const MOVE_SECONDS = 0.35;

/** A fader's moves: at a frame, by so many decibels; smooth between them. */
export type LevelRide = readonly { frame: number; gainDb: number }[];

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** How far each bar is from what is meant: from the line through all of them, decibels. */
function deviations(heard: readonly number[], meant: readonly number[]): number[] {
  const meanHeard = mean(heard);
  const meanMeant = mean(meant);
  const spread = mean(meant.map((level) => (level - meanMeant) ** 2));
  const both = mean(meant.map((level, i) => (level - meanMeant) * ((heard[i] ?? 0) - meanHeard)));
  const slope = spread > 0 ? Math.min(WIDEST, Math.max(1, both / spread)) : 1;
  return heard.map((level, i) => level - meanHeard - slope * ((meant[i] ?? 0) - meanMeant));
}

/** The loudness steps of a sound as the limiter will leave it: it takes most from the loudest bars. */
function limitedSteps(sound: StereoSound): Float64Array {
  const loudness = integratedLoudness(weightedSteps(sound));
  if (loudness <= SILENCE_LUFS) return weightedSteps(sound);
  const drive = gainOf(TARGET_LUFS - loudness);
  const ceiling = gainOf(CEILING_DBTP);
  const peaks = truePeakCurve(sound, ceiling / (2 * drive));
  return weightedSteps(sound, { gain: limiterGain(peaks, drive, ceiling, sound.sampleRate) });
}

/**
 * How the fader of the whole is moved, bar by bar, so that what is heard is as loud as was meant:
 * players, their number, the room, compressor and limiter never add up to exactly that. Empty where nothing is to be moved.
 */
export function rideLevels(
  sound: StereoSound,
  { dynamics, tempoMap }: Pick<Score, 'dynamics' | 'tempoMap'>,
): LevelRide {
  if (dynamics === undefined || dynamics.firmness < 0.05) return [];
  const steps = limitedSteps(sound);
  const bars = dynamics.bars.flatMap(({ startBeat, endBeat, levelDb }) => {
    const from = timeOfBeat(tempoMap, startBeat);
    const to = timeOfBeat(tempoMap, endBeat);
    const first = Math.round(from / STEP_SECONDS);
    const own = steps.subarray(first, Math.max(first + 1, Math.round(to / STEP_SECONDS)));
    const heard = integratedLoudness(own);
    return heard > SILENCE_LUFS + 20 ? [{ from, to, levelDb, heard }] : [];
  });
  if (bars.length < 2) return [];
  const off = deviations(
    bars.map(({ heard }) => heard),
    bars.map(({ levelDb }) => levelDb),
  );
  const moves = off.map((by) =>
    Math.min(LARGEST_MOVE_DB, Math.max(-LARGEST_MOVE_DB, -by * FULLNESS * dynamics.firmness)),
  );
  const frameOf = (seconds: number): number => seconds * sound.sampleRate;
  const ride = bars.flatMap(({ from, to }, i) => {
    const gainDb = moves[i] ?? 0;
    const until = Math.max((from + to) / 2, to - MOVE_SECONDS);
    return [
      { frame: frameOf(from), gainDb },
      { frame: frameOf(until), gainDb },
    ];
  });
  // The final chord is as the players strike it.
  return [...ride, { frame: frameOf(bars.at(-1)?.to ?? 0), gainDb: 0 }];
}

/** Moves the fader over a sound, in place. */
export function applyLevelRide(sound: StereoSound, ride: LevelRide): void {
  if (ride.length === 0) return;
  let segment = 0;
  applyCurve(sound, (frame) => {
    while (segment + 1 < ride.length && (ride[segment + 1]?.frame ?? 0) <= frame) segment++;
    const from = ride[segment];
    const to = ride[segment + 1];
    if (from === undefined) return 1;
    if (to === undefined || frame <= from.frame) return gainOf(from.gainDb);
    const share = (frame - from.frame) / (to.frame - from.frame);
    const eased = 0.5 - 0.5 * Math.cos(Math.PI * share);
    return gainOf(from.gainDb + (to.gainDb - from.gainDb) * eased);
  });
}
