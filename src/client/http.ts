import { once } from 'node:events';
import type { ClientRequest, IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type FormData from 'form-data';
import got, { type Delays, type Progress, type Response } from 'got';
import { HeldForm } from './held-form.js';
import { HostRoute } from './host-route.js';
import { proxyError, proxyRefusal, tunnelError } from './proxy-errors.js';
import type { ProxyRules } from './proxy-rules.js';
import { hasSought, lateError, transportError } from './transport-errors.js';

/** How long the phases of a request may take, in milliseconds. */
export interface Timeouts extends Delays {
  /** Reading an answer that is read as one text, to its end. */
  text?: number;
}

/** One request, as it goes out. */
export interface HttpRequest {
  method: 'GET' | 'POST' | 'DELETE';
  /** Absolute. */
  url: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
  /** Streamed as multipart/form-data, when the server asks for it; its length must be known. */
  form?: FormData;
  /** False for a server that must not be asked whether it wants the form. */
  asksFirst?: boolean;
  /** The share of the body that has been sent, 0…1. */
  onSent?: (fraction: number) => void;
  timeouts?: Partial<Timeouts>;
  /** The way there is straight without them. */
  proxies?: ProxyRules;
  signal?: AbortSignal;
  /** Texts that no error may show. */
  secrets?: readonly string[];
}

/** An answer whose body has not been read. */
export interface HttpAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  /** True when it comes from another address than the one that was asked. */
  isRedirected: boolean;
  /** Throws a VmgError when the connection breaks before its end. */
  body: AsyncIterable<Uint8Array>;
  /**
   * The body as one text, however slowly it drips: what is larger than any JSON of the protocol
   * is cut off.
   *
   * @throws VmgError of exit code 6 when the connection breaks, or when it takes too long.
   */
  text(): Promise<string>;
  /** Lets go of the connection; for a body that is not read to its end. */
  discard(): void;
}

const DEFAULT_TIMEOUTS = {
  lookup: 15_000,
  connect: 15_000,
  secureConnect: 15_000,
  socket: 60_000,
  send: 60_000,
  response: 60_000,
  text: 60_000,
} as const satisfies Timeouts;

/** JSON answers are small; anything larger is not one. */
const MAX_TEXT_BYTES = 64 * 1024 * 1024;

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

/** Reads a body to its end; after `milliseconds` it is destroyed, and `late` thrown. */
async function readText(
  stream: Readable,
  body: AsyncIterable<Uint8Array>,
  milliseconds: number,
  late: () => Error,
): Promise<string> {
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    stream.destroy();
  }, milliseconds);
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of body) {
      length += chunk.length;
      if (length > MAX_TEXT_BYTES) break;
      chunks.push(chunk);
    }
  } catch (error) {
    throw isLate ? late() : error;
  } finally {
    clearTimeout(timer);
  }
  if (isLate) throw late();
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * Sends one request, once, and resolves when the answer's head is there.
 *
 * @throws VmgError of exit code 6, or the interrupt's. Never an error that carries the request.
 */
export async function openRequest(request: HttpRequest): Promise<HttpAnswer> {
  const { method, url, json, form, signal } = request;
  const secrets = request.secrets ?? [];
  const timeouts = { ...DEFAULT_TIMEOUTS, ...request.timeouts };
  const { text: textMs, ...delays } = timeouts;
  const connectMs = timeouts.lookup + timeouts.connect;
  const { origin } = new URL(url);
  const empty = method !== 'GET' && json === undefined && form === undefined;
  let route = new HostRoute(new URL(url), request.proxies);

  const fail = (error: unknown): Error => {
    const { proxy, isThrough, isTunnelling } = route;
    return transportError(error, url, secrets, signal, (trouble) => {
      if (proxy === undefined || hasSought(trouble, route.hostname)) return undefined;
      if (isTunnelling) return tunnelError(trouble, proxy, route.host, secrets);
      return isThrough ? undefined : proxyError(trouble, proxy, secrets);
    });
  };

  const held =
    form === undefined
      ? undefined
      : new HeldForm(form, request.asksFirst !== false && !route.isInHead);
  const stream = got.stream(url, {
    method,
    headers: { 'user-agent': 'vmg', ...held?.headers, ...request.headers },
    agent: await route.agents(connectMs),
    timeout: delays,
    // Repeating is decided where it is known what may be repeated.
    retry: { limit: 0 },
    throwHttpErrors: false,
    followRedirect: method === 'GET',
    decompress: request.headers?.range === undefined,
    hooks: {
      beforeRedirect: [
        async (options) => {
          if (!(options.url instanceof URL)) return;
          route = new HostRoute(options.url, request.proxies);
          options.agent = await route.agents(connectMs);
          if (options.url.origin === origin) return;
          for (const name of Object.keys(options.headers)) {
            if (name === 'authorization' || name.startsWith('x-')) delete options.headers[name];
          }
        },
      ],
    },
    ...(signal === undefined ? {} : { signal }),
    ...(json === undefined ? {} : { json }),
    ...(held === undefined ? {} : { body: held.body }),
    ...(empty ? { body: '' } : {}),
  });
  // After the head, whoever reads the body hears of errors; an unread one must not end the process.
  stream.on('error', () => {});
  let waiting: NodeJS.Timeout | undefined;
  stream.on('request', (sent: ClientRequest) => {
    route.watch(sent);
    held?.watch(sent);
    clearTimeout(waiting);
    if (route.isThrough) return;
    // The HTTP library's own limits begin with the connection, which a proxy makes first.
    waiting = setTimeout(() => stream.destroy(lateError()), connectMs);
    sent.once('socket', () => clearTimeout(waiting));
  });
  if (request.onSent !== undefined) {
    const { onSent } = request;
    stream.on('uploadProgress', ({ percent }: Progress) => onSent(percent));
  }
  try {
    const [response]: Response[] = await once(stream, 'response');
    if (response === undefined) throw new Error('No response');
    const refused = route.refusal ?? (response.statusCode === 407 ? 407 : undefined);
    if (route.proxy !== undefined && refused !== undefined) {
      throw proxyRefusal(refused, route.proxy, route.host);
    }
    const body = bodyOf(stream, fail);
    return {
      status: response.statusCode,
      headers: response.headers,
      isRedirected: response.redirectUrls.length > 0,
      body,
      text: () => readText(stream, body, textMs, () => fail(lateError())),
      discard: () => void stream.destroy(),
    };
  } catch (error) {
    stream.destroy();
    route.abandon();
    throw fail(error);
  } finally {
    clearTimeout(waiting);
  }
}
