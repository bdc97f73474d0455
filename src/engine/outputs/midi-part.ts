import { type AutomationPoint, type Part, type Score, secondsAt } from '../music/index.js';
import { TICKS_PER_BEAT, tickAt, tickOfBeat } from './midi-clock.js';

/** A note between two ticks. */
export interface MidiNote {
  startTick: number;
  endTick: number;
  pitch: number;
  velocity: number;
}

/** A controller's value from a tick on, 0…127. */
export interface ControllerStep {
  tick: number;
  value: number;
}

/** `gainDb` 0 is at this place of the volume controller, so that there is room above it. */
const UNITY_VOLUME = 100;
/** Between two points of a curve it is read so often. */
const CURVE_STEP_BEATS = 1 / 16;

const sevenBits = (value: number): number => Math.min(127, Math.max(0, Math.round(value)));

/**
 * A part's notes as they are played, the player's deviations included, sorted by start. A key that
 * is struck while it is down is let go first; of two strokes of a key at one tick the stronger stays.
 */
export function midiNotes(score: Score, part: Part): MidiNote[] {
  const { tempoMap, durationSeconds } = score;
  const notes: MidiNote[] = [];
  for (const { startBeat, durationBeats, pitch, velocity, nudgeSeconds } of part.notes) {
    const starts = Math.max(0, secondsAt(tempoMap, startBeat) + nudgeSeconds);
    if (starts >= durationSeconds || velocity < 1) continue;
    const ends = secondsAt(tempoMap, startBeat + durationBeats) + nudgeSeconds;
    const startTick = tickAt(tempoMap, starts);
    notes.push({
      startTick,
      endTick: Math.max(startTick + 1, tickAt(tempoMap, ends)),
      pitch: sevenBits(pitch),
      velocity: sevenBits(velocity),
    });
  }
  notes.sort((a, b) => a.startTick - b.startTick || a.pitch - b.pitch || b.velocity - a.velocity);
  return withoutOverlaps(notes);
}

function withoutOverlaps(sorted: readonly MidiNote[]): MidiNote[] {
  const lastOfKey = new Map<number, MidiNote>();
  return sorted.filter((note) => {
    const before = lastOfKey.get(note.pitch);
    if (before?.startTick === note.startTick) {
      before.endTick = Math.max(before.endTick, note.endTick);
      return false;
    }
    if (before) before.endTick = Math.min(before.endTick, note.startTick);
    lastOfKey.set(note.pitch, note);
    return true;
  });
}

/** The part's place in the mix as controllers: volume (40 log₁₀ in decibels), pan, reverb. */
export function mixControllers({ mix }: Part): { volume: number; pan: number; reverb: number } {
  return {
    volume: Math.max(1, sevenBits(UNITY_VOLUME * 10 ** (mix.gainDb / 40))),
    pan: Math.max(1, sevenBits(64 + 63 * mix.pan)),
    reverb: sevenBits(127 * mix.reverbSend),
  };
}

/**
 * A curve of 0…1 in steps of a controller, 1 being `full`; before its first point and after its last
 * its value holds.
 */
export function controllerSteps(
  points: readonly AutomationPoint[],
  full: number,
): ControllerStep[] {
  const steps: ControllerStep[] = [];
  const add = (beat: number, share: number): void => {
    const step = { tick: tickOfBeat(beat), value: sevenBits(full * share) };
    const last = steps.at(-1);
    if (last?.tick === step.tick) last.value = step.value;
    else if (last?.value !== step.value) steps.push(step);
  };
  points.forEach((from, index) => {
    add(index === 0 ? 0 : from.beat, from.value);
    const to = points[index + 1];
    if (!to || to.value === from.value) return;
    for (let at = from.beat + CURVE_STEP_BEATS; at < to.beat; at += CURVE_STEP_BEATS) {
      const share = (at - from.beat) / (to.beat - from.beat);
      add(at, from.value + share * (to.value - from.value));
    }
  });
  return steps;
}

/** A metre as MIDI writes it: so many notes of 1 / 2^`power`. */
export interface Metre {
  tick: number;
  count: number;
  power: number;
}

/** The metre of every bar whose length is another than that of the one before it. */
export function metres(score: Score): Metre[] {
  const { barStarts = [] } = score;
  const found: Metre[] = [];
  barStarts.forEach((start, index) => {
    const next = barStarts[index + 1];
    // Of the last one only the picture's end is known: it goes on as it is.
    if (next === undefined && index > 0) return;
    const metre = metreOf(next === undefined ? 4 : next - start);
    const last = found.at(-1);
    if (last?.count === metre.count && last.power === metre.power) return;
    found.push({ tick: tickOfBeat(start), ...metre });
  });
  if (found[0]?.tick !== 0) found.unshift({ tick: 0, ...metreOf(4) });
  return found;
}

/** The shortest way to write a bar of so many beats, to within a tick: 4 is 4/4, 3.5 is 7/8. */
function metreOf(beats: number): { count: number; power: number } {
  for (let power = 2; power < 6; power++) {
    const count = (beats * 2 ** power) / 4;
    const whole = Math.round(count);
    if (whole >= 1 && whole < 256 && Math.abs(count - whole) * TICKS_PER_BEAT < 2 ** power / 4) {
      return { count: whole, power };
    }
  }
  return { count: Math.min(255, Math.max(1, Math.round(beats * 16))), power: 6 };
}
