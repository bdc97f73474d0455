import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { link, rename, rm, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { CallOptions, DownloadOptions } from '../app/ports.js';
import { endpoints, type RenderStatus } from '../protocol/index.js';
import type { Clock } from '../support/clock.js';
import { ExitCode, interruptedError, isAbort, VmgError } from '../support/errors.js';
import { codeOf } from '../support/system-errors.js';
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

/** Where a render is put until it is complete: beside `path`, under a name short enough anywhere. */
export function partPath(path: string, renderId: string): string {
  const id = createHash('sha256').update(renderId).digest('hex').slice(0, 12);
  return join(dirname(path), `.vmg-${id}.part`);
}

const DISK_FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT']);

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

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Links `from` to `to`, which fails where something is there; false where there are no links. */
async function linkNew(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw error;
    return false;
  }
}

/**
 * Gives a complete part its final name.
 *
 * @throws VmgError of exit code 2 when something has come to that name, which may not be replaced;
 * the part stays.
 */
async function putInPlace(part: string, path: string, overwrite: boolean): Promise<void> {
  if (overwrite) return rename(part, path);
  const taken = (): VmgError =>
    new VmgError('output-exists', ExitCode.usage, `${path} has appeared meanwhile.`, {
      hint: 'Replace it with: vmg export --resume --force',
    });
  const linked = await linkNew(part, path).catch(() => {
    throw taken();
  });
  if (linked) return unlink(part);
  if (await exists(path)) throw taken();
  await rename(part, path);
}

/**
 * Fetches a finished render to `path` by way of a part beside it, which a later run resumes; on a
 * full disk the part is given up. When the address in the status fails, the backend's own download route is used; the
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
  options: DownloadOptions = {},
): Promise<void> {
  const part: Part = {
    path: partPath(path, renderId),
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
      await putInPlace(part.path, path, options.overwrite === true);
      return;
    } catch (error) {
      if (DISK_FULL.has(codeOf(error) ?? '')) await rm(part.path, { force: true });
      const ours = !(error instanceof VmgError) || error.code === 'output-exists';
      if (options.signal?.aborted || isAbort(error) || ours) throw error;
      failure ??= error;
    }
  }
  throw failure;
}
