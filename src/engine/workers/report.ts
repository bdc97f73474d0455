import type { MusicReport } from '../../protocol/index.js';
import { secondsAt } from '../music/index.js';
import type { Key, Score } from '../music/types.js';
import type { Loudness } from '../sound/types.js';

/** What is known of a piece besides its score. */
export interface Measured {
  version: string;
  /** Cuts found in the picture. */
  cuts: number;
  loudness: Loudness;
  metrics: Readonly<Record<string, number>>;
  timingsMs: Readonly<Record<string, number>>;
  unknownWords: readonly string[];
}

/** A key as it is spoken: `A minor`. */
export const nameOfKey = ({ tonic, mode }: Key): string => `${tonic} ${mode}`;

/** The piece's account of itself, in the protocol's shape. */
export function describeScore(score: Score, measured: Measured): MusicReport {
  const seconds = (beat: number): number => secondsAt(score.tempoMap, beat);
  const { integratedLufs, truePeakDbtp } = measured.loudness;
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
      bars: Math.round((endBeat - startBeat) / 4),
    })),
    hits: score.hits.map(({ cutSeconds, beat, downbeat, strength }) => ({
      cutSeconds,
      accentSeconds: seconds(beat),
      beat,
      downbeat,
      strength,
    })),
    cuts: measured.cuts,
    loudness: { integratedLufs, truePeakDbtp },
    metrics: { ...measured.metrics },
    timingsMs: { ...measured.timingsMs },
    unknownWords: [...measured.unknownWords],
  };
}
