import type { AgentUpdate, CallOptions } from '../app/ports.js';
import {
  AGENT_NAME,
  type AgentEvent,
  agentEvent,
  endpoints,
  engineError,
  USER_ID,
} from '../protocol/index.js';
import type { Clock } from '../support/clock.js';
import { ExitCode, VmgError } from '../support/errors.js';
import { redact, stripControl } from '../support/redaction.js';
import { AnswerText } from './answer-text.js';
import { type Judged, readVerdict } from './answers.js';
import { EventReader } from './event-stream.js';
import type { Exchange } from './exchange.js';
import type { HttpAnswer } from './http.js';
import { type Patience, Watch } from './patience.js';
import { toolLabel } from './tool-labels.js';
import { wasNeverSent } from './transport-errors.js';
import { originalError, verdictError } from './verdicts.js';

/** What {@link sendMessage} needs. */
export interface ConversationOptions {
  exchange: Exchange;
  clock: Clock;
  patience: Patience;
}

function brokenStream(cause: unknown): VmgError {
  return new VmgError('stream-broken', ExitCode.network, 'The connection broke in mid-answer.', {
    hint: 'See with "vmg status" what became of it; it was not sent again.',
    cause,
  });
}

function timedOut(milliseconds: number): VmgError {
  const minutes = Math.round(milliseconds / 60_000);
  return new VmgError('stream-timeout', ExitCode.network, `No answer came in ${minutes} minutes.`, {
    hint: 'See with "vmg status" what became of it; it was not sent again.',
  });
}

function wordsOf(error: unknown): string {
  if (typeof error === 'string') return error;
  if (typeof error === 'object' && error !== null && 'message' in error) {
    return String(error.message);
  }
  return 'the agent gave no reason';
}

/** The failure that an event reports, if it does. */
function failureIn(json: object, secrets: readonly string[]): VmgError | undefined {
  const code = 'code' in json ? Number(json.code) : 0;
  if (!('content' in json) && Number.isInteger(code) && code !== 0) {
    const message = 'message' in json && typeof json.message === 'string' ? json.message : '';
    return verdictError({ code, message }, { tokenKind: 'given', accountLink: null, secrets });
  }
  const error = 'error' in json && json.error !== null ? json.error : undefined;
  const said = 'errorMessage' in json && json.errorMessage !== null ? json.errorMessage : undefined;
  const reason = error ?? said;
  if (reason === undefined || reason === '' || reason === false) return undefined;
  const origin = engineError.safeParse('origin' in json ? json.origin : undefined).data;
  if (origin !== undefined) return originalError(origin, wordsOf(reason), secrets);
  const words = redact(stripControl(wordsOf(reason)), secrets);
  const shown = words.slice(0, 2_000);
  return new VmgError('agent-failed', ExitCode.jobFailed, `The agent failed: ${shown}`, {
    hint: 'Try again, or say it in other words.',
    details: { serverMessage: words.slice(0, 10_000) },
  });
}

function parseEvent(data: string, secrets: readonly string[]): AgentEvent | undefined {
  let json: unknown;
  try {
    json = JSON.parse(data);
  } catch {
    // Not an event of ours: the stream goes on.
    return undefined;
  }
  if (typeof json !== 'object' || json === null) return undefined;
  const failure = failureIn(json, secrets);
  if (failure !== undefined) throw failure;
  const parsed = agentEvent.safeParse(json);
  return parsed.success ? parsed.data : undefined;
}

/** What an event brings, in order. */
function* updatesOf(event: AgentEvent, answer: AnswerText): Generator<AgentUpdate> {
  const progress = event.actions?.stateDelta?.['vmg:progress'];
  if (progress !== undefined) {
    const { stage, fraction } = progress;
    yield { kind: 'progress', progress: fraction === undefined ? { stage } : { stage, fraction } };
  }
  for (const part of event.content?.parts ?? []) {
    if (part.text !== undefined && part.thought !== true) {
      const text = answer.add(stripControl(part.text), event.partial === true);
      if (text !== '') yield { kind: 'text', text };
    }
    if (part.functionCall !== undefined) {
      answer.toolCalled();
      // Where the server names the stage itself, that label stands.
      if (progress === undefined) {
        yield { kind: 'progress', progress: { stage: toolLabel(part.functionCall.name) } };
      }
    }
  }
}

