import {
  createServer,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came by. */
export interface Passed {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What the relay does to what comes back. All off at first. */
export interface Meddling {
  /** Each event of a stream, as its lines; null to keep it back. */
  event?: (lines: string) => string | null;
  /** The connection is cut behind so many events; the backend does not notice. */
  cutAfterEvents?: number;
  /** Streams come in pieces of so many bytes. */
  pieceBytes?: number;
  /** How lines of a stream end; by default as the backend ends them. */
  lineEnd?: '\n' | '\r\n' | '\r';
  /** A JSON answer, as its text. */
  json?: (text: string) => string;
  /** The next film is cut off after so many bytes, once they are where `arrived` looks. */
  cutFilm?: { after: number; arrived: () => Promise<unknown> };
  /** Answers in the place of the backend, where it returns a status and a body. */
  answer?: (passed: Passed) => { status: number; body: unknown } | undefined;
}

/**
 * A door in front of any backend: writes down what passes, and meddles with it alike, whoever
 * stands behind. Addresses in JSON answers lead back through it.
 */
export interface Relay {
  readonly url: string;
  readonly passed: Passed[];
  meddling: Meddling;
  to(method: string, path: string | RegExp): Passed[];
  close(): Promise<void>;
}

async function textOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Passes a stream on event by event. Whatever the client sees of it, it is read to its end. */
async function passStream(
  answer: IncomingMessage,
  response: ServerResponse,
  { event = (lines) => lines, cutAfterEvents, pieceBytes, lineEnd = '\n' }: Meddling,
): Promise<void> {
  response.writeHead(answer.statusCode ?? 200, { 'content-type': answer.headers['content-type'] });
  let rest = '';
  let events = 0;
  answer.setEncoding('utf8');
  for await (const chunk of answer) {
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      if (response.destroyed) continue;
      const lines = event(block);
      if (lines === null) continue;
      const bytes = Buffer.from(`${lines}\n\n`.replaceAll('\n', lineEnd));
      const size = pieceBytes ?? bytes.length;
      for (let at = 0; at < bytes.length; at += size) response.write(bytes.subarray(at, at + size));
      if (block.startsWith('data: {')) events++;
      if (events === cutAfterEvents) {
        await new Promise((resolve) => response.write('', resolve));
        response.destroy();
      }
    }
  }
  if (!response.destroyed) response.end(rest);
}

/** Opens a relay to the backend at `target`. */
export async function openRelay(target: string): Promise<Relay> {
  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '/';
    const bytes = await textOf(request);
    const { method = 'GET', headers } = request;
    const seen: Passed = { method, path, headers, body: bytes.toString('utf8') };
    relay.passed.push(seen);
    const instead = relay.meddling.answer?.(seen);
    if (instead !== undefined) {
      response.writeHead(instead.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(instead.body));
      return;
    }
    const { host: _host, 'transfer-encoding': _coding, ...rest } = headers;
    const forward = httpRequest(target + path, {
      method,
      headers: { ...rest, 'content-length': bytes.length },
    });
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      forward.on('response', resolve);
      forward.on('error', reject);
      forward.end(bytes);
    });
    const type = answer.headers['content-type'] ?? '';
    if (type.startsWith('text/event-stream')) return passStream(answer, response, relay.meddling);
    let body = await textOf(answer);
    if (type.startsWith('application/json')) {
      const text = body.toString('utf8').replaceAll(target, relay.url);
      body = Buffer.from(relay.meddling.json?.(text) ?? text);
    }
    const cut = type.startsWith('video/') ? relay.meddling.cutFilm : undefined;
    response.writeHead(answer.statusCode ?? 500, {
      ...answer.headers,
      'content-length': body.length,
    });
    if (cut === undefined) return void response.end(body);
    delete relay.meddling.cutFilm;
    response.write(body.subarray(0, cut.after));
    await cut.arrived();
    response.destroy();
  };
  const server = createServer((request, response) => {
    response.on('error', () => {});
    pass(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const relay: Relay = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passed: [],
    meddling: {},
    to: (method, path) =>
      relay.passed.filter(
        (one) =>
          one.method === method &&
          (typeof path === 'string' ? one.path === path : path.test(one.path)),
      ),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
  return relay;
}
