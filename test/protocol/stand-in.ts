import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Code } from '../../src/protocol/index.js';
import { takeUpload } from './multipart-sink.js';
import type {
  AnswerStream,
  SeenRequest,
  StandIn,
  StandInRender,
  StandInState,
} from './stand-in-types.js';

export type * from './stand-in-types.js';

function textEvent(text: string, partial: boolean): unknown {
  return { content: { role: 'model', parts: [{ text }] }, partial, author: 'nemo_agent' };
}

/** Adds music to the timeline as the service does: tool call, result, partial text, final text. */
export function addsMusic(_text: string, stream: AnswerStream, state: StandInState): void {
  stream.event({
    content: { role: 'model', parts: [{ functionCall: { id: 'c1', name: 'add_bgm', args: {} } }] },
  });
  void stream.raw('event: heartbeat\n\n');
  state.draft = {
    t: [
      ...(state.draft?.t ?? []).filter((track) => track.tt !== 1),
      { tt: 1, sg: [{ d: 10_000, m: { name: 'Lo-fi', volume: 0.35 } }] },
    ],
  };
  stream.event({
    content: { parts: [{ functionResponse: { id: 'c1', name: 'add_bgm', response: {} } }] },
  });
  stream.event(textEvent('I added ', true));
  stream.event(textEvent('lo-fi music.', true));
  stream.event(textEvent('I added lo-fi music.', false));
}

