import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import FormData from 'form-data';
import { z } from 'zod';
import type { CallOptions } from '../app/ports.js';
import { endpoints, uploadType } from '../protocol/index.js';
import type { Clock } from '../support/clock.js';
import { ExitCode, VmgError } from '../support/errors.js';
import { readEnvelope } from './answers.js';
import type { Exchange } from './exchange.js';

/** The backend looks at a file before it answers, which takes a while for a long one. */
const TIMEOUTS = { socket: 5 * 60_000, response: 5 * 60_000, send: 60 * 60_000 };

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    throw new VmgError('file-not-found', ExitCode.input, `${path} cannot be read.`, {
      hint: 'Check the name, the folder and the permissions.',
      cause: error,
    });
  }
}

/**
 * Streams a file to a session: a chunk of it is in memory at a time, and its length is told
 * beforehand.
 *
 * @throws VmgError
 */
export async function uploadFile(
  exchange: Exchange,
  clock: Clock,
  sessionId: string,
  path: string,
  options: CallOptions = {},
): Promise<void> {
  const name = basename(path);
  const stage = `Uploading ${name}`;
  const size = await sizeOf(path);
  const form = (): FormData => {
    const body = new FormData();
    body.append('files', createReadStream(path, { end: Math.max(0, size - 1) }), {
      filename: name,
      contentType: uploadType(path)?.mime ?? 'application/octet-stream',
      knownLength: size,
    });
    return body;
  };
  options.onProgress?.({ stage, fraction: 0 });
  await exchange.perform(
    {
      method: 'POST',
      path: endpoints.upload(sessionId),
      form,
      timeouts: TIMEOUTS,
      onSent: (fraction) => options.onProgress?.({ stage, fraction }),
    },
    (answer) => readEnvelope(answer, z.unknown(), 'upload', clock.now()),
    options,
  );
}

/** Has the backend fetch media from addresses. */
export async function uploadAddresses(
  exchange: Exchange,
  clock: Clock,
  sessionId: string,
  urls: readonly string[],
  options: CallOptions = {},
): Promise<void> {
  await exchange.perform(
    {
      method: 'POST',
      path: endpoints.upload(sessionId),
      json: { urls, source_type: 'url' },
      timeouts: TIMEOUTS,
    },
    (answer) => readEnvelope(answer, z.unknown(), 'upload', clock.now()),
    options,
  );
}
