import type { StereoSound } from '../types.js';
import { joinPlaces, type Run, type SoundPlace } from './join-places.js';
import { placeInLoop, repeat, type Seam, seamOf } from './repeat.js';

/** Where a sound is cut into, it comes in and goes out within this: no click, and no fade either. */
const EDGE_SECONDS = 0.005;
/** A change of level takes so long. */
const GLIDE_SECONDS = 0.02;

/**
 * Adds `sound` to `sum` in its places, at the same sampling rate: with fades at equal power, so that
 * two that cross are as loud together as each by itself, and without a click wherever it is cut.
 */
export function addPlaces(
  sum: StereoSound,
  sound: StereoSound,
  places: readonly SoundPlace[],
): void {
  let seam: Seam | undefined;
  const loopSeam = (): Seam => {
    seam ??= seamOf(sound);
    return seam;
  };
  for (const run of joinPlaces(places, (from) => placeInLoop(from, loopSeam()))) {
    if (!run.loop) {
      addRun(sum, sound, run);
      continue;
    }
    const from = placeInLoop(run.from, loopSeam());
    addRun(sum, repeat(sound, loopSeam(), from + run.frames), { ...run, from });
  }
}

function addRun(sum: StereoSound, source: StereoSound, run: Run): void {
  const { at, from } = run;
  const frames = Math.min(run.frames, source.left.length - from, sum.left.length - at);
  const gainAt = envelope(run, {
    sampleRate: sum.sampleRate,
    frames,
    // At the film's own ends the mix is softened as a whole.
    cutIn: from > 0 && at > 0,
    cutOut: at + frames < sum.left.length && (run.loop || from + frames < source.left.length),
  });
  for (let i = 0; i < frames; i++) {
    const gain = gainAt(i);
    sum.left[at + i] = (sum.left[at + i] ?? 0) + gain * (source.left[from + i] ?? 0);
    sum.right[at + i] = (sum.right[at + i] ?? 0) + gain * (source.right[from + i] ?? 0);
  }
}

/** What an envelope has to know besides the run. */
interface Cut {
  sampleRate: number;
  /** That are played in fact. */
  frames: number;
  /** The sound is going on already, or still, where it is cut. */
  cutIn: boolean;
  cutOut: boolean;
}

/** The gain at a frame of a run; the calls' frames must not go back. */
function envelope(run: Run, { sampleRate, frames, cutIn, cutOut }: Cut): (frame: number) => number {
  const edge = EDGE_SECONDS * sampleRate;
  const levelAt = glide(run, (GLIDE_SECONDS * sampleRate) / 2);
  const fadeIn = Math.min(run.fadeIn, run.frames);
  const fadeOut = Math.min(run.fadeOut, run.frames);
  return (frame) => {
    let gain = levelAt(frame);
    if (frame < fadeIn) gain *= Math.sin((0.5 * Math.PI * frame) / fadeIn);
    else if (cutIn && frame < edge) gain *= frame / edge;
    const left = run.frames - frame;
    if (left < fadeOut) gain *= Math.sin((0.5 * Math.PI * left) / fadeOut);
    else if (cutOut && frames - frame < edge) gain *= (frames - frame) / edge;
    return gain;
  };
}

/** The level at a frame: it moves from one to the next in a straight line, `half` on each side. */
function glide({ levels, frames }: Run, half: number): (frame: number) => number {
  let current = 0;
  return (frame) => {
    for (;;) {
      const level = levels[current];
      const next = levels[current + 1];
      if (!level) return 0;
      if (!next) return level.gain;
      const end = levels[current + 2]?.from ?? frames;
      const reach = Math.min(half, (next.from - level.from) / 2, (end - next.from) / 2);
      if (frame < next.from - reach) return level.gain;
      if (frame < next.from + reach) {
        const share = (frame - next.from + reach) / (2 * reach);
        return level.gain + (next.gain - level.gain) * share;
      }
      current++;
    }
  };
}
