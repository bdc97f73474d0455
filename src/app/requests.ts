import type { MusicChoices, RenderFormat, RenderQuality } from '../protocol/index.js';
import type { VmgError } from '../support/errors.js';
import type { OnProgress, Session } from './ports.js';

/** What a person chose besides the words. */
export type Choices = MusicChoices;

/** How a use-case talks back while it works. */
export interface Callbacks {
  signal?: AbortSignal;
  onProgress?: OnProgress;
  /** New text of the answer, already without what was passed before. */
  onText?: (text: string) => void;
  /** A remark that is no part of the answer, such as that a lost session was replaced. */
  onNote?: (note: string) => void;
  /** A piece is there: what fails after that is not for want of one. */
  onComposed?: () => void;
}

/** What is at a place already: a file, or so many stems in a folder. */
export interface Taken {
  path: string;
  stems?: number;
}

/** Where an export goes, and what may happen to a file that is there already. */
export interface OutputRequest {
  /** Folder that relative paths and default names refer to. */
  cwd: string;
  /** A file, or an existing folder; by default `<clip>.vmg.mp4` in `cwd`. */
  output?: string;
  /** Replace an existing file without asking, and one that appears meanwhile. */
  force?: boolean;
  /** Asks whether what is there may be replaced; absent where nobody can be asked. */
  confirmOverwrite?: (taken: Taken) => Promise<boolean>;
  /** Which one this is of several films of a clip, from 1: it is put behind the name. */
  variant?: number;
  /** What is written; by default what the name of the output ends in, and else an MP4. */
  format?: RenderFormat;
  /** High by default. */
  quality?: RenderQuality;
}

/**
 * Where what there is of a piece besides the film is to go. Stems go into a folder, which is made;
 * the others are files, or folders in which they are named after the film.
 */
export interface PieceRequest {
  stems?: string;
  midi?: string;
  markers?: string;
  report?: string;
}

/** What there is of a piece of a session; the report alone when nothing is named. */
export interface ReportRequest extends OutputRequest {
  sessionId?: string;
  /** A piece of the session by its id, or the beginning of it; that on the timeline when absent. */
  pieceId?: string;
  wanted: PieceRequest;
}

/** Which session a use-case works on: the one named, a new one, or the current one. */
export interface SessionRequest {
  sessionId?: string;
  /** Begin a new session even if there is a current one. */
  newSession?: boolean;
  language?: Session['language'];
}

export interface GenerateRequest extends OutputRequest, SessionRequest {
  /** Files (relative to `cwd`) or http(s) URLs, in the order in which they are put. */
  media: readonly string[];
  prompt: string;
  choices: Choices;
  /** False to stop at the timeline. */
  export: boolean;
  /** What is wanted besides the film. */
  wanted?: PieceRequest;
}

/** One job of several: one clip, its words, and a render of its own. */
export interface BatchItem {
  /** A file (relative to the request's `cwd`) or an http(s) URL. */
  media: string;
  prompt: string;
  choices: Choices;
  /** A file, or a folder; by default that of the whole batch. */
  output?: string;
  /** Which one it is of several pieces for the clip, from 1. */
  variant?: number;
  /** Why it cannot be done, where that is known beforehand: it fails by this. */
  fault?: VmgError;
}

/** Of `output`, a folder, what is missing is made. */
export interface BatchRequest extends OutputRequest, SessionRequest {
  items: readonly BatchItem[];
  /** False to stop at the timelines. */
  export: boolean;
  /** Leave out the jobs of which everything that is asked for is there already. */
  skipExisting?: boolean;
  /** What is wanted besides the films: a folder each, with a part for every film. */
  wanted?: PieceRequest;
}

export interface UploadRequest extends SessionRequest {
  media: readonly string[];
  cwd: string;
}

export interface ConverseRequest extends OutputRequest, SessionRequest {
  text: string;
  /** A timeline that is asked for is going to be drawn. */
  drawn?: boolean;
  /** Go with the first message that asks for music, and with no other. */
  choices?: Choices;
}

export interface ExportRequest extends OutputRequest {
  sessionId?: string;
  /** Return as soon as the render is submitted, by way of an error of exit code 8. */
  noWait?: boolean;
}

export interface ResumeRequest {
  /** Only this one; all unfinished ones when absent. */
  renderId?: string;
  force?: boolean;
}
