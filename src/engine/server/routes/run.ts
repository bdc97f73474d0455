import type { FastifyInstance } from 'fastify';
import { endpoints, runRequest } from '../../../protocol/index.js';
import { isAbort } from '../../../support/errors.js';
import type { Reply } from '../../agent/index.js';
import { parseBody } from '../body.js';
import type { ServerContext } from '../context.js';
import { type EventStream, openEventStream } from '../event-stream.js';
import { fault, toFault } from '../fault.js';
import { goneSignal } from '../gone.js';
import { requireSession } from '../guards.js';

/** As long as words for a film are; reading takes the engine's time, and keeps others waiting. */
const LONGEST_MESSAGE = 4000;

/** One message to the agent; its answer is an event stream. */
export function runRoute(server: FastifyInstance, context: ServerContext): void {
  server.post(endpoints.runSse, async (request, reply) => {
    const { session_id: sessionId, new_message: message } = parseBody(runRequest, request.body);
    const session = requireSession(context, request, sessionId);
    const text = message.parts
      .map((part) => part.text ?? '')
      .join('\n')
      .trim();
    if (text === '') throw fault.invalid('The message has no text.');
    if (text.length > LONGEST_MESSAGE) {
      throw fault.invalid(
        `The message is ${text.length} characters long; ${LONGEST_MESSAGE} are the most.`,
      );
    }

    reply.hijack();
    const stream = openEventStream(reply.raw, context);
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), context.stallLimitMs);
    // Whoever hangs up has stopped the work: on this machine a connection does not get lost.
    const signal = AbortSignal.any([goneSignal(reply.raw), limit.signal]);
    try {
      await context.agent.respond(
        session,
        text,
        observed(stream, () => timer.refresh()),
        signal,
      );
      stream.finish();
    } catch (error) {
      if (limit.signal.aborted) stream.fail('The work came to a standstill, and was stopped.');
      else if (isAbort(error)) stream.fail('The engine was stopped.');
      else {
        const { message: words, origin } = toFault(error);
        stream.fail(words, origin);
      }
    } finally {
      clearTimeout(timer);
    }
  });
}

/** The reply that tells of every sign of work: as long as there are any, it may take its time. */
function observed(reply: EventStream, onLife: () => void): Reply {
  return {
    say(text) {
      onLife();
      reply.say(text);
    },
    call(tool, args, stage) {
      onLife();
      return reply.call(tool, args, stage);
    },
    result(callId, tool, response) {
      onLife();
      reply.result(callId, tool, response);
    },
    progress(stage, fraction) {
      onLife();
      reply.progress(stage, fraction);
    },
  };
}
