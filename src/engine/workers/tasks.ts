import type { MusicReport, PIECE_FILES } from '../../protocol/index.js';
import type { Analysis } from '../analysis/types.js';
import type { Ffmpeg } from '../media/index.js';
import type { Brief, Score } from '../music/types.js';
import type { Loudness, PlayedFont } from '../sound/types.js';

/** What every thread is started with. */
export interface WorkerSettings {
  /** A sound font (SF2 or SF3) in place of the one that comes with the package. */
  soundFontPath?: string;
  version: string;
}

export interface AnalyseInput {
  ffmpeg: Ffmpeg;
  /** A video. */
  path: string;
  /** Where its analysis is kept: read when it is there, written when it is not. */
  cachePath: string;
}

export interface ScoreInput {
  words: string;
  /** What the piece before was made to: words that name no style of their own add to these. */
  earlierWords: string | null;
  /** These words change the piece before even where they have a mood of their own. */
  refines: boolean;
  analysis: Analysis;
  seed: number;
  /** A piece of the same words for another cut of the picture: style, key, tempo and theme are kept. */
  like?: Score;
  /** The piece before, whose changed stretches are changed again in this one, where they can be. */
  again?: Score;
  /**
   * A piece that stays as it is but for one stretch, of which `words` speak; `earlierWords` are what
   * it was made to. Every bar that does not lie in the stretch is taken over, note for note, with the
   * tempo map. Seconds.
   */
  base?: { score: Score; fromSeconds: number; toSeconds: number };
  /** Where the master goes: 24-bit WAV. */
  masterPath: string;
}

export interface RevisedBars {
  fromSeconds: number;
  toSeconds: number;
  /** Counted from 0; `toBar` is the one after. */
  fromBar: number;
  toBar: number;
  /** What the words ask and only a whole piece can change. */
  beyond: readonly ('tempo' | 'key' | 'style')[];
}

/** Stretches that were changed in the piece before. Seconds of the new one. */
export interface RevisedAgain {
  kept: readonly { fromSeconds: number; toSeconds: number }[];
  /** How many of them the new one has no room for. */
  lost: number;
}

export interface ScoreResult {
  brief: Brief;
  score: Score;
  report: MusicReport;
  /** Instruments that were to be louder or softer, and that nobody plays. */
  absentPlayers: readonly string[];
  /** Of `base`: the whole bars that the stretch became, and what it could not be made to do. */
  revised?: RevisedBars;
  /** Of `again`. */
  revisedAgain?: RevisedAgain;
  /** The sound font it was played with; null for the one that comes with the package. */
  soundFont: PlayedFont | null;
}

/** Sound on the timeline. Seconds; `volume` is a share. */
export interface PlacedSound {
  path: string;
  startSeconds: number;
  fromSeconds: number;
  /** On the timeline: `durationSeconds × speed` of it is played. */
  durationSeconds: number;
  volume: number;
  /** At the pitch that it has; 1 by default. */
  speed?: number;
  /** At equal power; 0 by default. */
  fadeInSeconds?: number;
  fadeOutSeconds?: number;
  /** Begins again where it ends; by default it is silent there. */
  loop?: boolean;
}

/** Music on the timeline, or another sound that is laid over it. */
export interface PlacedTrack extends PlacedSound {
  /** Only `music` gives way to speech. */
  role: 'music' | 'sound';
  /** Decibels by which it does; 12 by default. */
  duckDb?: number;
  /**
   * A recording of the user's own, of any format and loudness: as music it is brought to the
   * loudness of a piece. By default it is a master, as WAV.
   */
  uploaded?: boolean;
}

/** A clip's own sound on the timeline. */
export interface PlacedClip extends PlacedSound {
  /** Where the clip's analysis is kept, which tells where somebody speaks; it need not be there. */
  analysisPath?: string;
}

export interface MixdownInput {
  ffmpeg: Ffmpeg;
  durationSeconds: number;
  /** Media with a picture, whose own sound is kept; may have none. */
  clips: readonly PlacedClip[];
  /** Music, and what else is laid over the clips. */
  music: readonly PlacedTrack[];
  /** Where the mix goes: 24-bit WAV. */
  mixPath: string;
}

/** Null when there is nothing to hear: no file is written then. */
export type MixdownResult = { loudness: Loudness } | null;

/** A stored piece, and which of its files is wanted where. */
export interface OutputInput {
  name: (typeof PIECE_FILES)[number];
  path: string;
  score: Score;
  report: MusicReport;
  /** What it was composed to. */
  words: string;
  language: 'en' | 'zh';
  /** The joined analysis of its picture, as JSON, and its master, as WAV. */
  analysisPath: string;
  masterPath: string;
}

export interface StemsInput {
  score: Score;
  /** As in the score's result. */
  soundFont: PlayedFont | null;
  /** Where the stems go, one 24-bit WAV each. */
  folder: string;
  /** A folder for the time of the work, which need not be there. */
  scratchFolder: string;
}

/** The tasks by name, with what goes in and what comes out. */
export interface Tasks {
  analyse: { input: AnalyseInput; result: Analysis };
  score: { input: ScoreInput; result: ScoreResult };
  mixdown: { input: MixdownInput; result: MixdownResult };
  output: { input: OutputInput; result: undefined };
  stems: { input: StemsInput; result: undefined };
}

export interface TaskContext {
  settings: WorkerSettings;
  signal: AbortSignal;
  onProgress(stage: string, fraction?: number): void;
}

export type TaskRunner<Name extends keyof Tasks> = (
  input: Tasks[Name]['input'],
  context: TaskContext,
) => Promise<Tasks[Name]['result']>;
