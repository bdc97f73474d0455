import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchRemote } from '../../../src/engine/server/remote-file.js';
import { openStorage, type Storage } from '../../../src/engine/storage/index.js';
import { systemClock } from '../../../src/support/clock.js';

let folder: string;
let storage: Storage;
let server: Server;
let respond: RequestListener;
let origin: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vmg-remote-'));
  storage = await openStorage(folder, { analysisVersion: '1', clock: systemClock });
  server = createServer((request, response) => respond(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
  storage.close();
  rmSync(folder, { recursive: true, force: true });
});

const fetched = (url = `${origin}/sea.mp4`) =>
  fetchRemote(url, storage.files, 1_000, new AbortController().signal);

describe('a file that is fetched by its address', () => {
  it('is received under its own name', async () => {
    respond = (_request, response) => response.end('a film');
    expect(await fetched()).toMatchObject({ name: 'sea.mp4', received: { bytes: 6 } });
  });

  it.each([
    [403, 3, 'permission'],
    [404, 3, 'nothing at that address'],
    [410, 3, 'gone'],
    [418, 3, 'refused (418)'],
    [429, 6, 'too often'],
    [503, 6, 'its server failed (503)'],
  ])('is told of in words when the answer is %i', async (status, exitCode, words) => {
    respond = (_request, response) => response.writeHead(status).end();
    await expect(fetched()).rejects.toMatchObject({
      code: 'url-unusable',
      exitCode,
      message: expect.stringContaining(words),
      hint: expect.any(String),
    });
  });

  it('is told of in words when nobody answers, or the address leads in circles', async () => {
    respond = (_request, response) => response.writeHead(302, { location: '/sea.mp4' }).end();
    await expect(fetched()).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('without end'),
    });
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as AddressInfo;
    closed.close();
    await once(closed, 'close');
    await expect(fetched(`http://127.0.0.1:${port}/sea.mp4`)).rejects.toMatchObject({
      exitCode: 6,
      message: expect.stringContaining('nobody answers at that address.'),
    });
  });

  it('is not taken when it is a web page, whatever its name', async () => {
    respond = (_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html>');
    for (const path of ['/watch?v=1', '/sea.mp4']) {
      await expect(fetched(origin + path)).rejects.toMatchObject({
        code: 'unsupported-type',
        exitCode: 3,
        message: expect.stringContaining('web page'),
        hint: expect.stringContaining('address of the video file itself'),
      });
    }
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });
});
