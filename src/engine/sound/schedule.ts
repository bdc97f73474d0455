import type { Part, Score, TempoMap } from '../music/types.js';
import { framesIn } from './stereo.js';
import { SAMPLE_RATE } from './types.js';

/** A note as the sound stage plays it: in samples from the start of the picture. */
export interface ScheduledNote {
  startFrame: number;
  /** Where the player lets go; always after the start. */
  endFrame: number;
  pitch: number;
  velocity: number;
}

/** The drum keys that are kicks: acoustic and electric bass drum. */
const KICK_KEYS: ReadonlySet<number> = new Set([35, 36]);

/** The time of `beat` in seconds; beyond the map's ends the nearest segment's tempo goes on. */
export function timeOfBeat(map: TempoMap, beat: number): number {
  const { points } = map;
  const first = points[0];
  if (!first) return 0;
  if (points.length === 1) return first.seconds;
  let low = 0;
  let high = points.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((points[middle]?.beat ?? 0) <= beat) low = middle;
    else high = middle - 1;
  }
  const from = points[low] ?? first;
  const to = points[low + 1] ?? first;
  const beats = to.beat - from.beat;
  if (beats <= 0) return from.seconds;
  return from.seconds + ((beat - from.beat) * (to.seconds - from.seconds)) / beats;
}

/**
 * The part's notes in samples, sorted by start, without those that begin after the end. A nudge
 * moves the whole note; what would begin before the picture begins with it.
 */
export function scheduleNotes(score: Score, part: Part): ScheduledNote[] {
  const frames = framesIn(score.durationSeconds);
  const notes: ScheduledNote[] = [];
  for (const note of part.notes) {
    const starts = timeOfBeat(score.tempoMap, note.startBeat) + note.nudgeSeconds;
    const ends =
      timeOfBeat(score.tempoMap, note.startBeat + note.durationBeats) + note.nudgeSeconds;
    const startFrame = Math.max(0, Math.round(starts * SAMPLE_RATE));
    if (startFrame >= frames || note.velocity < 1) continue;
    notes.push({
      startFrame,
      endFrame: Math.max(startFrame + 1, Math.round(ends * SAMPLE_RATE)),
      pitch: Math.round(Math.min(127, Math.max(0, note.pitch))),
      velocity: Math.round(Math.min(127, note.velocity)),
    });
  }
  return notes.sort((a, b) => a.startFrame - b.startFrame || a.pitch - b.pitch);
}

/** When the kick drum sounds, in samples, sorted: what the sidechain listens to. */
export function kickFrames(score: Score): number[] {
  const frames: number[] = [];
  for (const part of score.parts) {
    if (part.role !== 'drums' && part.instrument.kind !== 'kit') continue;
    for (const note of scheduleNotes(score, part)) {
      if (KICK_KEYS.has(note.pitch)) frames.push(note.startFrame);
    }
  }
  return frames.sort((a, b) => a - b);
}
