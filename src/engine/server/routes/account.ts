import type { FastifyInstance } from 'fastify';
import { claimTokenRequest, endpoints } from '../../../protocol/index.js';
import { parseBody } from '../body.js';
import type { ServerContext } from '../context.js';
import { fault, success } from '../fault.js';
import { requireAccount, requireOwnOrigin, requireSession } from '../guards.js';

const MAX_CLIENT_ID_LENGTH = 200;

/** Tokens and credits. Nothing that the engine does is ever charged. */
export function accountRoutes(server: FastifyInstance, context: ServerContext): void {
  server.post(endpoints.anonymousToken, async (request) => {
    requireOwnOrigin(request);
    const header = request.headers['x-client-id'];
    const clientId = (typeof header === 'string' ? header : '').trim();
    if (clientId === '' || clientId.length > MAX_CLIENT_ID_LENGTH) throw fault.missingClientId();
    const { token, account } = context.storage.accounts.issueToken(clientId);
    return success({ token, credits: account.credits });
  });

  server.get(endpoints.credits, async (request) => {
    const { credits } = requireAccount(request);
    return success({ available: credits, frozen: 0, total: credits });
  });

  server.post(endpoints.claimToken, async (request) => {
    requireAccount(request);
    const { session_id: sessionId, task_id: taskId } = parseBody(claimTokenRequest, request.body);
    const session = requireSession(context, request, sessionId);
    if (session.taskId !== taskId) throw fault.sessionNotFound();
    return success({ claim_token: context.storage.sessions.issueClaim(session) });
  });
}
