import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { SKILL_SOURCE } from '../../protocol/index.js';
import type { Account, SessionRecord } from '../storage/index.js';
import type { ServerContext } from './context.js';
import { fault } from './fault.js';

const LOOPBACK_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;

/**
 * Refuses a request that was sent to another name than loopback's: a web page whose name was made
 * to resolve to 127.0.0.1 (DNS rebinding) arrives under its own name.
 */
export function requireLoopback(request: FastifyRequest): void {
  if (!LOOPBACK_HOST.test(request.headers.host ?? '')) throw fault.forbiddenHost();
}

/**
 * Refuses what a web page of another address sent: such a page may send without being asked, though
 * it does not get to read the answer. Programs that are no browsers name no origin.
 */
export function requireOwnOrigin({ headers, protocol }: FastifyRequest): void {
  const { origin, host } = headers;
  if (origin !== undefined && origin !== `${protocol}://${host}`) throw fault.foreign();
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The account whose token the request bears; undefined when it bears none that is good. */
export function accountOf(context: ServerContext, request: FastifyRequest): Account | undefined {
  const token = /^Bearer\s+(\S+)\s*$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined) return undefined;
  // Digests are of one length, so that the comparison takes one time.
  if (timingSafeEqual(digest(token), digest(context.token)))
    return context.storage.accounts.local();
  return context.storage.accounts.byToken(token);
}

/** The account of an authenticated request. @throws Fault 1001 */
export function requireAccount(request: FastifyRequest): Account {
  if (!request.account) throw fault.tokenInvalid();
  return request.account;
}

/** The session of that id, if it is the requester's. @throws Fault 1002 */
export function requireSession(
  context: ServerContext,
  request: FastifyRequest,
  sessionId: string,
): SessionRecord {
  const session = context.storage.sessions.find(requireAccount(request).id, sessionId);
  if (!session) throw fault.sessionNotFound();
  return session;
}

/** Refuses an export that does not say which client it comes from. @throws Fault 402 */
export function requireAttribution({ headers }: FastifyRequest): void {
  if (headers['x-skill-source'] !== SKILL_SOURCE) throw fault.exportBlocked('X-Skill-Source');
  if (!headers['x-skill-version']) throw fault.exportBlocked('X-Skill-Version');
  if (!headers['x-skill-platform']) throw fault.exportBlocked('X-Skill-Platform');
}
