import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOSTED_PATIENCE } from '../../src/client/patience.js';
import { type StandIn, startStandIn } from '../protocol/stand-in.js';
import { connect, failureOf, hastyClock, updatesOf } from './setup.js';

const SHORT_MS = 150;

let standIn: StandIn;

beforeEach(async () => {
  standIn = await startStandIn();
});

afterEach(() => standIn.close());

const hasty = (timeouts: Record<string, number>, apiUrl = standIn.url) =>
  connect(standIn, { apiUrl, timeouts, clock: hastyClock() });

/** Answers every request with `answer`. */
function answerWith(answer: (request: IncomingMessage, response: ServerResponse) => void): void {
  standIn.intercept = (request, response) => {
    answer(request, response);
    return true;
  };
}

/** Sends a blank every few milliseconds for as long as somebody listens. */
function dripFor(response: ServerResponse): void {
  const timer = setInterval(() => response.write(' '), 10);
  response.on('close', () => clearInterval(timer));
}

describe('a call ends', () => {
  it('when no answer begins', async () => {
    answerWith((request) => request.resume());
    const error = await failureOf(hasty({ response: SHORT_MS }).createSession('en'), standIn.token);
    expect(error).toMatchObject({ code: 'network-timeout', exitCode: 6 });
    expect(standIn.requests).toHaveLength(1);
  });

  it('when the answer’s head never ends', async () => {
    answerWith((request) => {
      request.socket.write('HTTP/1.1 200 OK\r\nx-long: ');
      const timer = setInterval(() => request.socket.write('a'), 10);
      request.socket.on('close', () => clearInterval(timer)).on('error', () => {});
    });
    const error = await failureOf(hasty({ response: SHORT_MS }).createSession('en'));
    expect(error).toMatchObject({ code: 'network-timeout', exitCode: 6 });
  });

  it('when a JSON answer drips for ever', async () => {
    answerWith((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      dripFor(response);
    });
    const error = await failureOf(hasty({ text: SHORT_MS }).createSession('en'), standIn.token);
    expect(error).toMatchObject({ code: 'network-timeout', exitCode: 6 });
  });

  it('when the verdict on a message drips for ever', async () => {
    answerWith((_request, response) => {
      response.writeHead(400, { 'content-type': 'application/json' });
      dripFor(response);
    });
    const backend = connect(standIn, { timeouts: { text: SHORT_MS }, patience: HOSTED_PATIENCE });
    const error = await failureOf(updatesOf(backend.send('session-1', 'lo-fi')));
    expect(error).toMatchObject({ exitCode: 6 });
    expect(standIn.messages()).toHaveLength(1);
  });

  it('when an answer stops in its midst', async () => {
    answerWith((_request, response) => {
      response.writeHead(200, { 'content-length': 1_000 }).write('{"code":');
    });
    const error = await failureOf(hasty({ socket: SHORT_MS }).createSession('en'));
    expect(error).toMatchObject({ code: 'network-timeout', exitCode: 6 });
  });

  it('when a reading is refused its answer again and again', async () => {
    answerWith((request) => request.resume());
    const error = await failureOf(hasty({ response: 30 }).credits());
    expect(error).toMatchObject({ code: 'network-timeout' });
    expect(standIn.requests).toHaveLength(3);
  });

  it('when a token is asked for and none comes', async () => {
    answerWith((request) => request.resume());
    const credentials = {
      clientId: async () => '11111111-2222-4333-8444-555555555555',
      renewClientId: async () => '',
      token: async () => undefined,
      saveToken: async () => {},
      removeToken: async () => undefined,
    };
    const backend = connect(standIn, {
      authentication: { kind: 'anonymous', credentials },
      timeouts: { response: 30 },
      clock: hastyClock(),
    });
    expect(await failureOf(backend.credits())).toMatchObject({ code: 'network-timeout' });
  });

  it('when nobody takes the file that is sent', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vmg-timeouts-'));
    const path = join(folder, 'clip.mp4');
    writeFileSync(path, '');
    truncateSync(path, 30 * 1024 * 1024);
    answerWith((request) => request.pause());
    const error = await failureOf(hasty({ socket: SHORT_MS }).upload('session-1', path));
    expect(error).toMatchObject({ code: 'network-timeout', exitCode: 6 });
    rmSync(folder, { recursive: true });
  });
});

describe('a secure connection', () => {
  let mute: Server;
  const sockets: Socket[] = [];

  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await new Promise((resolve) => mute.close(resolve));
  });

  const listen = async (onSocket: (socket: Socket) => void): Promise<string> => {
    mute = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => {});
      onSocket(socket);
    });
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    return `https://127.0.0.1:${(mute.address() as AddressInfo).port}`;
  };

  it('is given up when the other side does not greet', async () => {
    const url = await listen(() => {});
    const error = await failureOf(hasty({ secureConnect: SHORT_MS }, url).createSession('en'));
    expect(error).toMatchObject({ code: 'host-unreachable', exitCode: 6 });
  });

  it('is not made with a server that speaks no TLS', async () => {
    const url = await listen((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const error = await failureOf(hasty({}, url).createSession('en'));
    expect(error).toMatchObject({ code: 'tls-failed', exitCode: 6 });
    expect(error.hint).toContain('https://');
  });
});

describe('a long answer', () => {
  it('may take its time as long as something comes', async () => {
    answerWith((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const text = '{"code":0,"data":{"available":7}}';
      let at = 0;
      const timer = setInterval(() => {
        response.write(text[at++] ?? '');
        if (at < text.length) return;
        clearInterval(timer);
        response.end();
      }, 10);
    });
    expect((await hasty({ socket: SHORT_MS }).credits()).available).toBe(7);
  });
});
