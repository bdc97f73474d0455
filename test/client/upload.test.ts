import { execFile } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Backend, Progress } from '../../src/app/ports.js';
import type { StandIn } from '../protocol/stand-in.js';
import { compileRoom } from '../support/compiled-rooms.js';
import {
  connect,
  type FileStage,
  failureOf,
  hastyClock,
  memoryCredentials,
  setFileStage,
} from './setup.js';

const MEGABYTE = 1024 * 1024;

let stage: FileStage;
let standIn: StandIn;
let backend: Backend;
let folder: string;

beforeEach(async () => {
  stage = await setFileStage();
  ({ standIn, backend, folder } = stage);
});

afterEach(() => stage.end());

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    // Closed in the meantime.
    return '';
  }
}

describe('an upload', () => {
  it('sends the file as the protocol has it, and tells how far it is', async () => {
    const path = join(folder, "städte 城市 'x'.mp4");
    writeFileSync(path, Buffer.alloc(3 * MEGABYTE, 7));
    const progress: Progress[] = [];
    await backend.upload(stage.sessionId, path, { onProgress: (step) => progress.push(step) });
    expect(standIn.uploads).toMatchObject([
      {
        sessionId: stage.sessionId,
        field: 'files',
        fileName: "städte 城市 'x'.mp4",
        contentType: 'video/mp4',
        bytes: 3 * MEGABYTE,
      },
    ]);
    const request = standIn.requests.find(({ path: to }) => to.startsWith('/api/upload-video'));
    expect(Number(request?.headers['content-length'])).toBe(request?.bytes);
    const fractions = progress.map(({ fraction }) => fraction ?? -1);
    expect(fractions[0]).toBe(0);
    expect(fractions.at(-1)).toBe(1);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.length).toBeGreaterThan(5);
  });

  it('keeps memory constant, however large the file', { timeout: 60_000 }, async () => {
    const [small, large] = [5, 250];
    const paths = [small, large].map((megabytes) => join(folder, `${megabytes}.mp4`));
    for (const [at, path] of paths.entries()) {
      writeFileSync(path, '');
      truncateSync(path, (at === 0 ? small : large) * MEGABYTE);
    }
    const received: number[] = [];
    standIn.intercept = (request, response) => {
      let bytes = 0;
      request.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      request.on('end', () => {
        received.push(bytes);
        response.end('{"code":0,"data":{}}');
      });
      return true;
    };
    // In a process of its own: the highest mark of its memory before and after, as it knows it.
    const script = `
      const { createBackend } = await import(${JSON.stringify(compileRoom('client'))});
      const [apiUrl, token, small, large] = process.argv.slice(1);
      const backend = createBackend({
        kind: 'cloud', apiUrl, authentication: { kind: 'token', token }, version: '1', platform: 'unknown',
      });
      const peak = () => process.resourceUsage().maxRSS;
      await backend.upload('session-1', small);
      const before = peak();
      await backend.upload('session-1', large);
      process.stdout.write(String((peak() - before) / 1024));
    `;
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...['--input-type=module', '--eval', script, standIn.url, standIn.token, ...paths],
    ]);
    expect(received.map((bytes) => Math.floor(bytes / MEGABYTE))).toEqual([small, large]);
    expect(Number(stdout)).toBeLessThan(100);
  });

  it('sends the body anew after a token was replaced or a limit waited out', async () => {
    const path = join(folder, 'clip.mp4');
    writeFileSync(path, Buffer.alloc(MEGABYTE, 7));
    standIn.quirks.rateLimits = 1;
    await backend.upload(stage.sessionId, path);
    expect(standIn.uploads.at(-1)?.bytes).toBe(MEGABYTE);
  });

  it('stops at Ctrl-C', async () => {
    const path = join(folder, 'clip.mp4');
    writeFileSync(path, '');
    truncateSync(path, 100 * MEGABYTE);
    const controller = new AbortController();
    const work = backend.upload(stage.sessionId, path, {
      signal: controller.signal,
      onProgress: ({ fraction = 0 }) => {
        if (fraction > 0.05) controller.abort();
      },
    });
    expect(await failureOf(work, standIn.token)).toMatchObject({ exitCode: 130 });
    expect(standIn.uploads).toEqual([]);
    if (existsSync('/proc/self/fd')) {
      const open = () => readdirSync('/proc/self/fd').map((fd) => linkOf(`/proc/self/fd/${fd}`));
      await expect.poll(open).not.toContain(path);
    }
  });

  it('breaks off with a clear error when the server goes away', async () => {
    const path = join(folder, 'clip.mp4');
    writeFileSync(path, Buffer.alloc(8 * MEGABYTE, 7));
    standIn.intercept = (request) => {
      request.once('data', () => request.socket.destroy());
      return true;
    };
    const error = await failureOf(backend.upload(stage.sessionId, path), standIn.token);
    expect(error).toMatchObject({ code: 'connection-broken', exitCode: 6 });
  });

  it('begins anew with a token in the place of a refused one', async () => {
    const path = join(folder, 'clip.mp4');
    writeFileSync(path, Buffer.alloc(MEGABYTE, 7));
    const authentication = { kind: 'anonymous', credentials: memoryCredentials() } as const;
    const mine = connect(standIn, { authentication, clock: hastyClock() });
    const session = await mine.createSession('en');
    standIn.quirks.expireTokens = 1;
    await mine.upload(session.sessionId, path);
    expect(standIn.uploads.at(-1)?.bytes).toBe(MEGABYTE);
  });

  it.runIf(process.platform !== 'win32')('keeps a file’s name in its place', async () => {
    const path = join(folder, 'a"; filename="b.exe\r\nX-Evil: 1\r\n\r\nüö 🎬 %22.mp4');
    writeFileSync(path, 'a clip');
    await backend.upload(stage.sessionId, path);
    expect(standIn.uploads).toMatchObject([
      {
        fileName: 'a%22; filename=%22b.exe%0D%0AX-Evil: 1%0D%0A%0D%0Aüö 🎬 %22.mp4',
        contentType: 'video/mp4',
        bytes: 6,
      },
    ]);
  });

  it.each([
    ['became shorter', (path: string) => truncateSync(path, 10 * MEGABYTE)],
    ['grew', (path: string) => appendFileSync(path, 'more')],
    ['vanished', (path: string) => rmSync(path)],
    ['was written to', (path: string) => utimesSync(path, 1, 1)],
  ])('breaks off when the file %s while it is sent', async (what, change) => {
    const path = join(folder, 'clip.mp4');
    writeFileSync(path, '');
    truncateSync(path, 30 * MEGABYTE);
    let whole: boolean | undefined;
    standIn.intercept = (request, response) => {
      request.once('data', () => {
        request.pause();
        change(path);
        request.resume();
      });
      request.on('end', () => response.end('{"code":0}'));
      request.on('close', () => {
        whole = request.complete;
      });
      return true;
    };
    const error = await failureOf(backend.upload(stage.sessionId, path), standIn.token);
    expect(error).toMatchObject({ code: 'file-changed', exitCode: 3 });
    expect(error.message).toBe(`clip.mp4 ${what} while it was being sent.`);
    // What has come there has no end, and nobody takes it for the file.
    await expect.poll(() => whole).toBe(false);
  });

  it('says so when the file is not there, or cannot be read', async () => {
    const path = join(folder, 'none.mp4');
    expect(await failureOf(backend.upload(stage.sessionId, path))).toMatchObject({
      code: 'file-not-found',
      exitCode: 3,
    });
    mkdirSync(join(folder, 'folder.mp4'));
    expect(
      await failureOf(backend.upload(stage.sessionId, join(folder, 'folder.mp4'))),
    ).toMatchObject({
      code: 'file-not-found',
    });
    const vanishing = join(folder, 'clip.mp4');
    writeFileSync(vanishing, 'a clip');
    standIn.quirks.rateLimits = 1;
    const work = backend.upload(stage.sessionId, vanishing, {
      onProgress: ({ stage }) => {
        if (stage.startsWith('Waiting')) rmSync(vanishing);
      },
    });
    expect(await failureOf(work)).toMatchObject({ code: 'file-changed', exitCode: 3 });
    expect(standIn.uploads).toEqual([]);
  });

  it('hears a refusal that comes before the file is sent', async () => {
    const path = join(folder, 'clip.mp4');
    writeFileSync(path, '');
    truncateSync(path, 200 * MEGABYTE);
    let received = 0;
    standIn.intercept = (request, response) => {
      request.on('data', (chunk: Buffer) => {
        received += chunk.length;
      });
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"code":"4002","message":"too large"}');
      return true;
    };
    const error = await failureOf(backend.upload(stage.sessionId, path), standIn.token);
    expect(error).toMatchObject({ code: 'file-too-large', exitCode: 3 });
    expect(received).toBeLessThan(150 * MEGABYTE);
  });

  it('has addresses fetched by the backend', async () => {
    await backend.uploadUrls(stage.sessionId, ['https://example.com/a.mp4']);
    const request = standIn.requests.at(-1);
    expect(request?.body).toEqual({ urls: ['https://example.com/a.mp4'], source_type: 'url' });
  });
});
