import type { z } from 'zod';
import type { Backend, BackendKind, CallOptions, CredentialStore, Session } from '../app/ports.js';
import {
  anonymousTokenData,
  creditsData,
  endpoints,
  HOSTED_WEB_URL,
  renderStatus,
  sessionData,
  stateData,
} from '../protocol/index.js';
import { type Clock, systemClock } from '../support/clock.js';
import { ExitCode, VmgError } from '../support/errors.js';
import { type Judged, readEnvelope, readPlain, retryAfterMs } from './answers.js';
import { attributionHeaders } from './attribution.js';
import { sendMessage } from './conversation.js';
import { downloadRender } from './download.js';
import { type Call, createExchange } from './exchange.js';
import { openRequest } from './http.js';
import { ENGINE_PATIENCE, HOSTED_PATIENCE, type Patience } from './patience.js';
import {
  ENGINE_POLLS,
  HOSTED_POLLS,
  type PolledStatus,
  type PollPace,
  pollRender,
} from './render-poll.js';
import { anonymousToken, givenToken, type TokenSource } from './token-source.js';
import { uploadAddresses, uploadFile } from './upload.js';
import { verdictError } from './verdicts.js';

/** How the backend knows us: by a token that was given, or by one that is asked for. */
export type Authentication =
  | { kind: 'token'; token: string }
  | { kind: 'anonymous'; credentials: CredentialStore; clientId?: string };

export interface BackendOptions {
  kind: BackendKind;
  apiUrl: string;
  /** The service's pages; none for the engine. */
  webUrl?: string;
  authentication: Authentication;
  /** Version of this package. */
  version: string;
  /** See `skillPlatform`. */
  platform: string;
  clock?: Clock;
  patience?: Patience;
  polls?: PollPace;
  recoveryDelaysMs?: readonly number[];
}

const RECOVERY_MS: Readonly<Record<BackendKind, readonly number[]>> = {
  engine: [100, 400, 1_000, 2_500, 5_000],
  cloud: [30_000, 60_000, 60_000, 60_000, 60_000],
};

function checkedUrl(apiUrl: string): URL {
  const url = URL.canParse(apiUrl) ? new URL(apiUrl) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new VmgError('api-url-invalid', ExitCode.usage, `Not an address: ${apiUrl}`, {
    hint: 'Give one such as https://example.com with --api-url.',
  });
}

function tokenSource(options: BackendOptions, headers: Record<string, string>): TokenSource {
  const { authentication } = options;
  if (authentication.kind === 'token') return givenToken(authentication.token);
  const { credentials, clientId } = authentication;
  const clock = options.clock ?? systemClock;
  const url = checkedUrl(options.apiUrl);
  return anonymousToken({
    origin: url.origin,
    credentials,
    clock,
    ...(clientId === undefined ? {} : { clientId }),
    async ask(path, identity, signal) {
      const answer = await openRequest({
        method: 'POST',
        url: options.apiUrl.replace(/\/+$/, '') + path,
        headers: { ...headers, ...identity },
        ...(signal === undefined ? {} : { signal }),
      });
      const judged = await readEnvelope(answer, anonymousTokenData, 'token', clock.now());
      if (judged.ok) return judged.value;
      throw verdictError(judged, {
        tokenKind: 'anonymous',
        accountLink: options.webUrl ?? HOSTED_WEB_URL,
        secrets: [],
      });
    },
  });
}

/**
 * The protocol's client: the hosted service and the engine differ in address, token and pace
 * alone.
 *
 * @throws VmgError of exit code 2 for an address that is none.
 */
export function createBackend(options: BackendOptions): Backend {
  const { kind } = options;
  const { origin } = checkedUrl(options.apiUrl);
  const clock = options.clock ?? systemClock;
  const headers = attributionHeaders(options.version, options.platform);
  const webUrl = kind === 'cloud' ? (options.webUrl ?? HOSTED_WEB_URL) : null;
  const exchange = createExchange({
    apiUrl: options.apiUrl,
    webUrl,
    headers,
    tokens: tokenSource(options, headers),
    clock,
  });
  const patience = options.patience ?? (kind === 'engine' ? ENGINE_PATIENCE : HOSTED_PATIENCE);
  const paceOfPolls = options.polls ?? (kind === 'engine' ? ENGINE_POLLS : HOSTED_POLLS);

  const ask = <Schema extends z.ZodType>(
    call: Call,
    schema: Schema,
    what: string,
    callOptions?: CallOptions,
  ): Promise<z.output<Schema>> =>
    exchange.perform(
      call,
      (answer) => readEnvelope(answer, schema, what, clock.now()),
      callOptions,
    );

  const poll = (renderId: string, callOptions?: CallOptions): Promise<PolledStatus> =>
    exchange.perform(
      { method: 'GET', path: endpoints.renderStatus(renderId) },
      async (answer): Promise<Judged<PolledStatus>> => {
        const wait = retryAfterMs(answer, clock.now());
        const judged = await readPlain(answer, renderStatus, 'render status', clock.now());
        if (judged.ok) return { ok: true, value: { status: judged.value, retryAfterMs: wait } };
        if (judged.code !== 404) return judged;
        throw new VmgError(
          'render-not-found',
          ExitCode.jobFailed,
          `The backend does not know the render ${renderId}.`,
          { hint: 'Export again with: vmg export', details: { renderId } },
        );
      },
      callOptions,
    );

  return {
    kind,
    apiUrl: origin,
    recoveryDelaysMs: options.recoveryDelaysMs ?? RECOVERY_MS[kind],

    async createSession(language, callOptions): Promise<Session> {
      const data = await ask(
        {
          method: 'POST',
          path: endpoints.createSession,
          json: { task_name: 'project', language },
        },
        sessionData,
        'session',
        callOptions,
      );
      return {
        sessionId: data.session_id,
        taskId: data.task_id,
        backend: kind,
        apiUrl: origin,
        createdAt: new Date(clock.now()).toISOString(),
        language,
        media: [],
      };
    },

    upload: (sessionId, path, callOptions) =>
      uploadFile(exchange, clock, sessionId, path, callOptions),

    uploadUrls: (sessionId, urls, callOptions) =>
      uploadAddresses(exchange, clock, sessionId, urls, callOptions),

    send(sessionId, text, callOptions) {
      return sendMessage({ exchange, clock, patience }, sessionId, text, callOptions);
    },

    async state(sessionId, callOptions) {
      const { state } = await ask(
        { method: 'GET', path: endpoints.state(sessionId) },
        stateData,
        'state',
        callOptions,
      );
      return {
        draft: state.draft ?? null,
        videos: state.video_infos ?? [],
        generated: state.generated_media ?? [],
      };
    },

    credits: (callOptions) =>
      ask({ method: 'GET', path: endpoints.credits }, creditsData, 'credits', callOptions),

    submitRender: (request, callOptions) =>
      exchange.perform(
        { method: 'POST', path: endpoints.submitRender, json: request },
        (answer) => readPlain(answer, renderStatus, 'render status', clock.now()),
        callOptions,
      ),

    renderStatus: async (renderId, callOptions) => (await poll(renderId, callOptions)).status,

    waitForRender: (renderId, callOptions) =>
      pollRender(() => poll(renderId, callOptions), renderId, clock, paceOfPolls, callOptions),

    download: (renderId, status, path, callOptions) =>
      downloadRender(exchange, clock, renderId, status, path, callOptions),
  };
}
