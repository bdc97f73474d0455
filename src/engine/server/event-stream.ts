import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { AGENT_NAME, type AgentEvent, type EngineError, type Part } from '../../protocol/index.js';
import type { Clock } from '../../support/clock.js';
import type { Reply } from '../agent/index.js';

/** An answer as a stream of events in the shape of Google's Agent Development Kit. */
export interface EventStream extends Reply {
  /** Ends the stream: with the whole text once more, where there was any. */
  finish(): void;
  /** Ends the stream with an error. */
  fail(message: string, origin?: EngineError): void;
}

/** Progress is for eyes: more often than this nobody sees it. Milliseconds. */
const PROGRESS_INTERVAL_MS = 100;

/** What an event says of the work that is going on. */
function progressOf(stage: string, fraction?: number): Pick<AgentEvent, 'actions'> {
  const progress = fraction === undefined ? { stage } : { stage, fraction };
  return { actions: { stateDelta: { 'vmg:progress': progress } } };
}

/** Begins the stream on `response`; signs of life go out every `heartbeatMs` until it ends. */
export function openEventStream(
  response: ServerResponse,
  options: { clock: Clock; heartbeatMs: number },
): EventStream {
  const { clock, heartbeatMs } = options;
  const invocationId = `e-${randomUUID()}`;
  let whole = '';
  let beats = 0;
  let lastProgress = { stage: '', at: 0 };

  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  });
  response.flushHeaders();

  const write = (text: string): void => {
    if (response.writable) response.write(text);
  };
  const heartbeat = setInterval(() => {
    // Both kinds that the service sends, in turn.
    write(beats++ % 2 === 0 ? ': heartbeat\n\n' : 'event: heartbeat\ndata:\n\n');
  }, heartbeatMs);
  const send = (event: AgentEvent): void => {
    const full: AgentEvent = {
      ...event,
      author: AGENT_NAME,
      invocationId,
      id: randomUUID(),
      timestamp: clock.now() / 1000,
      actions: event.actions ?? {},
    };
    write(`data: ${JSON.stringify(full)}\n\n`);
  };
  const sendPart = (part: Part, rest: AgentEvent = {}): void =>
    send({ content: { role: 'model', parts: [part] }, ...rest });
  const end = (): void => {
    clearInterval(heartbeat);
    response.end();
  };

  return {
    say(text) {
      whole += text;
      sendPart({ text }, { partial: true });
    },
    call(name, args, stage) {
      const id = `call-${randomUUID()}`;
      sendPart({ functionCall: { id, name, args } }, stage === undefined ? {} : progressOf(stage));
      return id;
    },
    result(id, name, response) {
      sendPart({ functionResponse: { id, name, response } });
    },
    progress(stage, fraction) {
      const now = clock.now();
      const soon = stage === lastProgress.stage && now - lastProgress.at < PROGRESS_INTERVAL_MS;
      if (soon && fraction !== 1) return;
      lastProgress = { stage, at: now };
      send(progressOf(stage, fraction));
    },
    finish() {
      if (whole !== '') sendPart({ text: whole }, { partial: false, turnComplete: true });
      else send({ partial: false, turnComplete: true });
      end();
    },
    fail(message, origin) {
      const named = origin ? { origin } : {};
      write(`data: ${JSON.stringify({ error: message, errorMessage: message, ...named })}\n\n`);
      end();
    },
  };
}
