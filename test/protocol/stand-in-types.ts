import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Draft } from '../../src/protocol/index.js';

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
}

/** How the service differs from its best behaviour. All off at first. */
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
  /** Connections are cut after so many bytes of the file, so many times. */
  cutDownloads: { times: number; afterBytes: number };
  /** Ranges are not understood: always the whole file. */
  ignoresRanges: boolean;
  /** `output.url` is given so; null for none. */
  outputUrl: string | null | undefined;
  /** The render's status names this size. */
  announcedSize: number | undefined;
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
  /** The bytes of every finished render. */
  file: Buffer;
  /** What the agent does with a message. */
  answer: (text: string, stream: AnswerStream, state: StandInState) => Promise<void> | void;
  /** Sees each request first; true when it has dealt with it. */
  intercept: ((request: IncomingMessage, response: ServerResponse) => boolean) | undefined;
  /** How many messages were received. */
  messages(): string[];
  close(): Promise<void>;
}
