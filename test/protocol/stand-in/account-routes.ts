import { Code } from '../../../src/protocol/index.js';
import { Refusal } from './media.js';
import { bodyOf, ok, stateOf, textOf, type Visit } from './service.js';

/** `POST /api/auth/anonymous-token` */
export async function issueToken(visit: Visit): Promise<void> {
  const { accounts, standIn } = visit.service;
  const clientId = visit.headers['x-client-id'];
  if (typeof clientId !== 'string' || clientId.trim() === '') {
    throw new Refusal(Code.missingClientId, 'X-Client-Id is missing', 400);
  }
  if (accounts.askedFrom(visit.remoteAddress) >= standIn.quirks.tokensPerAddress) {
    throw new Refusal(Code.rateLimited, 'too many tokens for this address', 429);
  }
  const { token, account } = accounts.issue(clientId.trim());
  await ok(visit, { token, credits: account.total });
}

/** `POST /api/tasks/me/with-session/nemo_agent` */
export async function createSession(visit: Visit): Promise<void> {
  const { accounts, standIn } = visit.service;
  const { language } = bodyOf(visit);
  const { taskId, sessionId } = accounts.openSession(visit.account, String(language ?? 'en'));
  standIn.states.set(sessionId, {
    draft: null,
    video_infos: [],
    generated_media: [],
    canvas_config: null,
  });
  await ok(visit, { task_id: taskId, session_id: sessionId });
}

/** `POST /api/auth/claim-token` */
export async function issueClaim(visit: Visit): Promise<void> {
  const body = bodyOf(visit);
  const taskId = textOf(body, 'task_id');
  const sessionId = textOf(body, 'session_id');
  stateOf(visit, sessionId);
  const { accounts } = visit.service;
  if ((accounts.ownerOf(sessionId)?.taskId ?? taskId) !== taskId) {
    throw new Refusal(Code.sessionNotFound, 'that is not the task of the session');
  }
  await ok(visit, { claim_token: accounts.claim(sessionId) });
}

/** `GET /workspace/claim?ct=`: the page of the web site that a claim token leads to. */
export async function openClaim({ service, query, answer }: Visit): Promise<void> {
  const sessionId = service.accounts.claimed(query.get('ct') ?? '');
  answer.head(sessionId === undefined ? 404 : 200, { 'content-type': 'text/html' });
  await answer.end(
    Buffer.from(
      `<title>${sessionId === undefined ? 'Not found' : `Workspace ${sessionId}`}</title>`,
    ),
  );
}

/** `GET /api/credits/balance/simple` */
export async function tellCredits(visit: Visit): Promise<void> {
  const { available, frozen, total } = visit.account;
  await ok(visit, { available, frozen, total, grade: 'gold' });
}

/** `GET /api/state/nemo_agent/me/<sid>/latest` */
export async function tellState(visit: Visit): Promise<void> {
  await ok(visit, { state: stateOf(visit, visit.id) });
}
