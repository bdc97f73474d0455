/** Where a stretch of a sound is played. Frames. */
export interface SoundPlace {
  /** On the timeline. */
  at: number;
  /** In the sound; of one that is played again and again, since its first beginning. */
  from: number;
  frames: number;
  /** Linear. */
  gain: number;
  fadeIn: number;
  fadeOut: number;
  /** It begins again where it ends. */
  loop: boolean;
}

/** Places that go on in one another, as one: what was split sounds as if it had not been. */
export interface Run extends Omit<SoundPlace, 'gain'> {
  /** The gain from a frame of the run on; the first is for its beginning. */
  levels: { from: number; gain: number }[];
}

/** Times are told in milliseconds, at any speed: what is nearer than this is the same. */
const TOLERANCE_FRAMES = 72;

/**
 * Joins places of one sound, where each goes on where the one before ends, unfaded. `inSound` says
 * which place in the sound is heard at a `from`: two repetitions have the same.
 */
export function joinPlaces(
  places: readonly SoundPlace[],
  inSound: (from: number) => number,
): Run[] {
  const runs: Run[] = [];
  for (const { gain, ...place } of places.toSorted((a, b) => a.at - b.at)) {
    const before = runs.find((run) => goesOn(run, place, inSound));
    if (before) {
      before.levels.push({ from: place.at - before.at, gain });
      before.frames = place.at + place.frames - before.at;
      before.fadeOut = place.fadeOut;
    } else {
      runs.push({ ...place, levels: [{ from: 0, gain }] });
    }
  }
  return runs;
}

function goesOn(
  run: Run,
  place: Omit<SoundPlace, 'gain'>,
  inSound: (from: number) => number,
): boolean {
  if (run.loop !== place.loop || run.fadeOut > 0 || place.fadeIn > 0) return false;
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= TOLERANCE_FRAMES;
  if (!near(run.at + run.frames, place.at)) return false;
  const [ended, begun] = [run.from + run.frames, place.from];
  return near(ended, begun) || (run.loop && near(inSound(ended), inSound(begun)));
}
