import type { Score } from '../music/types.js';
import { timeOfBeat } from './schedule.js';
import type { StereoSound } from './types.js';

/** What the score calls sections in which nobody plays. */
const SILENCE = 'silence';

/** A raised cosine: no corner at either end. */
const rise = (share: number): number => 0.5 - 0.5 * Math.cos(Math.PI * share);

/** Where a piece is faded, in seconds. */
export interface FadeTimes {
  /** The fade-in: from where the music begins. */
  in: { from: number; to: number };
  /** The fade-out: until the music is over. */
  out: { from: number; to: number };
}

/**
 * When a score's fades are heard; null where it has none. They belong to the music: silence before
 * its first section and after its last is not faded.
 */
export function fadeTimes({
  fades,
  sections,
  tempoMap,
  durationSeconds,
}: Pick<Score, 'fades' | 'sections' | 'tempoMap' | 'durationSeconds'>): FadeTimes | null {
  if (fades === undefined) return null;
  const sounding = sections.filter(({ name }) => name !== SILENCE);
  const first = sounding[0];
  const last = sounding.at(-1);
  const start = first === undefined ? 0 : timeOfBeat(tempoMap, first.startBeat);
  const end =
    last === undefined
      ? durationSeconds
      : Math.min(durationSeconds, timeOfBeat(tempoMap, last.endBeat));
  return {
    in: { from: start, to: Math.min(durationSeconds, start + fades.inSeconds) },
    out: { from: Math.max(0, end - fades.outSeconds), to: end },
  };
}

/** Fades a piece in and out, in place, as the score says; its length stays. */
export function applyFades(sound: StereoSound, score: Score): void {
  const times = fadeTimes(score);
  if (times === null) return;
  const frames = sound.left.length;
  const frameOf = (seconds: number): number =>
    Math.min(frames, Math.round(seconds * sound.sampleRate));
  const [start, risen] = [frameOf(times.in.from), frameOf(times.in.to)];
  const [falling, end] = [frameOf(times.out.from), frameOf(times.out.to)];
  for (const channel of [sound.left, sound.right]) {
    for (let i = start; i < risen; i++) {
      channel[i] = (channel[i] ?? 0) * rise((i - start) / (risen - start));
    }
    if (falling === end) continue;
    for (let i = falling; i < frames; i++) {
      channel[i] = (channel[i] ?? 0) * (i < end ? rise((end - i) / (end - falling)) : 0);
    }
  }
}
