import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Quirks } from '../stand-in-types.js';
import type { Answer } from './answer.js';

interface Range {
  start: number;
  end: number;
}

/** One range of bytes; null for what is no range, or several. */
function rangeOf(header: string | undefined, size: number): Range | 'outside' | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return null;
  const range =
    first === ''
      ? { start: Math.max(0, size - Number(last)), end: size - 1 }
      : { start: Number(first), end: Math.min(last === '' ? size : Number(last), size - 1) };
  return range.start > range.end ? 'outside' : range;
}

/** A file of the service's, whole or in part, with a validator for what comes later. */
export async function sendFilm(
  film: Buffer,
  headers: IncomingHttpHeaders,
  answer: Answer,
  quirks: Quirks,
): Promise<void> {
  const etag = `"${createHash('sha256').update(film).digest('hex').slice(0, 16)}"`;
  const condition = headers['if-range'];
  const isSame = condition === undefined || condition === etag;
  const range = quirks.ignoresRanges || !isSame ? null : rangeOf(headers.range, film.length);
  if (range === 'outside') {
    answer.head(416, { 'content-range': `bytes */${film.length}` });
    return answer.end();
  }
  const { start, end } = range ?? { start: 0, end: film.length - 1 };
  answer.head(range === null ? 200 : 206, {
    'content-type': 'video/mp4',
    'content-length': end - start + 1,
    etag,
    ...(quirks.ignoresRanges ? {} : { 'accept-ranges': 'bytes' }),
    ...(range === null ? {} : { 'content-range': `bytes ${start}-${end}/${film.length}` }),
  });
  if (quirks.cutDownloads.times > 0) {
    quirks.cutDownloads.times--;
    answer.flush();
    const part = film.subarray(start, Math.min(end + 1, start + quirks.cutDownloads.afterBytes));
    await answer.write(part);
    await new Promise((resolve) => setImmediate(resolve));
    return answer.reset();
  }
  await answer.end(film.subarray(start, end + 1));
}
