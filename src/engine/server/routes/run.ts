import type { FastifyInstance } from 'fastify';
import { endpoints, runRequest } from '../../../protocol/index.js';
import { isAbort } from '../../../support/errors.js';
import type { ServerContext } from '../context.js';
import { openEventStream } from '../event-stream.js';
import { fault, toFault } from '../fault.js';
import { goneSignal } from '../gone.js';
import { requireSession } from '../guards.js';

/** One message to the agent; its answer is an event stream. */
export function runRoute(server: FastifyInstance, context: ServerContext): void {
  server.post(endpoints.runSse, async (request, reply) => {
    const { session_id: sessionId, new_message: message } = runRequest.parse(request.body);
    const session = requireSession(context, request, sessionId);
    const text = message.parts
      .map((part) => part.text ?? '')
      .join('\n')
      .trim();
    if (text === '') throw fault.invalid('The message has no text.');

    reply.hijack();
    const stream = openEventStream(reply.raw, context);
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), context.streamLimitMs);
    // Whoever hangs up has stopped the work: on this machine a connection does not get lost.
    const signal = AbortSignal.any([goneSignal(reply.raw), limit.signal]);
    try {
      await context.agent.respond(session, text, stream, signal);
      stream.finish();
    } catch (error) {
      if (limit.signal.aborted) stream.fail('This took too long, and was stopped.');
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
