import { createWriteStream } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { CallOptions, FileMark } from '../app/ports.js';
import type { Clock } from '../support/clock.js';
import { ExitCode, VmgError } from '../support/errors.js';
import { isForeignPage, type Judged, readVerdict, unreadable } from './answers.js';
import type { Exchange } from './exchange.js';
import type { HttpAnswer } from './http.js';
import { sizeOf } from './part-file.js';
import { isTransient } from './transport-errors.js';

/** Tries in a row that bring nothing new before an address is given up. */
const TRIES = 4;
const FIRST_WAIT_MS = 250;

/** A file that is being fetched. */
export interface Part {
  /** The partial file. */
  path: string;
  stage: string;
  /** Bytes that the backend announced, where it did. */
  expected: number | undefined;
  /** What the partial file is the beginning of, where that is known. */
  mark: FileMark | undefined;
  /** Keeps a mark; resolves when it is kept. */
  keep: (mark: FileMark) => Promise<void>;
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

/** The error for a file that is not all there. */
export function incomplete(got: number, expected: number): VmgError {
  return new VmgError(
    'connection-broken',
    ExitCode.network,
    `The file came incomplete: ${got} of ${expected} bytes.`,
    { hint: 'Fetch the rest with: vmg export --resume' },
  );
}

/** An address without what a signature adds: the same for as long as the file is the same. */
function plainAddress(address: string, origin: string): string {
  const { origin: from, pathname } = new URL(address, origin);
  return from + pathname;
}

function markOf(answer: HttpAnswer, address: string, bytes: number | undefined): FileMark {
  const { etag, 'last-modified': modified } = answer.headers;
  return {
    address,
    ...(etag === undefined ? {} : { etag }),
    ...(modified === undefined ? {} : { modified }),
    ...(bytes === undefined ? {} : { bytes }),
  };
}

/** True when both marks say something that cannot be true of one file. */
function contradict(a: FileMark, b: FileMark): boolean {
  const differ = (one: unknown, other: unknown): boolean =>
    one !== undefined && other !== undefined && one !== other;
  if (differ(a.bytes, b.bytes)) return true;
  // Two servers tag the same file in two ways.
  if (a.address !== b.address) return false;
  const tagged = a.etag !== undefined && b.etag !== undefined;
  return tagged ? a.etag !== b.etag : differ(a.modified, b.modified);
}

/** What `If-Range` can hold: a strong tag, or a date. */
function validatorOf({ etag, modified }: FileMark): string | undefined {
  return etag?.startsWith('"') ? etag : modified;
}

function rangeHeaders(part: Part, have: number, address: string): Record<string, string> {
  // A range from the first byte too: the length that is told is then the file's own.
  const headers = { 'accept-encoding': 'identity', range: `bytes=${have}-` };
  const { mark } = part;
  const validator = have > 0 && mark?.address === address ? validatorOf(mark) : undefined;
  return validator === undefined ? headers : { ...headers, 'if-range': validator };
}

/** True for an answer that can be a film; a complaint, or the page of a hotel's network, cannot. */
function holdsFile({ status, headers }: HttpAnswer): boolean {
  const type = headers['content-type'] ?? '';
  const encoding = headers['content-encoding'] ?? 'identity';
  return (
    (status === 200 || status === 206) && encoding === 'identity' && !/^text\/|json|xml/i.test(type)
  );
}

function refused(answer: HttpAnswer): VmgError {
  return new VmgError(
    'download-refused',
    ExitCode.jobFailed,
    `The finished file cannot be fetched from its address (${answer.status}).`,
    { hint: 'Try again with: vmg export --resume', details: { status: answer.status } },
  );
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
  const from = plainAddress(address, exchange.origin);
  const own = new URL(from).origin === exchange.origin;
  const read = async (answer: HttpAnswer): Promise<Judged<HttpAnswer>> => {
    if (holdsFile(answer) || answer.status === 416) return { ok: true, value: answer };
    // What another origin thinks of us says nothing about the token.
    const passing = answer.status >= 500 || answer.status === 429;
    if (own && isForeignPage(answer)) {
      answer.discard();
      throw unreadable('file');
    }
    if (own || passing) return readVerdict(answer, 'file', clock.now());
    answer.discard();
    throw refused(answer);
  };
  const headers = rangeHeaders(part, have, from);
  const answer = await exchange.perform({ method: 'GET', path: address, headers }, read, options);
  const range = contentRange(answer);
  const startAnew = async (): Promise<never> => {
    answer.discard();
    await rm(part.path, { force: true });
    throw incomplete(0, range.total ?? part.expected ?? 0);
  };

  const resumes = answer.status === 206 && range.start === have;
  const length = Number(answer.headers['content-length'] ?? Number.NaN);
  const start = resumes ? have : 0;
  const told = answer.status === 416 ? undefined : length + start;
  const total = range.total ?? (Number.isFinite(told) ? told : part.expected);
  const mark = markOf(answer, from, total);
  // What is here is not the beginning of what is there.
  const changed = have > 0 && part.mark !== undefined && contradict(part.mark, mark);
  if (answer.status === 416) {
    if (have === 0 || changed || total !== have) return startAnew();
    answer.discard();
    return;
  }
  if (answer.status === 206 && (!resumes || changed)) return startAnew();
  const begin = async (): Promise<void> => {
    // In this order: a mark must never stand beside the bytes of another file.
    await writeFile(part.path, '');
    part.mark = mark;
    await part.keep(mark);
  };
  let written = start;
  const count = async function* (source: AsyncIterable<Uint8Array>) {
    for await (const chunk of source) {
      // Not before the first bytes are here: a connection that breaks meanwhile would take them along.
      if (written === 0) await begin();
      written += chunk.length;
      if (total !== undefined && total > 0) {
        options.onProgress?.({ stage: part.stage, fraction: Math.min(1, written / total) });
      }
      yield chunk;
    }
  };
  await pipeline(answer.body, count, createWriteStream(part.path, { flags: 'a' }));
  if (written === 0 || (total !== undefined && written !== total)) {
    throw incomplete(written, total ?? 0);
  }
}

/**
 * Fetches a file from one address into `part`, from where it is, and picks up again where the
 * connection broke.
 *
 * @throws VmgError when the address brings nothing more; what has come stays.
 */
export async function fetchAll(
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
