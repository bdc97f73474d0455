import type {
  CreditsData,
  GeneratedMedia,
  PieceFileName,
  PieceMarks,
  RenderStatus,
  RenderSubmission,
  StemList,
  VideoInfo,
  Waveform,
  WireDraft,
} from '../protocol/index.js';
import type { Clock } from '../support/clock.js';

export type * from './settings-ports.js';

/** Which side composes: the engine in this process, or the hosted service. */
export type BackendKind = 'engine' | 'cloud';

/** A message whose answer has not been seen to its end. */
export interface PendingMessage {
  /** Of this record, whatever the text. */
  id: string;
  text: string;
  /** ISO 8601. */
  sentAt: string;
  /** The timeline as it was when the message was sent. */
  before: WireDraft | null;
}

/** A task and its session on one backend. */
export interface Session {
  sessionId: string;
  taskId: string;
  backend: BackendKind;
  /** The origin that issued it. */
  apiUrl: string;
  /** ISO 8601. */
  createdAt: string;
  language: 'en' | 'zh';
  /** Names of the media uploaded to it, in order. */
  media: string[];
  /** Absolute paths of those that are files here: no export is written over them. */
  files?: string[];
  /**
   * Messages of which no outcome is known, oldest first; absent when there are none. Each is
   * written before it is sent.
   */
  pending?: PendingMessage[];
}

/** What a stage of work tells a person while it runs. */
export interface Progress {
  /** Short and in the present participle: `Uploading clip.mp4`. */
  stage: string;
  /** 0…1 of this stage, where it is known. */
  fraction?: number;
  /** Says that the stage has ended, and is shown in its place: `Ready!` for `Connecting…`. */
  done?: string;
}

export type OnProgress = (progress: Progress) => void;

export interface CallOptions {
  signal?: AbortSignal;
  onProgress?: OnProgress;
}

/** Which file a partial file is the beginning of, as the server tells one from another. */
export interface FileMark {
  /** Origin and path that it came from; what a signature adds to them is left out. */
  address: string;
  /** Entity tag. */
  etag?: string;
  /** `Last-Modified`, as it was sent. */
  modified?: string;
  /** Length of the whole file in bytes. */
  bytes?: number;
}

/** A file that has come whole, as it is told from others of its name. */
export interface WholeFile {
  bytes: number;
  /** Milliseconds since the Unix epoch. */
  modifiedMs: number;
}

export interface DownloadOptions extends CallOptions {
  /** Replace a file that is there. */
  overwrite?: boolean;
  /** Of the partial file that an earlier run left. */
  mark?: FileMark;
  /** Hears which file is fetched, before a byte of it is written. */
  onMark?: (mark: FileMark) => Promise<void>;
  /** Hears that the file is whole, before it is given its final name. */
  onWhole?: (file: WholeFile) => Promise<void>;
}

export interface PieceFileOptions extends CallOptions {
  /** Replace a file that is there. */
  overwrite?: boolean;
}

/** What comes out of an answer's stream. */
export type AgentUpdate =
  /** New text to show; already without what was shown before. */
  | { kind: 'text'; text: string }
  /** A tool is at work: a label for the spinner. */
  | { kind: 'progress'; progress: Progress };

export interface SessionState {
  /** As the backend sent it, so that it can be sent back so. */
  draft: WireDraft | null;
  videos: VideoInfo[];
  generated: GeneratedMedia[];
  /** The canvas' size and the like, as the backend sent it; absent where it tells of none. */
  canvas?: unknown;
}

/** How a piece can be drawn. */
export interface PieceView {
  waveform: Waveform;
  marks: PieceMarks;
}

