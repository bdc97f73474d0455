import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { endpoints } from '../../protocol/index.js';
import type { SessionRecord } from '../storage/index.js';
import type { ServerContext } from './context.js';
import { fault } from './fault.js';
import { requireOwnOrigin } from './guards.js';
import { pattern } from './pattern.js';
import type { StudioVisits } from './studio-visits.js';

/** Of one session alone: its path keeps it from every other address of this machine. */
export const STUDIO_COOKIE = 'vmg_studio';

/** Where the studio of a session is; what the page may ask for lies below. */
export const studioPath = (sessionId: string): string => `/studio/${encodeURIComponent(sessionId)}`;

/** Nothing from elsewhere, no code but the page's own, and nobody may put it into a frame. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "media-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const SAFE_HEADERS = {
  'content-security-policy': POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** Says of every answer what a browser may do with it. */
export async function addSafeHeaders(_request: FastifyRequest, reply: FastifyReply): Promise<void> {
  void reply.headers(SAFE_HEADERS);
}

/**
 * Leaves it to the page what a file is saved as: browsers take the name that the answer gives
 * before the one that the link does.
 */
export async function leaveNames(_request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (reply.hasHeader('content-disposition')) {
    void reply.header('content-disposition', 'attachment');
  }
}

/** The session that the request's cookie is for, if it has one that is good. */
export function visitedSession(
  visits: StudioVisits,
  { headers }: FastifyRequest,
): SessionRecord | undefined {
  for (const pair of (headers.cookie ?? '').split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === STUDIO_COOKIE && value) return visits.session(value);
  }
  return undefined;
}

/**
 * Refuses what another page made the browser send: a cookie alone proves nothing, since pages at
 * other ports of this machine count as the same site.
 */
export function requireSameOrigin(request: FastifyRequest): void {
  const { headers, method } = request;
  const fetchSite = headers['sec-fetch-site'];
  const isRead = method === 'GET' || method === 'HEAD';
  if (headers.origin === undefined && !isRead) throw fault.foreign();
  requireOwnOrigin(request);
  if (fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none') {
    throw fault.foreign();
  }
}

const named = z
  .looseObject({ session_id: z.string(), sessionId: z.string(), id: z.string() })
  .partial()
  .catch({});

type SessionOf = (request: FastifyRequest, context: ServerContext) => string | undefined;

const byId = z.object({ id: z.string() }).catch({ id: '' });
const idOf = ({ params }: FastifyRequest): string => byId.parse(params).id;

const ofRender: SessionOf = (request, { storage }) =>
  storage.renders.find(request.account?.id ?? '', idOf(request))?.sessionId;

/** What the page may ask for, by method and address, and of which session each request speaks. */
const REACH: Readonly<Record<string, SessionOf>> = {
  'GET /': (request) => sessionInPath(request),
  'GET /pulse': (request) => sessionInPath(request),
  'GET /media/:id': (request, { storage }) => storage.media.find(idOf(request))?.sessionId,
  [`GET ${pattern(endpoints.state)}`]: idOf,
  [`GET ${pattern(endpoints.versions)}`]: idOf,
  [`GET ${pattern(endpoints.pieceFile)}`]: (request, { storage }) =>
    storage.pieces.find(idOf(request))?.sessionId,
  [`POST ${endpoints.runSse}`]: ({ body }) => named.parse(body).session_id,
  [`POST ${endpoints.submitRender}`]: ({ body, account }, { storage }) => {
    const { id = '', sessionId } = named.parse(body);
    // An id that is taken answers for the render that has it.
    return storage.renders.find(account?.id ?? '', id)?.sessionId ?? sessionId;
  },
  [`GET ${pattern(endpoints.renderStatus)}`]: ofRender,
  [`GET ${pattern(endpoints.renderDownload)}`]: ofRender,
  [`DELETE ${pattern(endpoints.cancelRender)}`]: ofRender,
};

const inPath = z.object({ sid: z.string() }).catch({ sid: '' });

/** The session whose studio the request's address lies in. */
export const sessionInPath = ({ params }: FastifyRequest): string => inPath.parse(params).sid;

/** The route's address below the studio's own, which is `/`. */
export function addressWithin({ routeOptions }: FastifyRequest): string {
  return (routeOptions.url ?? '').replace(/^\/studio\/:sid/, '') || '/';
}

/** Refuses whatever is not of the session whose studio this is, or is nothing that the page needs. */
export function requireReach(context: ServerContext, request: FastifyRequest): void {
  const reach = REACH[`${request.method} ${addressWithin(request)}`];
  if (reach?.(request, context) !== sessionInPath(request)) throw fault.notFound('thing here');
}
