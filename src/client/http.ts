import { once } from 'node:events';
import { Agent as HttpAgent, type IncomingHttpHeaders } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Readable } from 'node:stream';
import type FormData from 'form-data';
import got, { type Delays, type Progress, type Response } from 'got';
import { transportError } from './transport-errors.js';

/** One request, as it goes out. */
export interface HttpRequest {
  method: 'GET' | 'POST';
  /** Absolute. */
  url: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
  /** Streamed as multipart/form-data; its length must be known. */
  form?: FormData;
  /** The share of the body that has been sent, 0…1. */
  onSent?: (fraction: number) => void;
  timeouts?: Partial<Delays>;
  signal?: AbortSignal;
  /** Texts that no error may show. */
  secrets?: readonly string[];
}

/** An answer whose body has not been read. */
export interface HttpAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  /** Throws a VmgError when the connection breaks before its end. */
  body: AsyncIterable<Uint8Array>;
  /** Lets go of the connection; for a body that is not read to its end. */
  discard(): void;
}

export const DEFAULT_TIMEOUTS: Delays = {
  lookup: 15_000,
  connect: 15_000,
  secureConnect: 15_000,
  socket: 60_000,
  send: 60_000,
  response: 60_000,
};

// A kept-alive connection that the server closes at the wrong moment looks like a broken answer,
// and a message whose answer broke is never sent again. New connections do not have that race.
const agent = {
  http: new HttpAgent({ keepAlive: false }),
  https: new HttpsAgent({ keepAlive: false }),
};

async function* bodyOf(
  stream: Readable,
  fail: (error: unknown) => Error,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of stream) yield chunk;
  } catch (error) {
    throw fail(error);
  } finally {
    stream.destroy();
  }
}

/**
 * Sends one request, once, and resolves when the answer's head is there.
 *
 * @throws VmgError of exit code 6, or the interrupt's. Never an error that carries the request.
 */
export async function openRequest(request: HttpRequest): Promise<HttpAnswer> {
  const { method, url, json, form, signal } = request;
  const fail = (error: unknown): Error => transportError(error, url, request.secrets ?? [], signal);
  const { origin } = new URL(url);
  const empty = method === 'POST' && json === undefined && form === undefined;

  const stream = got.stream(url, {
    method,
    headers: { 'user-agent': 'vmg', ...request.headers },
    agent,
    timeout: { ...DEFAULT_TIMEOUTS, ...request.timeouts },
    // Repeating is decided where it is known what may be repeated.
    retry: { limit: 0 },
    throwHttpErrors: false,
    followRedirect: method === 'GET',
    decompress: request.headers?.range === undefined,
    hooks: {
      beforeRedirect: [
        (options) => {
          const target = options.url instanceof URL ? options.url : undefined;
          if (target?.origin === origin) return;
          for (const name of Object.keys(options.headers)) {
            if (name === 'authorization' || name.startsWith('x-')) delete options.headers[name];
          }
        },
      ],
    },
    ...(signal === undefined ? {} : { signal }),
    ...(json === undefined ? {} : { json }),
    ...(form === undefined ? {} : { body: form }),
    ...(empty ? { body: '' } : {}),
  });
  // After the head, whoever reads the body hears of errors; an unread one must not end the process.
  stream.on('error', () => {});
  if (request.onSent !== undefined) {
    const { onSent } = request;
    stream.on('uploadProgress', ({ percent }: Progress) => onSent(percent));
  }
  try {
    const [response]: Response[] = await once(stream, 'response');
    if (response === undefined) throw new Error('No response');
    return {
      status: response.statusCode,
      headers: response.headers,
      body: bodyOf(stream, fail),
      discard: () => void stream.destroy(),
    };
  } catch (error) {
    stream.destroy();
    throw fail(error);
  }
}
