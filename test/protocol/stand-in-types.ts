import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Draft } from '../../src/protocol/index.js';
import type { Fault, Gate } from './stand-in/fault-types.js';
import type { StreamQuirks } from './stand-in/stream-quirks.js';

export type { Fault, FaultAction, Gate } from './stand-in/fault-types.js';
export type { StreamQuirks } from './stand-in/stream-quirks.js';

/** What a stand-in is started with. */
export interface StandInOptions {
  /**
   * Does the whole job as the service does: looks into what is uploaded (and refuses what is no
   * media), fetches addresses, counts credits, has an agent of its own (`agent`), and renders
   * films of real bytes. Without it any bytes are a clip of 10 s and every film is `file`.
   */
  faithful?: boolean;
  /** Bytes that one upload may have; 500 MB by default. */
  maxUploadBytes?: number;
  /** Milliseconds since the epoch, for the 7 days of a token; the machine's own by default. */
  now?: () => number;
  /** Serves https with these, as PEM. */
  tls?: { key: string; cert: string };
}

/** What a test may look at afterwards. */
export interface SeenRequest {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  /** Parsed, where it was JSON. */
  body: unknown;
  /** Bytes of the body. */
  bytes: number;
}

export interface SeenUpload {
  sessionId: string;
  field: string;
  fileName: string;
  contentType: string;
  /** Bytes of the file. */
  bytes: number;
  /** Bytes of the whole body. */
  bodyBytes: number;
  /** SHA-256 of the file, in hex. */
  sha256: string;
}

/** An answer to a message while it is being given. */
export interface AnswerStream {
  /** Sends an event. */
  event(data: unknown): void;
  /** Sends bytes as they are. */
  raw(bytes: string | Uint8Array): Promise<void>;
  /** Breaks the connection. */
  reset(): void;
  /** Fires when the client has gone. */
  readonly gone: Promise<void>;
}

export interface StandInState {
  draft: Draft | null;
  video_infos: Record<string, unknown>[];
  generated_media: Record<string, unknown>[];
  canvas_config: unknown;
}

export interface StandInRender {
  request: Record<string, unknown>;
  polls: number;
  /** Whose it is; everybody's when absent. */
  account?: string;
  /** What it has become, where that is not the stand-in's `file`. */
  film?: Film;
  /** It comes to nothing. */
  fails?: boolean;
}

/** A finished film's bytes, and what its status tells of it. */
export interface Film {
  bytes: Buffer;
  /** Seconds. */
  duration: number;
  width: number;
  height: number;
}

/** How the service differs from its best behaviour. All off at first; may be changed at any time. */
export interface Quirks {
  /** The next so many authorised requests find their token expired. */
  expireTokens: number;
  /** The next so many requests are told to come again later. */
  rateLimits: number;
  /** Seconds, with a rate limit. */
  retryAfter: number | undefined;
  /** Verdicts, by the path's beginning. */
  verdicts: Map<string, { status: number; code: number; message?: string }>;
  /** So many status calls before a render is completed. */
  pollsUntilDone: number;
  renderFails: boolean;
  /** The next so many submitted renders fail. */
  failRenders: number;
  /** Connections are cut after so many bytes of the file, so many times. */
  cutDownloads: { times: number; afterBytes: number };
  /** Ranges are not understood: always the whole file. */
  ignoresRanges: boolean;
  /** `output.url` is given so; null for none. */
  outputUrl: string | null | undefined;
  /** The render's status names this size. */
  announcedSize: number | undefined;
  /** Seconds, in a `Retry-After` beside the answers to a submission and to status calls. */
  pollAfter: number | undefined;
  /** Tokens that one address is given before it is told to come again later. */
  tokensPerAddress: number;
  /** Share of its edits that the stand-in's own agent makes without a word, 0…1. */
  silentShare: number;
  /** The stand-in's own agent tells people where to click. */
  guiTalk: boolean;
  /** What is wrong with the event streams. */
  stream: StreamQuirks;
  /** What happens to certain requests; the first that fits and is not spent. */
  faults: Fault[];
}

export interface StandIn {
  readonly url: string;
  readonly origin: string;
  /** A token that is always good. */
  readonly token: string;
  readonly requests: SeenRequest[];
  readonly uploads: SeenUpload[];
  readonly renders: Map<string, StandInRender>;
  readonly states: Map<string, StandInState>;
  readonly quirks: Quirks;
  /** The bytes of every finished render that has no film of its own. */
  file: Buffer;
  /** What the agent does with a message. */
  answer: (text: string, stream: AnswerStream, state: StandInState) => Promise<void> | void;
  /** Sees each request first; true when it has dealt with it. */
  intercept: ((request: IncomingMessage, response: ServerResponse) => boolean) | undefined;
  /** How many messages were received. */
  messages(): string[];
  /** Holds the next request to a path back, before it is carried out, until it is let go. */
  gate(path: string | RegExp, method?: string): Gate;
  /** Every `output.url` that was told so far answers 403 from now on; the status tells new ones. */
  expireUrls(): void;
  /** Every anonymous token that was issued so far answers 1001 from now on. */
  expireIssuedTokens(): void;
  /** Sets what every account holds available. */
  setCredits(available: number): void;
  close(): Promise<void>;
}
