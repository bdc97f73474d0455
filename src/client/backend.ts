import type { z } from 'zod';
import type { Backend, BackendKind, CallOptions, Session } from '../app/ports.js';
import {
  claimTokenData,
  creditsData,
  endpoints,
  HOSTED_WEB_URL,
  sessionData,
  stateData,
} from '../protocol/index.js';
import { type Clock, systemClock } from '../support/clock.js';
import { ExitCode, VmgError } from '../support/errors.js';
import { checkedUrl, withoutSlash } from './address.js';
import { readEnvelope } from './answers.js';
import { type ConnectionOptions, connectTo } from './connection.js';
import { sendMessage } from './conversation.js';
import type { Call } from './exchange.js';
import { ENGINE_PATIENCE, HOSTED_PATIENCE, type Patience } from './patience.js';
import { createPieceCalls } from './piece-files.js';
import { ENGINE_POLLS, HOSTED_POLLS, type PollPace } from './render-poll.js';
import { createRenderCalls } from './renders.js';
import { uploadAddresses, uploadFile } from './upload.js';

export interface BackendOptions extends ConnectionOptions {
  kind: BackendKind;
  /** The service's pages; none for the engine. */
  webUrl?: string;
  clock?: Clock;
  patience?: Patience;
  polls?: PollPace;
  recoveryDelaysMs?: readonly number[];
}

const RECOVERY_MS: Readonly<Record<BackendKind, readonly number[]>> = {
  engine: [100, 400, 1_000, 2_500, 5_000],
  cloud: [30_000, 60_000, 60_000, 60_000, 60_000],
};

function isLost(error: unknown): error is VmgError {
  return error instanceof VmgError && error.code === 'session-not-found';
}

/** The error for a service that misses the session which it was asked to make. */
function sessionRefused({ details }: VmgError): VmgError {
  return new VmgError('session-refused', ExitCode.jobFailed, 'The service began no session.', {
    hint: 'Try again in a while.',
    ...(details === undefined ? {} : { details }),
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
  const webUrl = kind === 'cloud' ? (options.webUrl ?? HOSTED_WEB_URL) : null;
  const exchange = connectTo(options, clock, webUrl, kind === 'engine');
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
      ).catch((error: unknown) => {
        throw isLost(error) ? sessionRefused(error) : error;
      });
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
        canvas: state.canvas_config ?? null,
      };
    },

    credits: (callOptions) =>
      ask({ method: 'GET', path: endpoints.credits }, creditsData, 'credits', callOptions),

    async workspaceLink({ sessionId, taskId }, callOptions) {
      if (taskId === '') return null;
      const claim = await ask(
        {
          method: 'POST',
          path: endpoints.claimToken,
          json: { task_id: taskId, session_id: sessionId },
        },
        claimTokenData,
        'claim token',
        callOptions,
      );
      // The engine shows the page itself.
      const page = webUrl === null ? `${origin}/studio` : `${withoutSlash(webUrl)}/workspace/claim`;
      return `${page}?ct=${encodeURIComponent(claim.claim_token)}`;
    },

    ...createRenderCalls(exchange, clock, paceOfPolls, kind === 'engine'),
    ...createPieceCalls(exchange, clock),
  };
}
