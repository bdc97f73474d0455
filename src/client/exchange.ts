import type FormData from 'form-data';
import type { CallOptions } from '../app/ports.js';
import { Code } from '../protocol/index.js';
import type { Clock } from '../support/clock.js';
import type { Judged } from './answers.js';
import { type HttpAnswer, type HttpRequest, openRequest } from './http.js';
import type { TokenSource } from './token-source.js';
import { isTransient } from './transport-errors.js';
import { type VerdictContext, verdictError } from './verdicts.js';

/** What a call sends, before the token and the attribution headers are added. */
export interface Call {
  method: 'GET' | 'POST';
  /** Beginning with `/`, or absolute. */
  path: string;
  headers?: Record<string, string>;
  json?: unknown;
  /** Makes the body anew for each time that it is sent. */
  form?: () => FormData;
  onSent?: (fraction: number) => void;
  timeouts?: HttpRequest['timeouts'];
}

export interface ExchangeOptions {
  apiUrl: string;
  webUrl: string | null;
  /** Attribution: sent to the API's own origin alone. */
  headers: Record<string, string>;
  tokens: TokenSource;
  clock: Clock;
}

/** The waits between tries of a reading whose connection broke. */
const READ_RETRY_MS: readonly number[] = [300, 1_000];
/** How long to wait when the server names no time. */
const RATE_LIMIT_MS = 30_000;
/** No server's `Retry-After` keeps a person waiting for longer than this. */
const LONGEST_RATE_LIMIT_MS = 5 * 60_000;

/** Sends calls with the token, and repeats the few that may be repeated. */
export interface Exchange {
  readonly origin: string;
  /**
   * Sends a call and reads its answer. A refused anonymous token is replaced once, a rate limit
   * waited out once, and a reading (GET) repeated when its connection breaks.
   *
   * @throws VmgError
   */
  perform<Value>(
    call: Call,
    read: (answer: HttpAnswer) => Promise<Judged<Value>>,
    options?: CallOptions,
  ): Promise<Value>;
  secrets(): readonly string[];
}

function isTokenRefused(code: number): boolean {
  return code === Code.tokenInvalid || code === 401;
}

export function createExchange(options: ExchangeOptions): Exchange {
  const { tokens, clock } = options;
  const base = options.apiUrl.replace(/\/+$/, '');
  const { origin } = new URL(base);

  const send = async (call: Call, token: string | null, signal?: AbortSignal) => {
    const url = call.path.startsWith('/') ? base + call.path : call.path;
    const own = new URL(url).origin === origin;
    return openRequest({
      method: call.method,
      url,
      headers: {
        ...call.headers,
        // Neither token nor attribution is any other origin's business.
        ...(own ? options.headers : {}),
        ...(own && token !== null ? { authorization: `Bearer ${token}` } : {}),
      },
      secrets: tokens.secrets(),
      ...(call.json === undefined ? {} : { json: call.json }),
      ...(call.form === undefined ? {} : { form: call.form() }),
      ...(call.onSent === undefined ? {} : { onSent: call.onSent }),
      ...(call.timeouts === undefined ? {} : { timeouts: call.timeouts }),
      ...(signal === undefined ? {} : { signal }),
    });
  };

  /** One try; a reading whose connection breaks is tried again. */
  const attempt = async <Value>(
    call: Call,
    token: string,
    read: (answer: HttpAnswer) => Promise<Judged<Value>>,
    signal?: AbortSignal,
  ): Promise<Judged<Value>> => {
    const waits = call.method === 'GET' ? [...READ_RETRY_MS] : [];
    for (;;) {
      const wait = waits.shift();
      try {
        const judged = await read(await send(call, token, signal));
        const serverFailed = !judged.ok && judged.code >= 500 && judged.code < 600;
        if (!serverFailed || wait === undefined) return judged;
      } catch (error) {
        if (wait === undefined || !isTransient(error)) throw error;
      }
      await clock.sleep(wait, signal);
    }
  };

  const verdictContext = async (): Promise<VerdictContext> => {
    const clientId = await tokens.clientId();
    const { webUrl } = options;
    const bind = clientId === null ? '' : `?bind=${encodeURIComponent(clientId)}`;
    return {
      tokenKind: tokens.kind,
      accountLink: webUrl === null ? null : webUrl.replace(/\/+$/, '') + bind,
      secrets: tokens.secrets(),
    };
  };

  return {
    origin,
    secrets: () => tokens.secrets(),
    async perform(call, read, { signal, onProgress } = {}) {
      let token = await tokens.token(signal);
      let mayRenew = tokens.renew !== undefined;
      let mayWait = true;
      for (;;) {
        const judged = await attempt(call, token, read, signal);
        if (judged.ok) return judged.value;
        if (isTokenRefused(judged.code) && mayRenew && tokens.renew !== undefined) {
          mayRenew = false;
          token = await tokens.renew(signal);
        } else if (judged.code === Code.rateLimited && mayWait) {
          mayWait = false;
          const wait = Math.min(judged.retryAfterMs ?? RATE_LIMIT_MS, LONGEST_RATE_LIMIT_MS);
          onProgress?.({ stage: `Waiting ${Math.ceil(wait / 1000)} s: asked too often` });
          await clock.sleep(wait, signal);
        } else {
          throw verdictError(judged, await verdictContext());
        }
      }
    },
  };
}
