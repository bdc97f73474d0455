import type FormData from 'form-data';
import type { CallOptions } from '../app/ports.js';
import { Code } from '../protocol/index.js';
import type { Clock } from '../support/clock.js';
import type { VmgError } from '../support/errors.js';
import { hideSecrets } from '../support/secrets.js';
import { withoutSlash } from './address.js';
import type { Judged } from './answers.js';
import { type ClientIdentity, wantsClientId } from './client-identity.js';
import { type HttpAnswer, type HttpRequest, openRequest, type Timeouts } from './http.js';
import type { ProxyRules } from './proxy-rules.js';
import { RETRY_MS, repeated, waitOutRateLimit } from './repetition.js';
import type { TokenSource } from './token-source.js';
import type { ServerVerdict } from './verdicts.js';

/** What a call sends, before the token and the attribution headers are added. */
export interface Call {
  method: 'GET' | 'POST' | 'DELETE';
  /** Beginning with `/`, or absolute. */
  path: string;
  headers?: Record<string, string>;
  json?: unknown;
  /** Makes the body anew for each time that it is sent. */
  form?: () => FormData;
  /** False for a server that must not be asked whether it wants the form. */
  asksFirst?: boolean;
  onSent?: (fraction: number) => void;
  timeouts?: HttpRequest['timeouts'];
  /** False for a reading (GET) that costs the server too much to be asked for again. */
  repeats?: false;
}

export interface ExchangeOptions {
  apiUrl: string;
  /** Attribution: sent to the API's own origin alone. */
  headers: Record<string, string>;
  tokens: TokenSource;
  identity: ClientIdentity;
  clock: Clock;
  /** The error for a verdict that ends a call. */
  failure: (verdict: ServerVerdict) => Promise<VmgError>;
  /** Every text known by now that must never be shown. */
  secrets: () => readonly string[];
  proxies?: ProxyRules;
  /** These go before a call's own. */
  timeouts?: Partial<Timeouts>;
}

/** A token of other runs that is refused is followed by no more than so many more of theirs. */
const OTHERS_TOKENS = 3;

/** Sends calls with the token, and repeats the few that may be repeated. */
export interface Exchange {
  readonly origin: string;
  /**
   * Sends a call and reads its answer. A refused anonymous token is replaced once, a rate limit
   * waited out once, a client identifier added once where the service misses it, and a reading
   * (GET) repeated when its connection breaks or the server fails.
   *
   * `read` may look into a body before it gives it away: what it finds there in the place of an
   * answer is a verdict like any other, and the call is made again where the verdict says that
   * nothing was done.
   *
   * @throws VmgError
   */
  perform<Value>(
    call: Call,
    read: (answer: HttpAnswer) => Promise<Judged<Value>>,
    options?: CallOptions,
  ): Promise<Value>;
  /** The error for a verdict that came too late for {@link perform}: in the midst of a stream. */
  failure(verdict: ServerVerdict): Promise<VmgError>;
  secrets(): readonly string[];
}

function isTokenRefused({ code }: ServerVerdict): boolean {
  return code === Code.tokenInvalid || code === 401;
}

/** What may still be done about the verdicts on one call. */
class Remedies {
  readonly #options: ExchangeOptions;
  readonly #call: CallOptions;
  #mayAsk = true;
  #mayAdopt = OTHERS_TOKENS;
  #mayWait = true;
  #mayIdentify = true;

  constructor(options: ExchangeOptions, call: CallOptions) {
    this.#options = options;
    this.#call = call;
  }

  /**
   * Does what a verdict asks for before the call is made again; gives what it is made with, or
   * undefined where nothing helps.
   */
  async after(
    verdict: ServerVerdict & { retryAfterMs?: number },
    sent: Credentials,
  ): Promise<Credentials | undefined> {
    const { clock, identity } = this.#options;
    if (isTokenRefused(verdict)) return this.#renewed(sent);
    if (verdict.code === Code.rateLimited && this.#mayWait) {
      this.#mayWait = false;
      await waitOutRateLimit(verdict.retryAfterMs, clock, this.#call);
      return sent;
    }
    if (wantsClientId(verdict) && this.#mayIdentify && sent.clientId === undefined) {
      this.#mayIdentify = false;
      return { ...sent, clientId: await identity.id() };
    }
    return undefined;
  }

  async #renewed(sent: Credentials): Promise<Credentials | undefined> {
    if (this.#mayAdopt === 0) return undefined;
    const renewed = await this.#options.tokens.renew?.(sent.token, this.#mayAsk, this.#call);
    if (renewed === undefined) return undefined;
    if (renewed.isNew) this.#mayAsk = false;
    else this.#mayAdopt--;
    return { ...sent, token: renewed.token };
  }
}

/** The answer of a server that may repeat what it was sent: what is read of it is shown and stored. */
function discreet(answer: HttpAnswer, secrets: () => readonly string[]): HttpAnswer {
  return { ...answer, text: async () => hideSecrets(await answer.text(), secrets()) };
}

/** What a call is sent with. */
interface Credentials {
  token: string;
  /** Where the service has asked for it. */
  clientId: string | undefined;
}

export function createExchange(options: ExchangeOptions): Exchange {
  const { tokens, clock } = options;
  const base = withoutSlash(options.apiUrl);
  const { origin } = new URL(base);
  let clientId: string | undefined;

  const send = (call: Call, credentials: Credentials, signal?: AbortSignal) => {
    const url = call.path.startsWith('/') ? base + call.path : call.path;
    const own = new URL(url).origin === origin;
    return openRequest({
      method: call.method,
      url,
      headers: {
        ...call.headers,
        // Neither token nor attribution is any other origin's business.
        ...(own ? options.headers : {}),
        ...(own ? { authorization: `Bearer ${credentials.token}` } : {}),
        ...(own && credentials.clientId !== undefined
          ? { 'x-client-id': credentials.clientId }
          : {}),
      },
      secrets: options.secrets(),
      timeouts: { ...call.timeouts, ...options.timeouts },
      ...(options.proxies === undefined ? {} : { proxies: options.proxies }),
      ...(call.json === undefined ? {} : { json: call.json }),
      ...(call.form === undefined ? {} : { form: call.form() }),
      ...(call.asksFirst === undefined ? {} : { asksFirst: call.asksFirst }),
      ...(call.onSent === undefined ? {} : { onSent: call.onSent }),
      ...(signal === undefined ? {} : { signal }),
    });
  };

  return {
    origin,
    secrets: options.secrets,
    failure: options.failure,
    async perform(call, read, callOptions = {}) {
      const { signal } = callOptions;
      const remedies = new Remedies(options, callOptions);
      let credentials: Credentials = { token: await tokens.token(callOptions), clientId };
      for (;;) {
        const sent = credentials;
        const judged = await repeated(
          call.method === 'GET' && call.repeats !== false ? RETRY_MS : [],
          clock,
          signal,
          async () => read(discreet(await send(call, sent, signal), options.secrets)),
        );
        if (judged.ok) {
          clientId = sent.clientId;
          return judged.value;
        }
        const next = await remedies.after(judged, sent);
        if (next === undefined) throw await options.failure(judged);
        credentials = next;
      }
    },
  };
}
