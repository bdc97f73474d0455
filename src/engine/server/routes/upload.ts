import type { MultipartFile } from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  ACCEPTED_TYPES,
  Code,
  endpoints,
  uploadByUrlRequest,
  uploadType,
} from '../../../protocol/index.js';
import type { ArrivedFile } from '../../agent/index.js';
import type { MediaRecord } from '../../storage/index.js';
import { parseBody } from '../body.js';
import type { ServerContext } from '../context.js';
import { Fault, fault, success } from '../fault.js';
import { cleanFileName } from '../file-name.js';
import { goneSignal } from '../gone.js';
import { requireSession } from '../guards.js';
import { pattern } from '../pattern.js';
import { fetchRemote } from '../remote-file.js';

/** Media on their way in: as multipart `files`, or as URLs that are fetched from here. */
export function uploadRoute(server: FastifyInstance, context: ServerContext): void {
  server.post<{ Params: { id: string } }>(pattern(endpoints.upload), async (request, reply) => {
    const arrived: ArrivedFile[] = [];
    try {
      const session = requireSession(context, request, request.params.id);
      const signal = goneSignal(reply.raw);
      if (request.isMultipart()) {
        for await (const part of request.files()) {
          arrived.push(await receivePart(context, part, signal));
        }
        if (arrived.length === 0) throw fault.invalid('There is no file in the field “files”.');
      } else {
        for (const url of parseBody(uploadByUrlRequest, request.body).urls) {
          const { files } = context.storage;
          arrived.push(await fetchRemote(url, files, context.maxUploadBytes, signal));
        }
      }
      const media = await context.intake.accept(session, arrived, signal);
      return success({ files: media.map(describe) });
    } catch (error) {
      for (const { received } of arrived) await context.storage.files.discard(received);
      readToTheEnd(request);
      throw error;
    }
  });
}

async function receivePart(
  context: ServerContext,
  part: MultipartFile,
  signal: AbortSignal,
): Promise<ArrivedFile> {
  const name = cleanFileName(part.filename);
  if (part.fieldname !== 'files') throw fault.invalid('Files are expected in the field “files”.');
  if (!uploadType(name)) {
    throw new Fault(
      Code.unsupportedType,
      `“${name}” is of a type that cannot be used. Accepted: ${ACCEPTED_TYPES}.`,
    );
  }
  // The stream ends at the limit by itself; one byte more is left as room to notice that it did.
  const maxBytes = context.maxUploadBytes + 1;
  const received = await context.storage.files.receive(part.file, { maxBytes, signal });
  if (!part.file.truncated) return { received, name };
  await context.storage.files.discard(received);
  throw new Fault(
    Code.tooLarge,
    `“${name}” is larger than ${Math.floor(context.maxUploadBytes / 1024 / 1024)} MB.`,
  );
}

/** A client that is still sending would not hear the answer; what it sends goes nowhere. */
function readToTheEnd({ raw }: FastifyRequest): void {
  raw.unpipe();
  raw.resume();
}

function describe({ id, name, kind, bytes, facts }: MediaRecord) {
  return {
    id,
    name,
    type: kind,
    size: bytes,
    duration: facts.durationSeconds,
    ...(facts.picture ? { width: facts.picture.width, height: facts.picture.height } : {}),
  };
}
