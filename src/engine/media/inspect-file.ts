import { open, stat } from 'node:fs/promises';
import { foreignFile, isAnimatedWebp, isCutAvi } from './file-signature.js';
import { inputError } from './input-errors.js';

const HEAD_BYTES = 4096;

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/**
 * The size of a file and its first bytes. Throws a `VmgError` (exit 3) for what can be told without
 * ffmpeg: no ordinary file, empty, or surely something else than media.
 */
export async function inspectFile(
  path: string,
  name: string,
): Promise<{ bytes: number; head: Uint8Array }> {
  const stats = await stat(path).catch((cause: unknown) => {
    const isMissing = codeOf(cause) === 'ENOENT' || codeOf(cause) === 'ENOTDIR';
    throw inputError(isMissing ? 'file-not-found' : 'file-not-readable', name, { cause });
  });
  if (stats.isDirectory()) throw inputError('file-is-folder', name);
  if (!stats.isFile()) throw inputError('file-not-regular', name);
  if (stats.size === 0) throw inputError('file-empty', name);

  const head = new Uint8Array(Math.min(HEAD_BYTES, stats.size));
  const file = await open(path).catch((cause: unknown) => {
    throw inputError('file-not-readable', name, { cause });
  });
  try {
    await file.read(head, 0, head.length, 0);
  } catch (cause) {
    throw inputError('file-not-readable', name, { cause });
  } finally {
    await file.close();
  }
  const foreign = foreignFile(head);
  if (foreign) throw inputError('media-unsupported', name, { what: `is ${foreign}, not a video` });
  if (isAnimatedWebp(head)) throw inputError('webp-animated', name);
  if (isCutAvi(head, stats.size)) throw inputError('media-truncated', name);
  return { bytes: stats.size, head };
}