async function openStream(
  options: ConversationOptions,
  sessionId: string,
  text: string,
  call: CallOptions,
): Promise<HttpAnswer> {
  const { exchange, clock, patience } = options;
  const read = async (answer: HttpAnswer): Promise<Judged<HttpAnswer>> => {
    const type = answer.headers['content-type'] ?? '';
    const streams = answer.status === 200 && !type.includes('json');
    return streams ? { ok: true, value: answer } : readVerdict(answer, clock.now());
  };
  try {
    return await exchange.perform(
      {
        method: 'POST',
        path: endpoints.runSse,
        headers: { accept: 'text/event-stream' },
        json: {
          app_name: AGENT_NAME,
          user_id: USER_ID,
          session_id: sessionId,
          new_message: { role: 'user', parts: [{ text }] },
        },
        timeouts: { socket: patience.silenceMs, response: patience.silenceMs },
      },
      read,
      call,
    );
  } catch (error) {
    const sent = error instanceof VmgError && error.exitCode === ExitCode.network;
    const refused = error instanceof VmgError && error.code === 'rate-limited';
    // Cut off before the head of the answer: the message may have been taken all the same.
    if (sent && !refused && !wasNeverSent(error)) throw brokenStream(error.cause);
    throw error;
  }
}

/**
 * Sends a message, once, and yields the answer as it comes.
 *
 * @throws VmgError `stream-broken` or `stream-timeout` (exit code 6) when the answer breaks off;
 * exit code 7 when the agent reports a failure.
 */
export async function* sendMessage(
  options: ConversationOptions,
  sessionId: string,
  text: string,
  call: CallOptions = {},
): AsyncGenerator<AgentUpdate> {
  const { patience } = options;
  const begun = options.clock.now();
  const watch = new Watch(options.clock, patience);
  const opened = await openStream(options, sessionId, text, call);
  const secrets = options.exchange.secrets();
  const reader = new EventReader();
  const answer = new AnswerText();
  const chunks = opened.body[Symbol.asyncIterator]();
  const take = function* (data: readonly string[]): Generator<AgentUpdate> {
    for (const item of data) {
      const event = parseEvent(item, secrets);
      if (event === undefined) continue;
      const tellsProgress = event.actions?.stateDelta?.['vmg:progress'] !== undefined;
      for (const update of updatesOf(event, answer)) {
        if (update.kind === 'text' || tellsProgress) watch.news();
        else watch.life();
        yield update;
      }
    }
  };
  try {
    let pending = chunks.next();
    for (;;) {
      const next = await watch.wait(pending);
      if (next.kind === 'value') {
        if (next.value.done === true) {
          yield* take(reader.end());
          break;
        }
        yield* take(reader.feed(next.value.value));
        pending = chunks.next();
      } else if (next.kind === 'note') {
        yield { kind: 'progress', progress: { stage: '⏳ Still working...' } };
      } else {
        throw timedOut(options.clock.now() - begun);
      }
    }
  } catch (error) {
    // What was held back is part of the answer, if it is one.
    const rest = answer.end();
    if (rest !== '' && call.signal?.aborted !== true) yield { kind: 'text', text: rest };
    const ours = error instanceof VmgError && error.code.startsWith('stream-');
    const network = error instanceof VmgError && error.exitCode === ExitCode.network;
    throw network && !ours ? brokenStream(error.cause) : error;
  } finally {
    opened.discard();
  }
  const rest = answer.end();
  if (rest !== '') yield { kind: 'text', text: rest };
}
