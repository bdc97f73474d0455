import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import FormData from 'form-data';
import { z } from 'zod';
import type { CallOptions } from '../app/ports.js';
import { Code, endpoints, uploadType } from '../protocol/index.js';
import type { Clock } from '../support/clock.js';
import { VmgError } from '../support/errors.js';
import { type Judged, readEnvelope } from './answers.js';
import type { Exchange } from './exchange.js';
import type { HttpAnswer } from './http.js';
import { readSource, uploadSource } from './upload-source.js';

/**
 * The backend looks at a file before it answers, which takes a while for a long one. A slow line
 * may take its time, as long as something moves.
 */
const TIMEOUTS = { socket: 5 * 60_000, response: 5 * 60_000, send: 24 * 60 * 60_000 };

/** The wait before a file is sent again whose connection broke, in milliseconds. */
const REPEAT_MS = 1_000;

function isBroken(error: unknown): boolean {
  return error instanceof VmgError && error.code === 'connection-broken';
}

/** True for a server that does not want to be asked whether it wants a body. */
function wasAskedInVain(error: unknown): boolean {
  return error instanceof VmgError && error.details?.code === 417;
}

async function readUpload(answer: HttpAnswer, clock: Clock): Promise<Judged<unknown>> {
  const judged = await readEnvelope(answer, z.unknown(), 'upload', clock.now());
  // Of an upload alone the status says what the code does.
  return judged.ok || judged.code !== 413 ? judged : { ...judged, code: Code.tooLarge };
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
  const source = await uploadSource(path);
  const opened: Readable[] = [];
  const form = (): FormData => {
    const body = new FormData();
    const bytes = readSource(source);
    opened.push(bytes);
    body.append('files', bytes, {
      filename: name,
      contentType: uploadType(path)?.mime ?? 'application/octet-stream',
      knownLength: source.size,
    });
    return body;
  };
  let sent = 0;
  const onSent = (fraction: number): void => {
    sent = fraction;
    options.onProgress?.({ stage, fraction });
  };
  let asksFirst = true;
  const send = (): Promise<unknown> => {
    onSent(0);
    const address = { method: 'POST', path: endpoints.upload(sessionId) } as const;
    return exchange.perform(
      { ...address, form, asksFirst, timeouts: TIMEOUTS, onSent },
      (answer) => readUpload(answer, clock),
      options,
    );
  };
  try {
    await send().catch(async (error: unknown) => {
      if (wasAskedInVain(error)) asksFirst = false;
      // What has not come to its end has not been taken, and may be sent again.
      else if (!isBroken(error) || sent === 1) throw error;
      await clock.sleep(REPEAT_MS, options.signal);
      return send();
    });
  } finally {
    // What was not sent to its end is not read to its end either.
    for (const bytes of opened) bytes.destroy();
  }
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
    (answer) => readUpload(answer, clock),
    options,
  );
}
