import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { ExitCode, VmgError } from '../support/errors.js';
import { codeOf } from '../support/system-errors.js';

/** A file as it was when an upload began. */
export interface UploadSource {
  path: string;
  /** Bytes. */
  size: number;
  modifiedMs: number;
}

/** Large enough that a large file is not a matter of counting chunks. */
const CHUNK_BYTES = 256 * 1024;

function unreadable(path: string, cause: unknown): VmgError {
  return new VmgError('file-not-found', ExitCode.input, `${path} cannot be read.`, {
    hint: 'Check the name, the folder and the permissions.',
    cause,
  });
}

function changed(path: string, what: string): VmgError {
  return new VmgError(
    'file-changed',
    ExitCode.input,
    `${basename(path)} ${what} while it was being sent.`,
    { hint: 'Wait until it is written to its end, then try again.', details: { path } },
  );
}

/**
 * Looks at a file that is to be uploaded.
 *
 * @throws VmgError of exit code 3 when there is none.
 */
export async function uploadSource(path: string): Promise<UploadSource> {
  try {
    const { size, mtimeMs } = await stat(path);
    return { path, size, modifiedMs: mtimeMs };
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** Throws when the file is not the one that it was when the upload began. */
async function expectUnchanged(source: UploadSource, sent: number): Promise<void> {
  const { path, size, modifiedMs } = source;
  const now = await stat(path).catch(() => undefined);
  if (now === undefined) throw changed(path, 'vanished');
  if (now.size > size) throw changed(path, 'grew');
  if (now.size < size || sent < size) throw changed(path, 'became shorter');
  if (now.mtimeMs !== modifiedMs) throw changed(path, 'was written to');
}

async function* chunksOf(source: UploadSource): AsyncGenerator<Uint8Array> {
  const { path, size } = source;
  if (size === 0) return;
  let sent = 0;
  try {
    // No byte beyond the length that was told; what grew is noticed at the end.
    for await (const chunk of createReadStream(path, {
      end: size - 1,
      highWaterMark: CHUNK_BYTES,
    })) {
      if (sent + chunk.length >= size) await expectUnchanged(source, sent + chunk.length);
      sent += chunk.length;
      yield chunk;
    }
  } catch (error) {
    if (error instanceof VmgError) throw error;
    // It was there when the upload began.
    throw codeOf(error) === 'ENOENT' ? changed(path, 'vanished') : unreadable(path, error);
  }
  if (sent < size) await expectUnchanged(source, sent);
}

/**
 * The bytes of a file, a chunk in memory at a time; exactly as many as it had when the upload
 * began. Breaks off with a VmgError of exit code 3, before the last of them is given away, when
 * the file has changed meanwhile.
 */
export function readSource(source: UploadSource): Readable {
  return Readable.from(chunksOf(source), { objectMode: false });
}
