import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import type { RenderFormat } from '../protocol/index.js';
import { isFileThere } from './output-folder.js';

/** What files of a type begin with, as Latin-1, by the ending of their names. */
const BEGINNINGS: Readonly<Record<`.${RenderFormat}`, RegExp> & Record<string, RegExp>> = {
  '.mp4': /^.{4}ftyp/s,
  '.mov': /^.{4}(?:ftyp|moov|mdat|wide|free|skip)/s,
  '.webm': /^.E\xdf\xa3/s,
  '.gif': /^GIF8[79]a/,
  '.wav': /^(?:RIFF|RF64).{4}WAVE/s,
  '.mp3': /^(?:ID3|\xff[\xe0-\xff])/,
  '.mid': /^MThd/,
  '.midi': /^MThd/,
  '.html': /^\s*</,
  '.htm': /^\s*</,
  '.json': /^\s*\{/,
  '.otio': /^\s*\{/,
  '.edl': /^TITLE:/,
};

/** The longest of them. Bytes. */
const LOOKED_AT = 16;

/** What is at a path: a file that begins as its type does, none, an empty one, or something else. */
export type Standing = 'of-type' | 'missing' | 'empty' | 'other';

/**
 * Tells by its first bytes whether a file of its type is at `path` already. Whether it is there to
 * its end is not looked at: files get their final names when they are finished.
 *
 * @param type The ending that its content has, where its name has none that is known.
 */
export async function standingOf(path: string, type = extname(path)): Promise<Standing> {
  if (!(await isFileThere(path))) return 'missing';
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(LOOKED_AT), 0, LOOKED_AT, 0);
    if (bytesRead === 0) return 'empty';
    const beginning = buffer.toString('latin1', 0, bytesRead);
    return BEGINNINGS[type.toLowerCase()]?.test(beginning) === false ? 'other' : 'of-type';
  } finally {
    await handle.close();
  }
}
