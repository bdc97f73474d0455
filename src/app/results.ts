import type { CreditsData, MusicReport, VideoInfo } from '../protocol/index.js';
import type { ExitCode } from '../support/errors.js';
import type { BackendKind, Job, PieceView, Session } from './ports.js';

/** What is known of a finished file; null where the backend does not say. */
export interface ExportedVideo {
  durationSeconds: number | null;
  width: number | null;
  height: number | null;
  bytes: number;
  /** True when the picture was copied without re-encoding. */
  pictureCopied: boolean | null;
}

export interface ExportResult {
  /** Absolute path. */
  output: string;
  renderId: string;
  session: string;
  backend: BackendKind;
  video: ExportedVideo;
  loudness: { integratedLufs: number; truePeakDbtp: number } | null;
  /** Where the session can be seen in a browser, by a claim token; null for the engine. */
  workspace: string | null;
  /** Wall-clock milliseconds of each stage. */
  timesMs: Record<string, number>;
}

/** Absolute paths of what was written of a piece; empty or null for what was not asked for. */
export interface PieceOutputs {
  stems: string[];
  midi: string | null;
  /** One, or one of each kind in a folder. */
  markers: string[];
  report: string | null;
}

/** What `vmg report --json` prints. */
export interface ReportResult {
  session: string;
  /** Its id, by which it can be had again. */
  piece: string;
  title: string | null;
  outputs: PieceOutputs;
}

/** The whole job's outcome: what `vmg generate --json` prints. */
export interface GenerateResult {
  /** Absolute path; null when nothing was exported. */
  output: string | null;
  session: string;
  /** The id of the piece in the session, for `vmg report --piece`; null where the backend tells none. */
  piece: string | null;
  backend: BackendKind;
  renderId: string | null;
  title: string | null;
  seed: number | null;
  style: string | null;
  /** Beats a minute. */
  tempo: number | null;
  key: string | null;
  bars: number | null;
  instruments: string[];
  sections: MusicReport['sections'];
  hits: MusicReport['hits'];
  /** Cuts found in the picture; null where the backend does not say. */
  cuts: number | null;
  /** How many of them have an accent within a frame, on the beat or one of its sixteenths. */
  cutsOnBeat: number | null;
  loudness: { integratedLufs: number; truePeakDbtp: number } | null;
  metrics: Record<string, number>;
  /** How the music fits the picture, as the backend measured it; null where it does not say. */
  fit: NonNullable<MusicReport['measured']> | null;
  video: ExportedVideo | null;
  /** What was written besides the film. */
  outputs: PieceOutputs;
  /** Where the session can be seen in a browser, by a claim token; null for the engine. */
  workspace: string | null;
  timesMs: Record<string, number>;
  /** The timeline in one line. */
  draft: string | null;
  /** Of the session: what is said of the film is in it. */
  language: Session['language'];
  /** What the agent said. */
  text: string;
  /** What is different on the timeline, a sentence each. */
  changes: string[];
  /** What stands for the instructions to use a graphical interface that were in the answer. */
  offers: Offer[];
  /** Words of the prompt that were not understood. */
  unknownWords: string[];
}

export interface UploadResult {
  session: Session;
  /** Names of what was uploaded, in order. */
  media: string[];
}

/** How the backend says that a render stands. */
export interface RenderStanding {
  /** `pending`, `processing`, `completed`, `failed`, `not-found`, or what else the backend says. */
  state: string;
  /** 0…1, where it is known. */
  fraction: number | null;
  /** Why it failed. */
  reason: string | null;
}

/** A render that was begun and not fetched. */
export interface UnfinishedExport extends Job {
  /** True while a vmg that runs is at it. */
  held: boolean;
  /** As the backend says now; null when it was not asked, or gave no answer. */
  render: RenderStanding | null;
}

/** Why something could not be told. */
export interface Trouble {
  code: string;
  exitCode: ExitCode;
  message: string;
  hint?: string;
}

/** A thing on a track. Milliseconds; `volume` is a share, 1 as it is. */
export interface TrackSegment {
  name: string;
  startMs: number;
  durationMs: number;
  volume?: number;
  /** What it plays of the piece that is told of, if it does. */
  plays?: { fromMs: number; speed: number };
}

export interface StatusResult {
  session: Session | null;
  /** How many sessions of the backend there are besides. */
  otherSessions: number;
  /** The timeline in one line; null when there is none yet. */
  draft: string | null;
  /** What the pictures are together, milliseconds. */
  lengthMs: number;
  /** How the piece on the timeline can be drawn; null where there is none or nobody tells. */
  view: PieceView | null;
  tracks: {
    type: string;
    segments: TrackSegment[];
  }[];
  videos: VideoInfo[];
  /** The piece on the timeline, where the backend tells of it. */
  music: MusicReport | null;
  /** Renders that were begun and not fetched, oldest first. */
  jobs: UnfinishedExport[];
  /** What became of a message whose answer was never seen, a sentence each. */
  news: string[];
  /** Why the timeline is missing, when the backend could not be asked; null when it was. */
  trouble: Trouble | null;
}

export interface CreditsResult {
  backend: BackendKind;
  credits: CreditsData;
}

/** How one of several jobs ended. */
export interface BatchRow {
  /** As it was named. */
  file: string;
  prompt: string;
  /** Of several pieces for the file, which one, from 1; and the seed that it was asked for with. */
  variant?: number;
  seed?: number;
  status: 'done' | 'failed' | 'skipped' | 'not-tried';
  /** Of a job that is done. */
  result?: GenerateResult;
  /** Of a job that failed or was not tried; of one that failed after its film, `details` tells of that. */
  error?: Trouble & { details?: Record<string, unknown> };
}

/** What came of several jobs in one session. */
export interface BatchResult {
  session: string | null;
  backend: BackendKind;
  files: BatchRow[];
  /** That of the worst row. */
  exitCode: ExitCode;
}

/**
 * What stands for an instruction to use a graphical interface, which the backend believes there
 * is: a command of ours, or words to say to the agent.
 */
export type Offer =
  | { kind: 'export' }
  | { kind: 'status' }
  | { kind: 'credits' }
  | { kind: 'upload' }
  | { kind: 'say'; text: string };

/** What came of one thing that was said. */
export type ActionResult =
  | {
      action: 'message';
      text: string;
      changes: string[];
      draft: string | null;
      offers: Offer[];
    }
  | { action: 'export'; export: ExportResult }
  | ({ action: 'credits' } & CreditsResult)
  | { action: 'status'; status: StatusResult }
  | { action: 'upload'; media: string[] };

export interface ConverseResult {
  /** Null when nothing that was said needed one ("credits"). */
  session: Session | null;
  backend: BackendKind;
  /** True when a message asked for music, and the choices went with it. */
  choicesSent: boolean;
  results: ActionResult[];
}
