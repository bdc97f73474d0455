import type { MusicReport } from '../../protocol/index.js';
import type { Analysis } from '../analysis/types.js';
import type { Ffmpeg } from '../media/index.js';
import type { Brief, Score } from '../music/types.js';
import type { Loudness } from '../sound/types.js';

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
  /** Where the master goes: 24-bit WAV. */
  masterPath: string;
}

export interface ScoreResult {
  brief: Brief;
  score: Score;
  report: MusicReport;
  /** Instruments that were to be louder or softer, and that nobody plays. */
  absentPlayers: readonly string[];
}

/** Sound on the timeline. Seconds; `volume` is a share. */
export interface PlacedSound {
  path: string;
  startSeconds: number;
  fromSeconds: number;
  durationSeconds: number;
  volume: number;
}

export interface MixdownInput {
  ffmpeg: Ffmpeg;
  durationSeconds: number;
  /** Media with a picture, whose own sound is kept; may have none. */
  clips: readonly PlacedSound[];
  /** Masters, as WAV. */
  music: readonly PlacedSound[];
  /** Where the mix goes: 24-bit WAV. */
  mixPath: string;
}

/** Null when there is nothing to hear: no file is written then. */
export type MixdownResult = { loudness: Loudness } | null;

/** The tasks by name, with what goes in and what comes out. */
export interface Tasks {
  analyse: { input: AnalyseInput; result: Analysis };
  score: { input: ScoreInput; result: ScoreResult };
  mixdown: { input: MixdownInput; result: MixdownResult };
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