async function collect(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A server on the loopback that speaks the service's protocol, and misbehaves when told to. */
export async function startStandIn(): Promise<StandIn> {
  const good = new Set(['nmv_usr_standing_in_0']);
  let tokens = 0;
  let sessions = 0;

  const json = (response: ServerResponse, status: number, body: unknown, headers = {}): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
  const ok = (response: ServerResponse, data: unknown): void =>
    json(response, 200, { code: 0, message: 'success', data });

  const sendFile = (request: IncomingMessage, response: ServerResponse): void => {
    const { quirks, file } = standIn;
    const match = /^bytes=(\d+)-$/.exec(request.headers.range ?? '');
    const start = match !== null && !quirks.ignoresRanges ? Number(match[1]) : 0;
    if (start >= file.length && start > 0) {
      response.writeHead(416, { 'content-range': `bytes */${file.length}` }).end();
      return;
    }
    const ranged = match !== null && !quirks.ignoresRanges;
    response.writeHead(ranged ? 206 : 200, {
      'content-type': 'video/mp4',
      'content-length': file.length - start,
      ...(ranged ? { 'content-range': `bytes ${start}-${file.length - 1}/${file.length}` } : {}),
    });
    if (quirks.cutDownloads.times > 0) {
      quirks.cutDownloads.times--;
      const part = file.subarray(start, start + quirks.cutDownloads.afterBytes);
      response.write(part, () => setImmediate(() => response.destroy()));
      return;
    }
    response.end(file.subarray(start));
  };

  const runSse = async (response: ServerResponse, body: unknown): Promise<void> => {
    const message = body as { session_id: string; new_message: { parts: { text: string }[] } };
    const state = standIn.states.get(message.session_id);
    if (state === undefined) return json(response, 200, { code: Code.sessionNotFound });
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const gone = new Promise<void>((resolve) => response.on('close', () => resolve()));
    const raw = (bytes: string | Uint8Array): Promise<void> =>
      new Promise((resolve) => void response.write(bytes, () => resolve()));
    const text = message.new_message.parts.map((part) => part.text).join('');
    await standIn.answer(
      text,
      {
        event: (data) => void raw(`data: ${JSON.stringify(data)}\n\n`),
        raw,
        reset: () => void response.destroy(),
        gone,
      },
      state,
    );
    response.end();
  };

  const renderStatus = (id: string, render: StandInRender): unknown => {
    const { quirks } = standIn;
    if (render.polls < quirks.pollsUntilDone) {
      return { id, status: render.polls === 0 ? 'pending' : 'processing', progress: 50 };
    }
    if (quirks.renderFails) return { id, status: 'failed', error: 'out of paint' };
    const url =
      quirks.outputUrl === undefined ? `${standIn.url}/files/${id}.mp4` : quirks.outputUrl;
    return {
      id,
      status: 'completed',
      progress: 100,
      output: {
        ...(url === null ? {} : { url }),
        ...(quirks.announcedSize === undefined ? {} : { size: quirks.announcedSize }),
        duration: 10,
        width: 320,
        height: 180,
      },
    };
  };

  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    const { quirks } = standIn;
    const upload = /^\/api\/upload-video\/nemo_agent\/me\/([^/]+)$/.exec(path)?.[1];
    const multipart = request.headers['content-type']?.startsWith('multipart/') === true;
    const seen: SeenRequest = {
      method: request.method ?? '',
      path,
      headers: request.headers,
      body: undefined,
      bytes: 0,
    };
    standIn.requests.push(seen);
    if (standIn.intercept?.(request, response) === true) return;

    if (quirks.rateLimits > 0) {
      quirks.rateLimits--;
      const headers = quirks.retryAfter === undefined ? {} : { 'retry-after': quirks.retryAfter };
      return json(response, 429, { code: Code.rateLimited, message: 'slow down' }, headers);
    }
    for (const [start, verdict] of quirks.verdicts) {
      if (path.startsWith(start)) return json(response, verdict.status, verdict);
    }
    if (upload !== undefined && multipart) {
      const taken = await takeUpload(request, upload);
      seen.bytes = taken.bodyBytes;
      standIn.uploads.push(taken);
    } else {
      const body = await collect(request);
      seen.bytes = body.length;
      if (body.length > 0) seen.body = JSON.parse(body.toString('utf8'));
    }

    if (path === '/api/auth/anonymous-token') {
      if (request.headers['x-client-id'] === undefined) {
        return json(response, 400, { code: Code.missingClientId, message: 'X-Client-Id' });
      }
      tokens++;
      const token = `nmv_usr_standing_in_${tokens}`;
      good.add(token);
      return ok(response, { token, credits: 100 });
    }
    if (path.startsWith('/files/')) return sendFile(request, response);

    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (!good.has(token) || quirks.expireTokens > 0) {
      if (quirks.expireTokens > 0) quirks.expireTokens--;
      return json(response, 200, { code: Code.tokenInvalid, message: 'token invalid' });
    }
    if (path === '/api/tasks/me/with-session/nemo_agent') {
      sessions++;
      const id = `session-${sessions}`;
      const empty = { draft: null, video_infos: [], generated_media: [], canvas_config: null };
      standIn.states.set(id, empty);
      return ok(response, { task_id: `task-${sessions}`, session_id: id });
    }
    if (path === '/api/auth/claim-token') return ok(response, { claim_token: 'clm_open_me' });
    if (path === '/run_sse') return runSse(response, seen.body);
    if (path === '/api/credits/balance/simple') {
      return ok(response, { available: 90, frozen: 5, total: 100, grade: 'gold' });
    }
    const stateOf = /^\/api\/state\/nemo_agent\/me\/([^/]+)\/latest$/.exec(path)?.[1];
    const state = standIn.states.get(decodeURIComponent(upload ?? stateOf ?? ''));
    if (upload !== undefined || stateOf !== undefined) {
      if (state === undefined) return json(response, 200, { code: Code.sessionNotFound });
      if (stateOf !== undefined) return ok(response, { state });
      const name = multipart ? standIn.uploads.at(-1)?.fileName : 'fetched.mp4';
      state.video_infos.push({ name });
      const video = { d: 10_000, m: { name } };
      state.draft = { t: [{ tt: 0, sg: [...(state.draft?.t[0]?.sg ?? []), video] }] };
      return ok(response, {});
    }
    if (path === '/api/render/proxy/lambda' && request.method === 'POST') {
      const render = { request: seen.body as Record<string, unknown>, polls: 0 };
      const id = String(render.request.id);
      standIn.renders.set(id, render);
      return json(response, 200, { id, status: 'pending' });
    }
    const download = /^\/api\/render\/proxy\/([^/]+)\/download$/.exec(path)?.[1];
    if (download !== undefined && standIn.renders.has(download)) return sendFile(request, response);
    const polled = /^\/api\/render\/proxy\/lambda\/([^/]+)$/.exec(path)?.[1] ?? '';
    const render = standIn.renders.get(polled);
    if (render !== undefined) {
      json(response, 200, renderStatus(polled, render));
      render.polls++;
      return;
    }
    json(response, 404, { code: 404, message: 'not found' });
  };

  const server = createServer((request, response) => {
    response.on('error', () => {});
    route(request, response).catch(() => response.destroy());
  });
  server.requestTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const standIn: StandIn = {
    url: `http://127.0.0.1:${port}`,
    origin: `http://127.0.0.1:${port}`,
    token: 'nmv_usr_standing_in_0',
    requests: [],
    uploads: [],
    renders: new Map(),
    states: new Map(),
    quirks: {
      expireTokens: 0,
      rateLimits: 0,
      retryAfter: undefined,
      verdicts: new Map(),
      pollsUntilDone: 1,
      renderFails: false,
      cutDownloads: { times: 0, afterBytes: 0 },
      ignoresRanges: false,
      outputUrl: undefined,
      announcedSize: undefined,
    },
    file: Buffer.from('the finished film, as bytes. '.repeat(4_000)),
    answer: addsMusic,
    intercept: undefined,
    messages: () =>
      standIn.requests
        .filter((request) => request.path === '/run_sse')
        .map((request) => JSON.stringify(request.body)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return standIn;
}
