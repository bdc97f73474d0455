import type {
  CreditsData,
  Draft,
  GeneratedMedia,
  RenderRequest,
  RenderStatus,
  VideoInfo,
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

/** What comes out of an answer's stream. */
export type AgentUpdate =
  /** New text to show; already without what was shown before. */
  | { kind: 'text'; text: string }
  /** A tool is at work: a label for the spinner. */
  | { kind: 'progress'; progress: Progress };

export interface SessionState {
  draft: Draft | null;
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
  submitRender(request: RenderRequest, options?: CallOptions): Promise<RenderStatus>;
  renderStatus(renderId: string, options?: CallOptions): Promise<RenderStatus>;
  /** Polls until the render is completed or failed; the pace is the backend's own. */
  waitForRender(renderId: string, options?: CallOptions): Promise<RenderStatus>;
  /** Fetches the file to `path` by way of `path.<render id>.part`; resumes a partial one. */
  download(
    renderId: string,
    status: RenderStatus,
    path: string,
    options?: CallOptions,
  ): Promise<void>;
  /** The link under which a person opens the session in a browser. */
  workspaceLink(session: Session, options?: CallOptions): Promise<string | null>;
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
  request: RenderRequest;
}

export interface SessionStore {
  list(): Promise<Session[]>;
  get(sessionId: string): Promise<Session | undefined>;
  save(session: Session): Promise<void>;
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
  removeToken(origin: string): Promise<void>;
}

/** What every use-case is given. */
export interface AppContext {
  backend: Backend;
  sessions: SessionStore;
  jobs: JobStore;
  /** The system's own when absent. */
  clock?: Clock;
}
