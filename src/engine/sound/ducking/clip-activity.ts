import { integratedLoudness } from '../loudness/measure.js';
import { lufsOf, SILENCE_LUFS, STEP_SECONDS, weightedSteps } from '../loudness/steps.js';
import type { StereoSound } from '../types.js';

/** A stretch in which the clip's own sound is to be heard, in seconds. */
export interface ActiveSpan {
  startSeconds: number;
  endSeconds: number;
}

/** What the clip's own sound is like. */
export interface ClipActivity {
  /** Gated loudness, LUFS; −70 when it is as good as silent. */
  loudness: number;
  /** The level of its quiet tenth, LUFS: hiss, room, wind. */
  floor: number;
  /** Of one level throughout: wind, traffic, a machine, music; hardly speech. */
  steady: boolean;
  /** Where it is loud, in order, apart. */
  spans: readonly ActiveSpan[];
  /** Gated loudness of what is spoken alone, LUFS; null when nobody speaks audibly. */
  voice: number | null;
}

/** Quieter on the whole than this is no sound to be heard: noise of a camera's preamplifier. */
export const AUDIBLE_LUFS = -52;
/** Readings a second of the level that the gate watches. */
const HOP_SECONDS = 0.02;
/** The gate opens this far below the clip's own loudness, and closes this much lower still. */
const OPEN_LU = -11;
const CLOSE_LU = -17;
/** The gate stays shut for what hardly stands out of the floor. */
const ABOVE_FLOOR_LU = 5;
/** A click is no sound to make way for. */
const SHORTEST_SECONDS = 0.06;
/** Where quiet and loud are no farther apart, there is no floor to stand out of. */
const STEADY_LU = 7;

/** Whether a clip's own sound is one to be heard, or as good as silent. */
export function isAudible(clip: StereoSound): boolean {
  return integratedLoudness(weightedSteps(clip)) >= AUDIBLE_LUFS;
}

/** Listens to a clip's own sound, in which somebody speaks at `speech`: how loud it is and where. */
export function listen(clip: StereoSound, speech: readonly ActiveSpan[]): ClipActivity {
  const steps = weightedSteps(clip);
  const loudness = integratedLoudness(steps);
  if (loudness < AUDIBLE_LUFS) {
    return { loudness: SILENCE_LUFS, floor: SILENCE_LUFS, steady: true, spans: [], voice: null };
  }
  const levels = momentLevels(clip);
  const sorted = [...levels].sort((a, b) => a - b);
  const floor = sorted[Math.floor(0.1 * sorted.length)] ?? SILENCE_LUFS;
  const top = sorted[Math.floor(0.95 * sorted.length)] ?? SILENCE_LUFS;
  const steady = top - floor < STEADY_LU;
  const open = Math.max(
    AUDIBLE_LUFS,
    loudness + OPEN_LU,
    steady ? SILENCE_LUFS : Math.min(floor + ABOVE_FLOOR_LU, loudness - 2),
  );
  const close = Math.max(AUDIBLE_LUFS - 4, open + CLOSE_LU - OPEN_LU);
  const voice = integratedLoudness(steps.filter((_, i) => isWithin(speech, stepCentre(i))));
  return {
    loudness,
    floor,
    steady,
    spans: spansOf(levels, open, close),
    voice: voice < AUDIBLE_LUFS ? null : voice,
  };
}

const stepCentre = (step: number): number => (step + 0.5) * STEP_SECONDS;

function isWithin(spans: readonly ActiveSpan[], seconds: number): boolean {
  return spans.some(
    ({ startSeconds, endSeconds }) => startSeconds <= seconds && seconds < endSeconds,
  );
}

/** K-weighted level every 20 ms, over 60 ms around it. */
function momentLevels(clip: StereoSound): number[] {
  const powers = weightedSteps(clip, { stepSeconds: HOP_SECONDS });
  const levels: number[] = [];
  for (let i = 0; i < powers.length; i++) {
    const around = [powers[i - 1], powers[i], powers[i + 1]].filter((power) => power !== undefined);
    levels.push(lufsOf(around.reduce((sum, power) => sum + power, 0) / around.length));
  }
  return levels;
}

function spansOf(levels: readonly number[], open: number, close: number): ActiveSpan[] {
  const spans: ActiveSpan[] = [];
  let start: number | null = null;
  for (let i = 0; i <= levels.length; i++) {
    const level = levels[i] ?? Number.NEGATIVE_INFINITY;
    if (start === null && level > open) start = i;
    if (start === null || level > close) continue;
    const span = { startSeconds: start * HOP_SECONDS, endSeconds: i * HOP_SECONDS };
    start = null;
    if (span.endSeconds - span.startSeconds >= SHORTEST_SECONDS) spans.push(span);
  }
  return spans;
}
