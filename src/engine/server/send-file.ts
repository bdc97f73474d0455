import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { parseByteRange } from './byte-range.js';
import { fault } from './fault.js';

/** A file on its way out. */
export interface OutgoingFile {
  path: string;
  /** As whoever fetches it may call it. */
  name: string;
  /** Its media type. */
  type: string;
}

/**
 * Answers with a file: the whole, or the one range that is asked for (RFC 9110, 14), under a tag
 * that changes with the file. @throws Fault 404 when it is not there any more
 */
export async function sendFile(
  { path, name, type }: OutgoingFile,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { size, mtimeMs } = await stat(path).catch(() => {
    throw fault.notFound('file any more');
  });
  const tag = `"${size.toString(16)}-${Math.round(mtimeMs).toString(16)}"`;
  void reply.headers({
    'accept-ranges': 'bytes',
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
    etag: tag,
  });
  const condition = request.headers['if-range'];
  const wanted = condition === undefined || condition === tag ? request.headers.range : undefined;
  const range = parseByteRange(wanted, size);
  if (range === 'unsatisfiable') {
    return reply.status(416).header('content-range', `bytes */${size}`).send();
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  if (range) void reply.status(206).header('content-range', `bytes ${start}-${end}/${size}`);
  void reply.header('content-length', end - start + 1);
  return reply.send(createReadStream(path, { start, end }));
}
