import type { Cut } from '../analysis/types.js';
import { barStartsOf, type Score, secondsAt } from '../music/index.js';
import { cutMarks, type PictureCuts } from './picture-cuts.js';
import { type FrameClock, frameAt, frameClock } from './timecode.js';

/** A moment of the picture: in seconds, and the frame that begins nearest to it, counted from 0. */
export interface MarkedMoment {
  seconds: number;
  frame: number;
}

/** `markers.json`: what lies where in a piece and its picture. Beats are quarter notes from 0. */
export interface Markers {
  /** Of this format: raised when a field changes its meaning. */
  format: 1;
  title: string;
  style: string;
  seed: number;
  key: string;
  durationSeconds: number;
  /** Length in frames. */
  frames: number;
  /** Frames a second; `dropFrame` says how timecode counts them. */
  fps: FrameClock;
  tempo: {
    baseBpm: number;
    /** From `beat` on the local tempo is `bpm`. */
    map: ({ beat: number; bpm: number } & MarkedMoment)[];
  };
  sections: ({ name: string; intensity: number; end: MarkedMoment } & MarkedMoment)[];
  /** Counted from 1; `beats` is how many the bar has, null for the last, which the picture ends. */
  bars: ({ bar: number; beat: number; beats: number | null } & MarkedMoment)[];
  /** Every beat; `bar` and `count` (within the bar) are counted from 1. */
  beats: ({ beat: number; bar: number; count: number } & MarkedMoment)[];
  /** The picture's cuts, counted from 1; `hit` is the beat that answers one, or null. */
  cuts: ({
    cut: number;
    strength: number;
    kind: Cut['kind'];
    hit: { beat: number; downbeat: boolean } | null;
  } & MarkedMoment)[];
  /** Where the music accents a cut. */
  hits: ({
    beat: number;
    downbeat: boolean;
    strength: number;
    cutSeconds: number;
  } & MarkedMoment)[];
  chords: ({ beat: number; beats: number; symbol: string } & MarkedMoment)[];
}

/** Rounded to a microsecond, so that no file is full of digits without meaning. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

/** Everything of a piece and its picture that has a place in time. */
export function markersOf(score: Score, picture: PictureCuts): Markers {
  const { tempoMap, durationSeconds } = score;
  const clock = frameClock(picture.frameRate);
  const moment = (seconds: number): MarkedMoment => ({
    seconds: rounded(seconds),
    frame: frameAt(clock, seconds),
  });
  const at = (beat: number): MarkedMoment =>
    moment(Math.min(durationSeconds, Math.max(0, secondsAt(tempoMap, beat))));
  const isWithin = (beat: number): boolean =>
    secondsAt(tempoMap, beat) < durationSeconds - 0.5 / clock.rate;
  const bars = barsOf(score).filter(({ beat }) => isWithin(beat));
  return {
    format: 1,
    title: score.title,
    style: score.style,
    seed: score.seed,
    key: `${score.key.tonic} ${score.key.mode}`,
    durationSeconds,
    frames: frameAt(clock, durationSeconds),
    fps: clock,
    tempo: {
      baseBpm: score.tempoBpm,
      map: temposOf(score).map((one) => ({ ...one, ...at(one.beat) })),
    },
    sections: score.sections.map(({ name, intensity, startBeat, endBeat }) => ({
      name,
      intensity: rounded(intensity),
      ...at(startBeat),
      end: at(endBeat),
    })),
    bars: bars.map((bar) => ({ ...bar, ...at(bar.beat) })),
    beats: bars.flatMap(({ bar, beat, beats }) =>
      Array.from({ length: Math.ceil((beats ?? 4) - 1e-6) }, (_, i) => beat + i)
        .filter(isWithin)
        .map((one, i) => ({ beat: rounded(one), bar, count: i + 1, ...at(one) })),
    ),
    cuts: cutMarks(score, picture).map(({ number, seconds, strength, kind, hit }) => ({
      cut: number,
      ...moment(seconds),
      strength: rounded(strength),
      kind,
      hit: hit && { beat: rounded(hit.beat), downbeat: hit.downbeat },
    })),
    hits: score.hits.map(({ beat, downbeat, strength, cutSeconds }) => ({
      beat: rounded(beat),
      downbeat,
      strength: rounded(strength),
      cutSeconds: rounded(cutSeconds),
      ...at(beat),
    })),
    chords: score.chords.map(({ startBeat, durationBeats, symbol }) => ({
      beat: rounded(startBeat),
      beats: rounded(durationBeats),
      symbol,
      ...at(startBeat),
    })),
  };
}

function barsOf(score: Score): { bar: number; beat: number; beats: number | null }[] {
  const starts = barStartsOf(score);
  return starts.map((beat, index) => {
    const next = starts[index + 1];
    return {
      bar: index + 1,
      beat: rounded(beat),
      beats: next === undefined ? null : rounded(next - beat),
    };
  });
}

function temposOf({ tempoMap }: Score): { beat: number; bpm: number }[] {
  const { points } = tempoMap;
  return points.flatMap((from, index) => {
    const to = points[index + 1];
    if (!to) return [];
    const bpm = (60 * (to.beat - from.beat)) / (to.seconds - from.seconds);
    return [{ beat: rounded(from.beat), bpm: rounded(bpm) }];
  });
}