/** The protocol as the use-cases see it: the hosted service and the engine alike. */
export interface Backend {
  readonly kind: BackendKind;
  readonly apiUrl: string;
  /**
   * How long to wait before each look at the state after an answer's stream broke, in
   * milliseconds. A message is never sent again: it could be charged twice.
   */
  readonly recoveryDelaysMs: readonly number[];
  createSession(language: 'en' | 'zh', options?: CallOptions): Promise<Session>;
  upload(sessionId: string, path: string, options?: CallOptions): Promise<void>;
  uploadUrls(sessionId: string, urls: readonly string[], options?: CallOptions): Promise<void>;
  /** Sends a message once and never again; yields the answer as it comes. */
  send(sessionId: string, text: string, options?: CallOptions): AsyncIterable<AgentUpdate>;
  state(sessionId: string, options?: CallOptions): Promise<SessionState>;
  credits(options?: CallOptions): Promise<CreditsData>;
  /**
   * Where a person sees the session in a browser, by a claim token: at the service, or at the
   * engine as long as that runs. Null where the session's task is not known.
   */
  workspaceLink(session: Session, options?: CallOptions): Promise<string | null>;
  submitRender(request: RenderSubmission, options?: CallOptions): Promise<RenderStatus>;
  renderStatus(renderId: string, options?: CallOptions): Promise<RenderStatus>;
  /**
   * Stops a render that nobody wants any more; nothing where the backend does not know it, or has
   * no such call (the hosted service).
   */
  cancelRender(renderId: string, options?: CallOptions): Promise<void>;
  /** Polls until the render is completed or failed; the pace is the backend's own. */
  waitForRender(renderId: string, options?: CallOptions): Promise<RenderStatus>;
  /**
   * Fetches the file to `path` by way of a partial file beside it, which is resumed. What has
   * come to `path` meanwhile is replaced with `overwrite` alone (code `output-exists`).
   */
  download(
    renderId: string,
    status: RenderStatus,
    path: string,
    options?: DownloadOptions,
  ): Promise<void>;
  /** Takes away what a download to `path` left beside it; nothing when there is nothing. */
  discardPart(renderId: string, path: string): Promise<void>;
  /** The stems of a piece, by the names under which {@link pieceFile} fetches them. The engine alone has any. */
  stems(pieceId: string, options?: CallOptions): Promise<StemList['stems']>;
  /** What it takes to draw a piece. The engine alone has any. */
  pieceView(pieceId: string, options?: CallOptions): Promise<PieceView>;
  /**
   * Fetches a file of a piece whole, and only then gives it the name `path`. What has come there
   * meanwhile is replaced with `overwrite` alone (code `output-exists`). The engine alone has any.
   */
  pieceFile(
    pieceId: string,
    name: PieceFileName,
    path: string,
    options?: PieceFileOptions,
  ): Promise<void>;
}

/** A render that was asked for: written before it is submitted, so that nothing is orphaned. */
export interface Job {
  renderId: string;
  sessionId: string;
  backend: BackendKind;
  apiUrl: string;
  /** Absolute path of the file that it will become. */
  output: string;
  /** True when the user allowed that an existing file at `output` is replaced. */
  overwrite?: boolean;
  status: 'submitting' | 'running' | 'downloaded' | 'failed';
  createdAt: string;
  error?: string;
  /** The failed render that this one was submitted in the place of. A render is repeated once. */
  replaces?: string;
  /** What of the file was fetched before it broke off. */
  part?: FileMark;
  /** The whole file, which is given the name of the output next, or has it by now. */
  whole?: WholeFile;
  /** What was submitted, so that a lost submission can be made again. */
  request: RenderSubmission;
}

export interface SessionStore {
  list(): Promise<Session[]>;
  get(sessionId: string): Promise<Session | undefined>;
  save(session: Session): Promise<void>;
  /**
   * Reads, changes and writes a session as one step, so that runs at the same time do not lose
   * each other's; `session` itself where it is not stored. Resolves to what was written.
   */
  update(session: Session, change: (stored: Session) => Session): Promise<Session>;
  remove(sessionId: string): Promise<void>;
  /**
   * The session that commands work on when none is named: that of the origin `apiUrl`, or the one
   * that was made current last, whatever its origin.
   */
  current(backend: BackendKind, apiUrl?: string): Promise<Session | undefined>;
  setCurrent(session: Session): Promise<void>;
  /**
   * Says that this process waits for the answer to the pending message `messageId`; undefined
   * when a process that lives does so already. A holder that died holds nothing.
   */
  hold(messageId: string): Promise<Hold | undefined>;
  /** True while a living process waits for the answer to the pending message `messageId`. */
  isHeld(messageId: string): Promise<boolean>;
}

export interface JobStore {
  list(): Promise<Job[]>;
  get(renderId: string): Promise<Job | undefined>;
  save(job: Job): Promise<void>;
  remove(renderId: string): Promise<void>;
  /**
   * Takes a job for this process, so that no other works on it at the same time; undefined when
   * another living process has it. A holder that died holds nothing.
   */
  hold(renderId: string): Promise<Hold | undefined>;
  /** True while another living process holds the job. */
  isHeld(renderId: string): Promise<boolean>;
}

/** What one process has to itself. */
export interface Hold {
  release(): Promise<void>;
}

/** What every use-case is given. */
export interface AppContext {
  backend: Backend;
  sessions: SessionStore;
  jobs: JobStore;
  clock: Clock;
  /** Language of new sessions; that of what is said when absent. */
  language?: Session['language'];
  /** Language of this machine's user, for what is said without words. */
  locale?: Session['language'];
}
