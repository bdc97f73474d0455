import { MAX_UPLOAD_BYTES } from '../protocol/index.js';
import { type Clock, systemClock } from '../support/clock.js';
import { ExitCode, VmgError } from '../support/errors.js';
import { createAgent, createIntake } from './agent/index.js';
import { type Ffmpeg, findFfmpeg } from './media/index.js';
import { createPieceFiles, createRenderJobs } from './render/index.js';
import { createServer } from './server/index.js';
import { newSecret, openStorage } from './storage/index.js';
import { ANALYSIS_VERSION, createWorkers, type Workers } from './workers/index.js';

export { type Ffmpeg, findFfmpeg } from './media/index.js';
export { checkSoundFont, findSoundFont } from './workers/index.js';

export interface EngineOptions {
  /** Where everything is kept; made when it is not there. Other engines may use it at the same time. */
  dataDir: string;
  /** The environment in which ffmpeg is looked for. */
  env: Readonly<Record<string, string | undefined>>;
  /** Where what is found out about ffmpeg is kept; by default, with the rest. */
  cacheDir?: string;
  /** This package's version. */
  version: string;
  /** Any free one by default. */
  port?: number;
  host?: '127.0.0.1';
  /** The bearer token of whoever starts the engine; a new random one by default. */
  token?: string;
  /** A sound font (SF2, SF3, DLS) in place of the one that comes with the package. */
  soundFontPath?: string;
  clock?: Clock;
  /** Milliseconds between two signs of life in an answer. */
  heartbeatMs?: number;
  /** Bytes that one upload may have. */
  maxUploadBytes?: number;
  /** Threads that several engines share; they stay when this one ends. By default it has its own. */
  workers?: Omit<Workers, 'close'>;
}

export interface Engine {
  /** Where it listens: `http://127.0.0.1:49152`. */
  url: string;
  token: string;
  /** Stops all work, ends all child processes and closes the server; unfinished renders can be resumed. */
  close(): Promise<void>;
}

const HEARTBEAT_MS = 10_000;
/** However long the work takes, it goes on as long as it gets anywhere. */
const STALL_LIMIT_MS = 15 * 60_000;

/**
 * Starts the embedded backend: a server on the loopback interface that speaks the same protocol as
 * the hosted service and does all the work on this machine.
 *
 * @throws VmgError `data-unusable` when its folder cannot be used, `port-taken` when the port is.
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const { dataDir, env, version, host = '127.0.0.1', clock = systemClock } = options;
  const cacheDir = options.cacheDir ?? dataDir;
  const token = options.token ?? newSecret('nmv_usr_');
  const storage = await openStorage(dataDir, { analysisVersion: ANALYSIS_VERSION, clock });
  const ffmpeg = lazily(() => findFfmpeg({ env, cacheDir }));
  const own = createWorkers({
    version,
    ...(options.soundFontPath === undefined ? {} : { soundFontPath: options.soundFontPath }),
  });
  const workers: Workers = { ...own, ...options.workers, close: own.close };
  const renders = createRenderJobs({ storage, workers, ffmpeg, clock });
  const pieceFiles = createPieceFiles({ storage, workers, version });
  let url = '';
  const server = await createServer({
    storage,
    agent: createAgent({ storage, workers, ffmpeg }),
    intake: createIntake(storage, ffmpeg),
    renders,
    pieceFiles,
    clock,
    token,
    heartbeatMs: options.heartbeatMs ?? HEARTBEAT_MS,
    stallLimitMs: STALL_LIMIT_MS,
    maxUploadBytes: options.maxUploadBytes ?? MAX_UPLOAD_BYTES,
    baseUrl: () => url,
  });
  const close = async (): Promise<void> => {
    const ended = await Promise.allSettled([
      server.close(),
      renders.close(),
      pieceFiles.close(),
      workers.close(),
    ]);
    storage.close();
    const failed = ended.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
  };
  try {
    url = await server.listen({ host, port: options.port ?? 0 });
  } catch (error) {
    await close();
    throw portError(error, options.port);
  }
  let closing: Promise<void> | undefined;
  return {
    url,
    token,
    close() {
      closing ??= close();
      return closing;
    },
  };
}

/** Does the work when it is first asked for, and again only after it failed. */
function lazily(find: () => Promise<Ffmpeg>): () => Promise<Ffmpeg> {
  let found: Promise<Ffmpeg> | undefined;
  return () => {
    found ??= find().catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
}

function portError(error: unknown, port: number | undefined): unknown {
  if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) return error;
  return new VmgError('port-taken', ExitCode.usage, `Port ${port} is taken.`, {
    hint: 'Choose another one with --port, or leave it out.',
    cause: error,
  });
}
