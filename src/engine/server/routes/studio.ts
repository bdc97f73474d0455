import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { uploadType } from '../../../protocol/index.js';
import type { SessionRecord } from '../../storage/index.js';
import type { ServerContext } from '../context.js';
import { fault, success } from '../fault.js';
import { sendFile } from '../send-file.js';
import { spokenLanguage } from '../spoken-language.js';
import { isStudioAsset, STUDIO_ASSETS, studioAsset } from '../studio-assets.js';
import { tellClosed } from '../studio-closed.js';
import {
  addressWithin,
  addSafeHeaders,
  leaveNames,
  requireReach,
  requireSameOrigin,
  STUDIO_COOKIE,
  sessionInPath,
  studioPath,
  visitedSession,
} from '../studio-guard.js';
import { createStudioVisits, type StudioVisits } from '../studio-visits.js';
import { pieceFileRoute } from './piece-file.js';
import { renderRoutes } from './render.js';
import { runRoute } from './run.js';
import { sessionRoutes } from './session.js';
import { versionRoutes } from './versions.js';

const HTML = STUDIO_ASSETS['studio.html'];

/** A session's page in the browser, and what of the protocol it may ask for with its cookie. */
export function studioRoutes(server: FastifyInstance, context: ServerContext): void {
  const visits = createStudioVisits();
  void server.register(async (scope) => {
    scope.setErrorHandler(tellClosed);
    scope.addHook('onRequest', addSafeHeaders);
    doorRoutes(scope, context, visits);
  });
  void server.register(
    async (scope) => {
      scope.setErrorHandler(tellClosed);
      scope.addHook('onRequest', addSafeHeaders);
      scope.addHook('onSend', leaveNames);
      scope.addHook('onRequest', async (request, reply) => {
        if (comesFromElsewhere(request)) return onceMore(reply);
        requireSameOrigin(request);
        const session = visitedSession(visits, request);
        if (session?.id !== sessionInPath(request)) throw fault.visitOver();
        request.account = { id: session.accountId, credits: 0 };
      });
      scope.addHook('preHandler', async (request) => requireReach(context, request));
      pageRoutes(scope, context);
      sessionRoutes(scope, context);
      versionRoutes(scope, context);
      runRoute(scope, context);
      renderRoutes(scope, context);
      pieceFileRoute(scope, context);
    },
    { prefix: '/studio/:sid' },
  );
}

/** The way in by a claim token, and the page's own files, which tell nothing of anybody. */
function doorRoutes(
  server: FastifyInstance,
  { storage }: ServerContext,
  visits: StudioVisits,
): void {
  server.get<{ Querystring: { ct?: string } }>('/studio', async ({ query }, reply) => {
    const session = typeof query.ct === 'string' ? storage.sessions.byClaim(query.ct) : undefined;
    if (!session) throw fault.visitOver();
    const path = studioPath(session.id);
    const cookie = `${STUDIO_COOKIE}=${visits.admit(session)}; Path=${path}; HttpOnly; SameSite=Strict`;
    return reply
      .headers({ 'set-cookie': cookie, 'cache-control': 'no-store' })
      .redirect(`${path}/`, 303);
  });

  server.get<{ Params: { name: string } }>('/studio/assets/:name', async ({ params }, reply) => {
    const { name } = params;
    if (!isStudioAsset(name) || name === 'studio.html') throw fault.notFound('address');
    return reply
      .headers({ 'content-type': STUDIO_ASSETS[name], 'cache-control': 'no-cache' })
      .send(await studioAsset(name));
  });
}

function pageRoutes(server: FastifyInstance, { storage }: ServerContext): void {
  server.get('/', async (request, reply) => {
    const session = ownSession(storage.sessions.find, request);
    const page = await studioAsset('studio.html');
    const language = spokenLanguage(session, storage.versions.firstWords(session.id));
    return reply
      .headers({ 'content-type': HTML, 'cache-control': 'no-store' })
      .send(page.replace('lang="en"', `lang="${language}"`));
  });

  // Asked for again and again, so that what is done in the terminal is seen at once.
  server.get('/pulse', async (request) => {
    const latest = storage.versions.latest(sessionInPath(request));
    return success({ revision: latest ? `${latest.number} ${latest.createdAt}` : '' });
  });

  server.get<{ Params: { id: string } }>('/media/:id', async (request, reply) => {
    const media = storage.media.find(request.params.id);
    if (!media) throw fault.notFound('media');
    const { hash, extension } = media;
    const type = uploadType(`.${extension}`)?.mime ?? 'application/octet-stream';
    const path = storage.files.media(hash, extension);
    return sendFile({ path, name: `${media.id}.${extension}`, type }, request, reply);
  });
}

function ownSession(
  find: (accountId: string, sessionId: string) => SessionRecord | undefined,
  request: FastifyRequest,
): SessionRecord {
  const session = find(request.account?.id ?? '', sessionInPath(request));
  if (!session) throw fault.sessionNotFound();
  return session;
}

/** True for the page itself, where a link in another page has led to it. */
function comesFromElsewhere(request: FastifyRequest): boolean {
  const { method, headers } = request;
  return (
    method === 'GET' &&
    addressWithin(request) === '/' &&
    headers['sec-fetch-mode'] === 'navigate' &&
    headers['sec-fetch-site'] === 'cross-site'
  );
}

/** The browser keeps the cookie back on a way that began elsewhere; the next step is our own. */
function onceMore(reply: FastifyReply): FastifyReply {
  return reply
    .headers({ 'content-type': HTML, 'cache-control': 'no-store' })
    .send('<!DOCTYPE html><meta http-equiv="refresh" content="0"><title>vmg</title>');
}
