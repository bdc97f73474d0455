import multipart from '@fastify/multipart';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify';
import type { ServerContext } from './context.js';
import { Fault, failure, fault, toFault } from './fault.js';
import { accountOf, requireLoopback } from './guards.js';
import { accountRoutes } from './routes/account.js';
import { pieceFileRoute } from './routes/piece-file.js';
import { renderRoutes } from './routes/render.js';
import { runRoute } from './routes/run.js';
import { sessionRoutes } from './routes/session.js';
import { studioRoutes } from './routes/studio.js';
import { uploadRoute } from './routes/upload.js';
import { versionRoutes } from './routes/versions.js';

/** Drafts are the largest JSON that comes in. */
const MAX_JSON_BYTES = 16 * 1024 * 1024;
const MAX_FILES = 50;

/** The engine's routes on a server that does not listen yet. */
export async function createServer(context: ServerContext): Promise<FastifyInstance> {
  const server = Fastify({
    bodyLimit: MAX_JSON_BYTES,
    forceCloseConnections: true,
    // A large upload or a long answer may take its time: Node would cut both after 300 s.
    requestTimeout: 0,
    routerOptions: { maxParamLength: 256 },
    // What the router cannot read as an address is none, and is told so in an envelope, too.
    frameworkErrors: (_error, _request, reply: FastifyReply) => {
      const verdict = fault.notFound('address');
      void reply.status(verdict.status).send(failure(verdict));
    },
  });
  server.decorateRequest('account', null);
  server.setErrorHandler((error, _request, reply) => {
    const verdict = faultOf(error);
    void reply.status(verdict.status).send(failure(verdict));
  });
  server.setNotFoundHandler(async () => {
    throw fault.notFound('address');
  });
  acceptAnyJson(server);
  await server.register(multipart, {
    throwFileSizeLimit: false,
    limits: { fileSize: context.maxUploadBytes, files: MAX_FILES },
  });
  server.addHook('onRequest', async (request) => {
    requireLoopback(request);
    request.account = accountOf(context, request) ?? null;
  });
  accountRoutes(server, context);
  sessionRoutes(server, context);
  uploadRoute(server, context);
  runRoute(server, context);
  renderRoutes(server, context);
  pieceFileRoute(server, context);
  versionRoutes(server, context);
  studioRoutes(server, context);
  return server;
}

/** Bodies are JSON whatever their type says, and may be left out: as plain `curl` sends them. */
function acceptAnyJson(server: FastifyInstance): void {
  server.removeContentTypeParser(['application/json', 'text/plain']);
  server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
    const text = body.toString().trim();
    try {
      done(null, text === '' ? {} : JSON.parse(text));
    } catch {
      done(fault.invalid('The body is no JSON.'));
    }
  });
}

function faultOf(error: unknown): Fault {
  if (isFastifyError(error) && error.statusCode !== undefined && error.statusCode < 500) {
    return error.statusCode === 413
      ? new Fault(413, 'The request is too large.')
      : fault.invalid(error.message);
  }
  return toFault(error);
}

function isFastifyError(error: unknown): error is FastifyError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('FST_');
}
