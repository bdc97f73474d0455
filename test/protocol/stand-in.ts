import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Code } from '../../src/protocol/index.js';
import { Accounts } from './stand-in/accounts.js';
import { addsMusic, createAgent } from './stand-in/agent.js';
import { Answer } from './stand-in/answer.js';
import { holdBack, meetFault } from './stand-in/faults.js';
import { MediaHouse, Refusal } from './stand-in/media.js';
import { ROUTES, type Route, UPLOAD_PATH } from './stand-in/routes.js';
import type { Service, Visit } from './stand-in/service.js';
import { noStreamQuirks } from './stand-in/stream-quirks.js';
import { type ArrivedBody, takeUpload } from './stand-in/upload-route.js';
import type { Quirks, SeenRequest, StandIn, StandInOptions } from './stand-in-types.js';

export { addsMusic, createAgent } from './stand-in/agent.js';
export { noStreamQuirks } from './stand-in/stream-quirks.js';
export type * from './stand-in-types.js';

const STANDING_TOKEN = 'nmv_usr_standing_in_0';

function noQuirks(): Quirks {
  return {
    expireTokens: 0,
    rateLimits: 0,
    retryAfter: undefined,
    verdicts: new Map(),
    pollsUntilDone: 1,
    renderFails: false,
    failRenders: 0,
    cutDownloads: { times: 0, afterBytes: 0 },
    ignoresRanges: false,
    outputUrl: undefined,
    announcedSize: undefined,
    pollAfter: undefined,
    tokensPerAddress: Number.POSITIVE_INFINITY,
    silentShare: 0,
    guiTalk: false,
    stream: noStreamQuirks(),
    faults: [],
  };
}

async function collect(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Does what is to go wrong before anything is carried out; true when that was the answer. */
async function refuse(service: Service, seen: SeenRequest, answer: Answer): Promise<boolean> {
  const { quirks } = service.standIn;
  if (quirks.rateLimits > 0) {
    quirks.rateLimits--;
    const body = { code: Code.rateLimited, message: 'slow down' };
    await answer.json(429, body, quirks.retryAfter);
    return true;
  }
  for (const [start, verdict] of quirks.verdicts) {
    if (!seen.path.startsWith(start)) continue;
    await answer.json(verdict.status, verdict);
    return true;
  }
  return false;
}

/** Reads the body into what a test sees of the request. */
async function readBody(
  service: Service,
  request: IncomingMessage,
  seen: SeenRequest,
): Promise<ArrivedBody | undefined> {
  const uploadTo = UPLOAD_PATH.exec(seen.path)?.[1];
  if (uploadTo !== undefined && request.headers['content-type']?.startsWith('multipart/')) {
    const arrived = await takeUpload(service, request, decoded(uploadTo));
    seen.bytes = arrived.bytes;
    return arrived;
  }
  const body = await collect(request);
  seen.bytes = body.length;
  if (body.length === 0) return undefined;
  try {
    seen.body = JSON.parse(body.toString('utf8'));
  } catch {
    throw new Refusal(422, 'the body is no JSON', 422);
  }
  return undefined;
}

function findRoute({ method, path }: SeenRequest): { route: Route; id: string } {
  const fitting = ROUTES.filter((route) => route.path.test(path));
  const route = fitting.find((one) => one.method === method);
  if (route === undefined) {
    throw fitting.length > 0
      ? new Refusal(405, 'method not allowed', 405)
      : new Refusal(404, 'not found', 404);
  }
  return { route, id: decoded(route.path.exec(path)?.[1] ?? '') };
}

async function serve(
  service: Service,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { standIn, accounts } = service;
  const { quirks } = standIn;
  const url = new URL(request.url ?? '/', 'http://x');
  const seen: SeenRequest = {
    method: request.method ?? '',
    path: url.pathname,
    headers: request.headers,
    body: undefined,
    bytes: 0,
  };
  standIn.requests.push(seen);
  if (standIn.intercept?.(request, response) === true) return;
  const fault = meetFault(quirks.faults, seen);
  const answer = new Answer(response, fault);
  if (fault?.kind === 'drop') return answer.reset();
  if (fault?.kind === 'raw') {
    answer.head(fault.status, { ...fault.headers });
    return answer.end(Buffer.from(fault.body));
  }
  if (fault?.kind === 'verdict') {
    const { status, code, message, retryAfter } = fault;
    return answer.json(status, { code, message }, retryAfter);
  }
  if (fault?.kind === 'hold') await fault.until;
  if (await refuse(service, seen, answer)) return;
  try {
    const arrived = await readBody(service, request, seen);
    const { route, id } = findRoute(seen);
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const account = accounts.byToken(token);
    const visit: Omit<Visit, 'account'> = {
      service,
      seen,
      headers: request.headers,
      query: url.searchParams,
      id,
      remoteAddress: request.socket.remoteAddress ?? '',
      answer,
    };
    const nobody = { id: 'nobody', available: 0, frozen: 0, total: 0 };
    if (route.open) return await route.go({ ...visit, account: nobody }, arrived);
    const expired = quirks.expireTokens > 0;
    if (expired) quirks.expireTokens--;
    if (account === undefined || expired) throw new Refusal(Code.tokenInvalid, 'token invalid');
    await route.go({ ...visit, account }, arrived);
  } catch (error) {
    if (!(error instanceof Refusal) || answer.begun) throw error;
    await answer.json(error.status, { code: error.code, message: error.message, data: null });
  }
}

/** A server on the loopback that speaks the service's protocol, and misbehaves when told to. */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const { faithful = false, now = Date.now, tls } = options;
  const media = faithful ? await MediaHouse.open() : undefined;
  const holding = faithful
    ? { available: 100, frozen: 0, total: 100 }
    : { available: 90, frozen: 5, total: 100 };
  const accounts = new Accounts(holding, now, faithful, STANDING_TOKEN);
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    response.on('error', () => {});
    serve(service, request, response).catch(() => response.destroy());
  };
  const server = tls === undefined ? createServer(listener) : createSecureServer(tls, listener);
  server.requestTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`;
  const quirks = noQuirks();

  const standIn: StandIn = {
    url: origin,
    origin,
    token: STANDING_TOKEN,
    requests: [],
    uploads: [],
    renders: new Map(),
    states: new Map(),
    quirks,
    file: Buffer.from(`\0\0\0\x18ftypisom${'the finished film, as bytes. '.repeat(4_000)}`),
    answer: faithful ? createAgent(quirks) : addsMusic,
    intercept: undefined,
    messages: () =>
      standIn.requests
        .filter((request) => request.path === '/run_sse')
        .map((request) => JSON.stringify(request.body)),
    gate(path, method) {
      const { fault, gate } = holdBack(path, method);
      standIn.quirks.faults.push(fault);
      return gate;
    },
    expireUrls: () => void service.signature++,
    expireIssuedTokens: () => accounts.expireIssued(),
    setCredits: (available) => accounts.setCredits(available),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await media?.close();
    },
  };
  const service: Service = { standIn, options, accounts, media, turns: new Map(), signature: 0 };
  return standIn;
}
