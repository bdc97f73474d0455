import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Backend } from '../../src/app/ports.js';
import { createBackend } from '../../src/client/index.js';
import { failureOf, hastyClock } from './setup.js';

const BYTES = 20 * 1024 * 1024;

let server: Server;
let backend: Backend;
let folder: string;
let clip: string;
/** What came of each request: was it asked about first, and how long was its body. */
let seen: { asked: boolean; bytes: number }[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vmg-question-'));
  clip = join(folder, 'clip.mp4');
  writeFileSync(clip, '');
  truncateSync(clip, BYTES);
  seen = [];
  server = createServer(take);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  backend = createBackend({
    kind: 'cloud',
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    authentication: { kind: 'token', token: 'a-token' },
    version: '1.2.3',
    platform: 'unknown',
    clock: hastyClock(),
  });
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

function note(request: IncomingMessage): { asked: boolean; bytes: number } {
  const entry = { asked: request.headers.expect === '100-continue', bytes: 0 };
  seen.push(entry);
  request.on('data', (chunk: Buffer) => {
    entry.bytes += chunk.length;
  });
  return entry;
}

/** Takes a body to its end. */
function take(request: IncomingMessage, response: ServerResponse): void {
  note(request);
  request.on('end', () => response.end('{"code":0,"data":{}}'));
}

function refuse(request: IncomingMessage, response: ServerResponse, status: number): void {
  note(request);
  response.writeHead(status, { connection: 'close', 'content-type': 'application/json' });
  response.end(status === 417 ? '' : '<h1>No</h1>');
}

describe('a file', () => {
  it('is not sent to a server that refuses it by its head', async () => {
    server.on('checkContinue', (request, response) => refuse(request, response, 413));
    expect(await failureOf(backend.upload('session-1', clip))).toMatchObject({
      code: 'file-too-large',
    });
    expect(seen).toEqual([{ asked: true, bytes: 0 }]);
  });

  it('is sent to a server that says that it wants it', async () => {
    server.on('checkContinue', (request, response) => {
      response.writeContinue();
      take(request, response);
    });
    await backend.upload('session-1', clip);
    expect(seen).toHaveLength(1);
    expect(seen[0]?.bytes).toBeGreaterThan(BYTES);
  });

  it('is sent to a server that does not know the question', async () => {
    server.on('checkContinue', take);
    await backend.upload('session-1', clip);
    expect(seen).toHaveLength(1);
    expect(seen[0]?.bytes).toBeGreaterThan(BYTES);
  });

  it('is sent without a question to a server that does not like to be asked', async () => {
    server.on('checkContinue', (request, response) => refuse(request, response, 417));
    await backend.upload('session-1', clip);
    expect(seen.map(({ asked }) => asked)).toEqual([true, false]);
    expect(seen[1]?.bytes).toBeGreaterThan(BYTES);
  });

  it('is sent once more when the connection breaks in its midst', async () => {
    server.on('checkContinue', (request, response) => {
      response.writeContinue();
      if (seen.length > 0) return take(request, response);
      note(request);
      request.once('data', () => request.socket.destroy());
    });
    await backend.upload('session-1', clip);
    expect(seen).toHaveLength(2);
    expect(seen[1]?.bytes).toBeGreaterThan(BYTES);
  });

  it('is not sent again when it has come to its end and no answer follows', async () => {
    server.on('checkContinue', (request, response) => {
      note(request);
      response.writeContinue();
      request.on('end', () => request.socket.destroy());
    });
    expect(await failureOf(backend.upload('session-1', clip))).toMatchObject({
      code: 'connection-broken',
      exitCode: 6,
    });
    expect(seen).toHaveLength(1);
  });
});
