import {
  Agent,
  createServer,
  type IncomingMessage,
  type RequestOptions,
  request as requestUpstream,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Random } from '../../src/support/random.js';
import type { StandIn } from '../protocol/stand-in.js';
import type { Call, Fault, Trouble } from './faults.js';
import { pieces, type WholeAnswer, wireBytes, withGarbage, write } from './raw-answer.js';

/** A request that reached the proxy, and what became of it. */
export interface Passage {
  call: Call;
  /** What was said, of a message. */
  text: string | undefined;
  /** What went wrong with it, if anything did. */
  trouble: Trouble | undefined;
  /** True when the service has carried it out, or may have. */
  carriedOut: boolean;
}

/** A stretch of network before a stand-in, on which things go wrong. */
export interface FaultProxy {
  readonly url: string;
  readonly passages: Passage[];
  /** What goes wrong from now on; nothing when empty. */
  faults: Fault[];
  /** Hears of each request when it has come, and before anything is done about it. */
  onRequest: ((call: Call) => void) | undefined;
  /** Connections that are open now. */
  readonly open: ReadonlySet<Socket>;
  close(): Promise<void>;
}

const CALLS: readonly (readonly [RegExp, Call | undefined])[] = [
  [/^POST \/api\/auth\/anonymous-token$/, 'token'],
  [/^POST \/api\/auth\/claim-token$/, 'claim'],
  [/^POST \/api\/tasks\//, 'session'],
  [/^POST \/api\/upload-video\//, 'upload'],
  [/^POST \/run_sse$/, 'message'],
  [/^GET \/api\/credits\//, 'credits'],
  [/^POST \/api\/render\/proxy\/lambda$/, 'submit'],
  [/^GET \/api\/render\/proxy\/lambda\//, 'status'],
  [/^GET \/api\/render\/proxy\/[^/]+\/download$/, 'download'],
  [/^GET \/files\//, 'file'],
];

/** What the request is about; the answer that was begun tells the state before from that after. */
function callOf({ method, url }: IncomingMessage, messageSeen: boolean): Call {
  const path = new URL(url ?? '/', 'http://service').pathname;
  const asked = `${method} ${path}`;
  if (/^GET \/api\/state\//.test(asked)) return messageSeen ? 'state-after' : 'state-before';
  const call = CALLS.find(([pattern]) => pattern.test(asked))?.[1];
  if (call === undefined) throw new Error(`The soak knows no call ${asked}`);
  return call;
}

function textOf(body: Buffer): string | undefined {
  return /"text":"((?:[^"\\]|\\.)*)"/.exec(body.toString('utf8'))?.[1];
}

/** Reads the body, or as much of it as is read before the connection is to break. */
async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const piece of request) {
    chunks.push(piece);
    length += piece.length;
    if (length >= limit) break;
  }
  return Buffer.concat(chunks);
}

/** Sends the request on to the service and waits for the whole of its answer. */
function forward(options: RequestOptions, body: Buffer): Promise<WholeAnswer> {
  return new Promise((resolve, reject) => {
    const upstream = requestUpstream(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (piece: Buffer) => chunks.push(piece));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    });
    upstream.on('error', reject);
    upstream.end(body);
  });
}

function plainAnswer(status: number, body: string, retryAfter?: number): WholeAnswer {
  return {
    status,
    headers: {
      'content-type': body.startsWith('{') ? 'application/json' : 'text/html',
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    },
    body: Buffer.from(body),
  };
}

/** The answer as the trouble leaves it. */
function spoilt(answer: WholeAnswer, trouble: Trouble | undefined, random: Random): WholeAnswer {
  switch (trouble?.kind) {
    case 'lost-answer':
      return plainAnswer(trouble.status, trouble.body);
    case 'foreign-page':
      return plainAnswer(200, '<html><body>Sign in to this network</body></html>');
    case 'garbage':
      return withGarbage(answer, random);
    case 'cut-json':
      return { ...answer, body: answer.body.subarray(0, answer.body.length * trouble.share) };
    default:
      return answer;
  }
}

/** Starts a proxy before `standIn`, which takes its chances from `random`. */
export async function startFaultProxy(standIn: StandIn, random: Random): Promise<FaultProxy> {
  const agent = new Agent({ keepAlive: true });
  const open = new Set<Socket>();
  const upstreamPort = Number(new URL(standIn.url).port);

  const deliver = async (
    socket: Socket,
    answer: WholeAnswer,
    trouble: Trouble | undefined,
  ): Promise<void> => {
    const bytes = wireBytes(answer, trouble?.kind === 'long-length' ? trouble.by : 0);
    if (trouble?.kind === 'cut-answer') {
      // Never the last bytes: without them it was no cut.
      await write(socket, bytes.subarray(0, (bytes.length - 6) * trouble.share));
      if (trouble.manner === 'reset') socket.resetAndDestroy();
      else socket.end();
      return;
    }
    const parts = trouble?.kind === 'drip' ? pieces(bytes, random) : [bytes];
    for (const part of parts) {
      await write(socket, part);
      if (parts.length > 1) await nextTurn();
    }
    socket.end();
  };

  const pass = async (request: IncomingMessage): Promise<void> => {
    const { socket } = request;
    const call = callOf(
      request,
      proxy.passages.some((one) => one.call === 'message'),
    );
    proxy.onRequest?.(call);
    const fault = proxy.faults.find((one) => one.call === call && one.times > 0);
    if (fault !== undefined) fault.times--;
    const trouble = fault?.trouble;
    const passage: Passage = { call, text: undefined, trouble, carriedOut: false };
    proxy.passages.push(passage);
    const limit = trouble?.kind === 'cut-request' ? trouble.atByte : Number.POSITIVE_INFINITY;
    const body = limit === 0 ? Buffer.alloc(0) : await readBody(request, limit);
    passage.text = call === 'message' ? textOf(body) : undefined;
    if (trouble?.kind === 'cut-request') {
      socket.resetAndDestroy();
      return;
    }
    if (trouble?.kind === 'refusal') {
      const { status, body: words, retryAfter } = trouble;
      await deliver(socket, plainAnswer(status, words, retryAfter), undefined);
      return;
    }
    passage.carriedOut = true;
    const headers = { ...request.headers, host: `127.0.0.1:${upstreamPort}` };
    if (trouble?.kind === 'no-ranges') delete headers.range;
    const { method, url: path } = request;
    const answer = await forward(
      { agent, host: '127.0.0.1', port: upstreamPort, method, path, headers },
      body,
    );
    const json = answer.headers['content-type']?.includes('json') === true;
    const told = json
      ? Buffer.from(answer.body.toString('utf8').replaceAll(standIn.url, proxy.url))
      : answer.body;
    await deliver(socket, spoilt({ ...answer, body: told }, trouble, random), trouble);
  };

  const server = createServer((request) => {
    request.on('error', () => {});
    pass(request).catch(() => request.socket.destroy());
  });
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const proxy: FaultProxy = {
    url: `http://127.0.0.1:${port}`,
    passages: [],
    faults: [],
    onRequest: undefined,
    open,
    async close() {
      agent.destroy();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
  return proxy;
}
