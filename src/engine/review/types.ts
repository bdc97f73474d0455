import type { MusicReport } from '../../protocol/index.js';
import type { Curve, Cut } from '../analysis/types.js';
import type { Hit } from '../music/types.js';

/** What the protocol's report says was measured. */
export type Measured = NonNullable<MusicReport['measured']>;

/** A hit of the score, and what is heard there. */
export interface HeardHit extends Hit {
  /** Where the sharpest attack near the cut begins in the rendered music. */
  heardSeconds: number;
  /** That attack against the median of the piece's attacks away from its hits. */
  prominence: number;
  /** As sharp as attacks usually are, and within a frame of the cut. */
  heard: boolean;
}

/** Where the music puts a cut: `off-beat` is between the beats, `none` is not taken up at all. */
export type CutPlace = 'downbeat' | 'beat' | 'off-beat' | 'none';

/** A cut of the picture, and what the music makes of it. */
export interface CutReading extends Cut {
  /** Half a beat or more from any heavier cut, and clear of both ends. */
  eligible: boolean;
  /** The heaviest one within reach of its own bar: it wants a downbeat. */
  strong: boolean;
  place: CutPlace;
  /** The score's accent on it, heard or not; null where the score has none. */
  hit: HeardHit | null;
}

/** One bar of the piece. */
export interface BarReading {
  startSeconds: number;
  endSeconds: number;
  /** Beats a minute. */
  tempoBpm: number;
  /** Of the music, LUFS; −70 for silence. */
  loudnessLufs: number;
  /** Of the picture, 0…1: the mean over the bar. */
  energy: number;
  /** Takes part in the correlation: the last chord and what is faded do not. */
  compared: boolean;
}

/** The least and the greatest sample of each step of both channels together. */
export interface Envelope {
  stepSeconds: number;
  low: readonly number[];
  high: readonly number[];
}

/** A finished piece held against its picture. Plain data. */
export interface PieceReview {
  measured: Measured;
  /** One for each hit of the score, in its order. */
  hits: readonly HeardHit[];
  /** One for each cut of the picture, in its order. */
  cuts: readonly CutReading[];
  bars: readonly BarReading[];
  /** LUFS over 400 ms; `values[i]` is that of the window centred on `i × stepSeconds`. */
  momentary: Curve;
  /** LUFS over 3 s, likewise. */
  shortTerm: Curve;
  envelope: Envelope;
}
