import type { CallOptions } from '../app/ports.js';
import { AGENT_NAME, endpoints, USER_ID } from '../protocol/index.js';
import type { Clock } from '../support/clock.js';
import { ExitCode, VmgError } from '../support/errors.js';
import { hideSecrets } from '../support/secrets.js';
import { type Incoming, readIncoming } from './agent-events.js';
import { type Judged, readVerdict, retryAfterMs } from './answers.js';
import { EventReader } from './event-stream.js';
import type { Exchange } from './exchange.js';
import type { HttpAnswer } from './http.js';
import type { Patience } from './patience.js';
import { wasNeverSent } from './transport-errors.js';

/** What came of one look into the stream. */
export interface Arrival {
  incoming: Incoming[];
  /** An event that holds something has come in part. */
  receiving: boolean;
  /** The stream has come to its end. */
  ended: boolean;
}

/** Errors that tell all there is to tell: no message was taken, or it is known that it may be. */
const KNOWN_ENDS: ReadonlySet<string> = new Set([
  'stream-broken',
  'rate-limited',
  'answer-unreadable',
]);

/** What a gateway may answer for a message that is being carried out. */
const CONFLICT = 409;

/** The error for an answer that broke off, by whatever `error` it did. */
function brokenStream(error: VmgError): VmgError {
  const isTold = error.details?.code !== undefined;
  const words = isTold ? error.message : 'The connection broke in mid-answer.';
  return new VmgError('stream-broken', ExitCode.network, words, {
    hint: 'See with "vmg status" what became of it; it was not sent again.',
    cause: error.cause ?? error,
  });
}

/** An answer's stream, of which the first events have been read. */
export class AnswerStream {
  readonly #answer: HttpAnswer;
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #reader = new EventReader();
  readonly #secrets: () => readonly string[];
  /** Read before anybody asked for it. */
  #first: Arrival | undefined;

  /** @param secrets what is not passed on, should the server repeat it. */
  constructor(answer: HttpAnswer, secrets: () => readonly string[] = () => []) {
    this.#answer = answer;
    this.#secrets = secrets;
    this.#chunks = answer.body[Symbol.asyncIterator]();
  }

  /**
   * Reads on to the first event, and leaves it to be read again.
   *
   * @param onReceiving hears of bytes of an event that is not complete yet.
   */
  async peek(onReceiving: () => void): Promise<Incoming | undefined> {
    let first = await this.next();
    while (first.incoming.length === 0 && !first.ended) {
      if (first.receiving) onReceiving();
      first = await this.next();
    }
    this.#first = first;
    return first.incoming[0];
  }

  /**
   * What comes next; waits for it.
   *
   * @throws VmgError `stream-broken` when the stream ends where it should not.
   */
  async next(): Promise<Arrival> {
    const first = this.#first;
    this.#first = undefined;
    if (first !== undefined) return first;
    const { value, done } = await this.#read();
    const ended = done === true;
    const events = ended ? this.#reader.end() : this.#reader.feed(value);
    const secrets = this.#secrets();
    const incoming = events.flatMap(
      ({ name, data }) => readIncoming({ name, data: hideSecrets(data, secrets) }) ?? [],
    );
    if (ended && incoming.length === 0 && events.some(({ data }) => data.startsWith('{'))) {
      throw brokenStream(new VmgError('event-cut', ExitCode.network, 'The last event was cut.'));
    }
    return { incoming, receiving: this.#reader.receiving, ended };
  }

  async #read(): Promise<IteratorResult<Uint8Array, unknown>> {
    try {
      return await this.#chunks.next();
    } catch (error) {
      const network = error instanceof VmgError && error.exitCode === ExitCode.network;
      throw network ? brokenStream(error) : error;
    }
  }

  /** Lets go of the connection. */
  close(): void {
    this.#answer.discard();
  }
}

/**
 * True for an answer that can be read as a stream of events.
 *
 * @throws VmgError for a page, as somebody on the way to the service may put in its place.
 */
function isStream({ status, headers, discard }: HttpAnswer): boolean {
  if (status !== 200) return false;
  const type = headers['content-type'] ?? '';
  if (!type.includes('html')) return !type.includes('json');
  discard();
  throw new VmgError(
    'answer-unreadable',
    ExitCode.network,
    'A page came in the place of the answer.',
    { hint: 'Check the network (it may want a login) and the address (--api-url).' },
  );
}

/** True for an event that says or does something. */
function hasContent(incoming: Incoming | undefined): boolean {
  const parts = incoming?.event?.content?.parts ?? [];
  return parts.some(
    ({ text, functionCall, functionResponse }) =>
      (text ?? '') !== '' || functionCall !== undefined || functionResponse !== undefined,
  );
}

/**
 * Sends a message, once, and resolves when the first event of its answer is there. A refusal in
 * that event's place is treated like one in the whole answer's place: nothing was carried out.
 *
 * @param call `onReceiving` hears of bytes of an event that is not complete yet.
 * @throws VmgError `stream-broken` when the message may have been taken, but no answer came.
 */
export async function openAnswer(
  { exchange, clock, patience }: { exchange: Exchange; clock: Clock; patience: Patience },
  sessionId: string,
  text: string,
  call: CallOptions & { onReceiving: () => void },
): Promise<AnswerStream> {
  const read = async (answer: HttpAnswer): Promise<Judged<AnswerStream>> => {
    if (!isStream(answer)) return readVerdict(answer, 'message', clock.now());
    const stream = new AnswerStream(answer, exchange.secrets);
    const first = await stream.peek(call.onReceiving);
    const failure = first?.failure;
    // Where something was said or done, the message was taken, whatever is said after it.
    const isRefusal = failure?.kind === 'verdict' && !hasContent(first);
    if (!isRefusal) return { ok: true, value: stream };
    stream.close();
    const wait = retryAfterMs(answer, clock.now());
    return {
      ok: false,
      ...failure.verdict,
      ...(wait === undefined ? {} : { retryAfterMs: wait }),
    };
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
    if (!(error instanceof VmgError)) throw error;
    if (error.exitCode !== ExitCode.network && error.details?.code !== CONFLICT) throw error;
    const known = KNOWN_ENDS.has(error.code);
    // Cut off before the head of the answer: the message may have been taken all the same.
    throw known || wasNeverSent(error) ? error : brokenStream(error);
  }
}
