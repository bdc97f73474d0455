import type {
  AppContext,
  Backend,
  BackendKind,
  CredentialFile,
  JobStore,
  SessionStore,
  Settings,
} from '../app/index.js';
import type { Clock } from '../support/clock.js';
import type { Environment } from '../support/environment.js';
import type { Terminal } from './terminal/terminal.js';

/** Flags that say who composes, and on what; they beat the environment and the config. */
export interface BackendFlags {
  backend?: BackendKind;
  apiUrl?: string;
  soundfont?: string;
}

/** The instruments that the engine would play. */
export interface SoundFontFacts {
  path: string;
  bytes: number;
  /** Who chose it, where somebody did: `VMG_SOUNDFONT`. */
  chosenBy?: string;
}

/** The ffmpeg that the engine would use, and how it was found. */
export interface FfmpegFacts {
  path: string;
  version: string;
  source: string;
}

export interface Stores {
  sessions: SessionStore;
  jobs: JobStore;
}

export interface RunningEngine {
  url: string;
  token: string;
  close(): Promise<void>;
}

/** What commands can ask of the rest of the house; all of it is made on first use. */
export interface Services {
  /** Stores and a connected backend. */
  app(flags: BackendFlags): Promise<AppContext>;
  settings(flags: BackendFlags): Promise<Settings>;
  /** What is remembered here; no backend is needed for it. */
  stores(): Promise<Stores>;
  /** What proves who the user is; no backend is needed for it. */
  credentials(): Promise<CredentialFile>;
  /** The hosted service, entered with `token` and no other. */
  hosted(flags: BackendFlags, token: string): Promise<Backend>;
  /** The proxy that the environment names for requests to `address`, without its password. */
  proxyFor(address: string): Promise<{ host: string; variable: string } | undefined>;
  /** Shows a page in the user's browser; rejects when that is seen to fail. */
  launchBrowser(address: string): Promise<void>;
  /** The folder that holds sessions, media, renders and the chat's history. */
  dataDir(): Promise<string>;
  /** The engine on a port that other programs may use. */
  serve(flags: BackendFlags, listen: { host: '127.0.0.1'; port: number }): Promise<RunningEngine>;
  makeDemoClip(
    output: string,
    options: { signal: AbortSignal; onProgress: (fraction: number) => void },
  ): Promise<void>;
  /** Throws a VmgError of exit code 9 when there is none that can be used. */
  findFfmpeg(signal: AbortSignal): Promise<FfmpegFacts>;
  /** The sound font's file; throws when it is not there, or is chosen and cannot be played. */
  findSoundFont(flags: BackendFlags): Promise<SoundFontFacts>;
  /** Tokens that must not be shown, whatever happens. */
  secrets(): readonly string[];
  /** Ends whatever was started. */
  close(): Promise<void>;
}

/** What every command is given. */
export interface CommandContext {
  terminal: Terminal;
  services: Services;
  env: Environment;
  cwd: string;
  platform: NodeJS.Platform;
  clock: Clock;
  version: string;
  /** Aborts at the user's Ctrl-C, or when the process is told to end. */
  signal: AbortSignal;
  /** While a handler is set, the next Ctrl-C goes to it instead of ending the run. */
  onInterrupt(handler: (() => void) | undefined): void;
  /** What a Ctrl-C does, for a terminal in raw mode where it comes as a key. */
  interrupt(): void;
}

/** A {@link CommandContext} after the command line was read. */
export interface RunContext extends CommandContext {
  backendFlags: BackendFlags;
  app(): Promise<AppContext>;
  settings(): Promise<Settings>;
  stores(): Promise<Stores>;
}
