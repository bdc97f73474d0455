import type {
  CreditsData,
  GeneratedMedia,
  RenderStatus,
  RenderSubmission,
  VideoInfo,
  WireDraft,
} from '../protocol/index.js';
import type { Clock } from '../support/clock.js';

/** Which side composes: the engine in this process, or the hosted service. */
export type BackendKind = 'engine' | 'cloud';

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
}

/** What a stage of work tells a person while it runs. */
export interface Progress {
  /** Short and in the present participle: `Uploading clip.mp4`. */
  stage: string;
  /** 0…1 of this stage, where it is known. */
  fraction?: number;
}

export type OnProgress = (progress: Progress) => void;

export interface CallOptions {
  signal?: AbortSignal;
  onProgress?: OnProgress;
}

export interface DownloadOptions extends CallOptions {
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
  submitRender(request: RenderSubmission, options?: CallOptions): Promise<RenderStatus>;
  renderStatus(renderId: string, options?: CallOptions): Promise<RenderStatus>;
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
  /** The session that commands work on when none is named, per backend. */
  current(backend: BackendKind): Promise<Session | undefined>;
  setCurrent(session: Session): Promise<void>;
}

export interface JobStore {
  list(): Promise<Job[]>;
  get(renderId: string): Promise<Job | undefined>;
  save(job: Job): Promise<void>;
  remove(renderId: string): Promise<void>;
}

/** A token that a backend issued, bound to the origin that issued it. */
export interface StoredToken {
  token: string;
  /** `anonymous`: asked for by this program; `given`: by the user. */
  kind: 'anonymous' | 'given';
  /** ISO 8601; absent when it is not known to expire. */
  expiresAt?: string;
}

/** Secrets. Nothing of it is ever shown. */
export interface CredentialStore {
  /** The client identifier (UUID) that anonymous tokens are tied to; made once and kept. */
  clientId(): Promise<string>;
  /** The token that `origin` issued, unless it has expired. */
  token(origin: string): Promise<StoredToken | undefined>;
  saveToken(origin: string, token: StoredToken): Promise<void>;
}

export type SettingSource = 'flag' | 'environment' | 'config' | 'default';

/** One setting: its value, and where that came from. */
export interface Setting {
  key: string;
  value: string | null;
  source: SettingSource;
  /** The variable or the file that it came from. */
  origin?: string;
  description: string;
}

/** The user's settings; a key that there is not, or a value that it cannot have, is a usage error. */
export interface Settings {
  /** The file that holds what was set. */
  readonly path: string;
  list(): Setting[];
  get(key: string): Setting;
  set(key: string, value: string): Promise<void>;
  unset(key: string): Promise<void>;
}

/** What every use-case is given. */
export interface AppContext {
  backend: Backend;
  sessions: SessionStore;
  jobs: JobStore;
  clock: Clock;
  /** Language of new sessions; that of what is said when absent. */
  language?: Session['language'];
}
