import type { AgentUpdate, CallOptions } from '../app/ports.js';
import type { Clock } from '../support/clock.js';
import { ExitCode, VmgError } from '../support/errors.js';
import { agentError, type Failure, type Incoming } from './agent-events.js';
import { type AnswerStream, openAnswer } from './answer-stream.js';
import { AnswerText } from './answer-text.js';
import { shown, updatesOf } from './answer-updates.js';
import type { Exchange } from './exchange.js';
import { type Patience, Watch } from './patience.js';

/** What {@link sendMessage} needs. */
export interface ConversationOptions {
  exchange: Exchange;
  clock: Clock;
  patience: Patience;
}

const STILL_WORKING: AgentUpdate = {
  kind: 'progress',
  progress: { stage: '⏳ Still working...' },
};

function timedOut(milliseconds: number): VmgError {
  const minutes = Math.round(milliseconds / 60_000);
  return new VmgError('stream-timeout', ExitCode.network, `No answer came in ${minutes} minutes.`, {
    hint: 'See with "vmg status" what became of it; it was not sent again.',
  });
}

async function errorOf(failure: Failure, exchange: Exchange): Promise<VmgError> {
  return failure.kind === 'verdict'
    ? exchange.failure(failure.verdict)
    : agentError(failure, exchange.secrets());
}

/** One message and its answer, while it is being given. */
class Conversation {
  readonly #options: ConversationOptions;
  readonly #watch: Watch;
  readonly #begun: number;
  readonly #answer: AnswerText;

  constructor(options: ConversationOptions) {
    this.#options = options;
    this.#begun = options.clock.now();
    this.#answer = new AnswerText(options.exchange.secrets);
    this.#watch = new Watch(options.clock, options.patience);
  }

  /** Waits for `pending`, and says now and then that it still does. */
  async *#await<Value>(pending: Promise<Value>): AsyncGenerator<AgentUpdate, Value> {
    for (;;) {
      const next = await this.#watch.wait(pending);
      if (next.kind === 'value') return next.value;
      if (next.kind !== 'note') throw timedOut(this.#options.clock.now() - this.#begun);
      yield STILL_WORKING;
    }
  }

  async *#take({ event, failure }: Incoming): AsyncGenerator<AgentUpdate> {
    this.#watch.life();
    if (event !== undefined) {
      const tellsProgress = event.actions?.stateDelta?.['vmg:progress'] !== undefined;
      for (const update of updatesOf(event, this.#answer)) {
        if (update.kind === 'text' || tellsProgress) this.#watch.news();
        yield update;
      }
    }
    if (failure !== undefined) throw await errorOf(failure, this.#options.exchange);
  }

  async *#listen(stream: AnswerStream): AsyncGenerator<AgentUpdate> {
    for (;;) {
      const { incoming, receiving, ended } = yield* this.#await(stream.next());
      if (receiving) this.#watch.life();
      for (const item of incoming) yield* this.#take(item);
      if (ended) return;
    }
  }

  async *run(sessionId: string, text: string, call: CallOptions): AsyncGenerator<AgentUpdate> {
    // Gives the request up when nobody waits for it any more, before there is an answer to close.
    const given = new AbortController();
    const signal =
      call.signal === undefined ? given.signal : AbortSignal.any([call.signal, given.signal]);
    const onReceiving = (): void => this.#watch.life();
    const opening = openAnswer(this.#options, sessionId, text, { ...call, signal, onReceiving });
    let stream: AnswerStream | undefined;
    try {
      stream = yield* this.#await(opening);
      yield* this.#listen(stream);
    } catch (error) {
      // What was held back is part of the answer, if it is one.
      if (call.signal?.aborted !== true) yield* shown(this.#answer.end());
      throw error;
    } finally {
      if (stream === undefined) {
        opening.catch(() => {});
        given.abort();
      } else {
        stream.close();
      }
    }
    yield* shown(this.#answer.end());
  }
}

/**
 * Sends a message, once, and yields the answer as it comes.
 *
 * @throws VmgError `stream-broken` or `stream-timeout` (exit code 6) when the answer breaks off;
 * exit code 7 when the agent reports a failure; that of its code when the service refuses.
 */
export function sendMessage(
  options: ConversationOptions,
  sessionId: string,
  text: string,
  call: CallOptions = {},
): AsyncGenerator<AgentUpdate> {
  return new Conversation(options).run(sessionId, text, call);
}
