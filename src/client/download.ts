import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { CallOptions } from '../app/ports.js';
import { endpoints, type RenderStatus } from '../protocol/index.js';
import type { Clock } from '../support/clock.js';
import { ExitCode, interruptedError, isAbort, VmgError } from '../support/errors.js';
import { type Judged, readVerdict } from './answers.js';
import type { Exchange } from './exchange.js';
import type { HttpAnswer } from './http.js';
import { isTransient } from './transport-errors.js';

/** Tries in a row that bring nothing new before an address is given up. */
const TRIES = 4;
const FIRST_WAIT_MS = 250;

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    (info) => info.size,
    () => 0,
  );
}

/** `bytes 100-199/200` → where it begins and how long the whole is. */
function contentRange(answer: HttpAnswer): { start: number; total: number | undefined } {
  const match = /^bytes (?:(\d+)-\d+|\*)\/(\d+|\*)$/.exec(answer.headers['content-range'] ?? '');
  const total = Number(match?.[2]);
  return {
    start: Number(match?.[1] ?? Number.NaN),
    total: Number.isFinite(total) ? total : undefined,
  };
}

function incomplete(got: number, expected: number): VmgError {
  return new VmgError(
    'connection-broken',
    ExitCode.network,
    `The file came incomplete: ${got} of ${expected} bytes.`,
    { hint: 'Fetch the rest with: vmg export --resume' },
  );
}

interface Part {
  /** The partial file. */
  path: string;
  stage: string;
  /** Bytes that the backend announced, where it did. */
  expected: number | undefined;
}

/** Fetches what is missing of `part` from one address; resolves when it is complete. */
async function fetchRest(
  exchange: Exchange,
  clock: Clock,
  address: string,
  part: Part,
  options: CallOptions,
): Promise<void> {
  const have = await sizeOf(part.path);
  const read = async (answer: HttpAnswer): Promise<Judged<HttpAnswer>> => {
    const json = (answer.headers['content-type'] ?? '').includes('json');
    const fine = !json && (answer.status === 200 || answer.status === 206);
    return fine || answer.status === 416
      ? { ok: true, value: answer }
      : readVerdict(answer, clock.now());
  };
  // A range from the first byte too: the length that is told is then the file's own.
  const headers = { 'accept-encoding': 'identity', range: `bytes=${have}-` };
  const answer = await exchange.perform({ method: 'GET', path: address, headers }, read, options);
  const range = contentRange(answer);

  if (answer.status === 416) {
    answer.discard();
    const whole = range.total ?? part.expected;
    if (have > 0 && whole === have) return;
    // What is here is not the beginning of what is there.
    await rm(part.path, { force: true });
    throw incomplete(0, whole ?? 0);
  }
  const resumes = answer.status === 206 && range.start === have;
  if (answer.status === 206 && !resumes) {
    answer.discard();
    await rm(part.path, { force: true });
    throw incomplete(0, range.total ?? 0);
  }
  const start = resumes ? have : 0;
  const length = Number(answer.headers['content-length'] ?? Number.NaN);
  const total = range.total ?? (Number.isFinite(length) ? start + length : part.expected);
  let written = start;
  const count = async function* (source: AsyncIterable<Uint8Array>) {
    for await (const chunk of source) {
      written += chunk.length;
      if (total !== undefined && total > 0) {
        options.onProgress?.({ stage: part.stage, fraction: Math.min(1, written / total) });
      }
      yield chunk;
    }
  };
  await pipeline(
    answer.body,
    count,
    createWriteStream(part.path, { flags: start > 0 ? 'a' : 'w' }),
  );
  if (total !== undefined && written !== total) throw incomplete(written, total);
}

/** Keeps fetching from one address, picking up where the connection broke. */
async function fetchAll(
  exchange: Exchange,
  clock: Clock,
  address: string,
  part: Part,
  options: CallOptions,
): Promise<void> {
  let failures = 0;
  for (;;) {
    const before = await sizeOf(part.path);
    try {
      await fetchRest(exchange, clock, address, part, options);
      return;
    } catch (error) {
      if (options.signal?.aborted || !isTransient(error)) throw error;
      failures = (await sizeOf(part.path)) > before ? 1 : failures + 1;
      if (failures >= TRIES) throw error;
      await clock.sleep(FIRST_WAIT_MS * 2 ** (failures - 1), options.signal);
    }
  }
}

/**
 * Fetches a finished render to `path` by way of `path.<render id>.part`, which a later run
 * resumes. When the address in the status fails, the backend's own download route is used; the
 * token goes to the backend's own origin alone.
 *
 * @throws VmgError
 */
export async function downloadRender(
  exchange: Exchange,
  clock: Clock,
  renderId: string,
  status: RenderStatus,
  path: string,
  options: CallOptions = {},
): Promise<void> {
  const part: Part = {
    path: `${path}.${renderId}.part`,
    stage: `Fetching ${basename(path)}`,
    expected: status.output?.size,
  };
  const fallback = endpoints.renderDownload(renderId);
  const url = status.output?.url;
  const addresses = url === undefined || url === fallback ? [fallback] : [url, fallback];
  let failure: unknown;
  for (const address of addresses) {
    try {
      await fetchAll(exchange, clock, address, part, options);
      const size = await sizeOf(part.path);
      if (part.expected !== undefined && size !== part.expected) {
        await rm(part.path, { force: true });
        throw incomplete(size, part.expected);
      }
      if (options.signal?.aborted) throw interruptedError();
      await rename(part.path, path);
      return;
    } catch (error) {
      if (options.signal?.aborted || isAbort(error) || !(error instanceof VmgError)) throw error;
      failure ??= error;
    }
  }
  throw failure;
}
