import type { MusicReport } from '../../protocol/index.js';
import { barStartsOf, secondsAt } from '../music/index.js';
import type { Hit, Key, Score } from '../music/types.js';
import type { PieceReview } from '../review/index.js';
import type { Loudness } from '../sound/types.js';
import { reported } from './reported-loudness.js';

/** What is known of a piece besides its score. */
export interface Measured {
  version: string;
  /** Cuts found in the picture. */
  cuts: number;
  /** Of the picture: a hit may be this exact. */
  frameRate: number;
  loudness: Loudness;
  /** What was read off the rendered music. */
  measured?: PieceReview['measured'];
  metrics: Readonly<Record<string, number>>;
  timingsMs: Readonly<Record<string, number>>;
  unknownWords: readonly string[];
}

/** A key as it is spoken: `A minor`. */
const nameOfKey = ({ tonic, mode }: Key): string => `${tonic} ${mode}`;

/** The piece's account of itself, in the protocol's shape. */
export function describeScore(score: Score, measured: Measured): MusicReport {
  const seconds = (beat: number): number => secondsAt(score.tempoMap, beat);
  const { integratedLufs, truePeakDbtp } = reported(measured.loudness);
  const barStarts = barStartsOf(score);
  const isWithinFrame = ({ cutSeconds, beat }: Hit): boolean =>
    Math.abs(seconds(beat) - cutSeconds) <= 1 / measured.frameRate + 1e-6;
  const hit = score.hits.filter(isWithinFrame);
  return {
    version: measured.version,
    seed: score.seed,
    style: score.style,
    title: score.title,
    tempoBpm: score.tempoBpm,
    key: nameOfKey(score.key),
    bars: score.bars,
    durationSeconds: score.durationSeconds,
    instruments: [...new Set(score.parts.map(({ name }) => name))],
    sections: score.sections.map(({ name, startBeat, endBeat }) => ({
      name,
      startSeconds: seconds(startBeat),
      endSeconds: Math.min(score.durationSeconds, seconds(endBeat)),
      bars: barStarts.filter((beat) => beat >= startBeat - 1e-6 && beat < endBeat - 1e-6).length,
    })),
    hits: score.hits.map(({ cutSeconds, beat, downbeat, strength }) => ({
      cutSeconds,
      accentSeconds: seconds(beat),
      beat,
      downbeat,
      strength,
    })),
    cuts: measured.cuts,
    cutsHit: hit.length,
    cutsOnBeat: hit.filter(({ beat }) => isOnGrid(beat)).length,
    ...(measured.measured === undefined ? {} : { measured: measured.measured }),
    loudness: { integratedLufs, truePeakDbtp },
    metrics: { ...measured.metrics },
    timingsMs: { ...measured.timingsMs },
    unknownWords: [...measured.unknownWords],
  };
}

/** Hits between the sixteenths are syncopations: exactly on their cut, and on no beat. */
function isOnGrid(beat: number): boolean {
  return Math.abs(4 * beat - Math.round(4 * beat)) < 0.01;
}
