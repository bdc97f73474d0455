import type { Clock } from '../../support/clock.js';
import type { Agent, Intake } from '../agent/index.js';
import type { PieceFiles, RenderJobs } from '../render/index.js';
import type { Account, Storage } from '../storage/index.js';

/** What the routes work with. */
export interface ServerContext {
  storage: Storage;
  agent: Agent;
  intake: Intake;
  renders: RenderJobs;
  pieceFiles: PieceFiles;
  clock: Clock;
  /** The bearer token of whoever started the engine. */
  token: string;
  /** Milliseconds between two signs of life in an event stream. */
  heartbeatMs: number;
  /** Milliseconds without any progress after which a message's work is given up. */
  stallLimitMs: number;
  /** Bytes that one uploaded file may have. */
  maxUploadBytes: number;
  /** Where this server is reached: `http://127.0.0.1:49152`. */
  baseUrl(): string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose token the request bears; set by {@link requireToken}. */
    account: Account | null;
  }
}
