import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Backend, Progress } from '../../src/app/ports.js';
import { partPath } from '../../src/client/download.js';
import { ENGINE_POLLS, HOSTED_POLLS } from '../../src/client/index.js';
import { type StandIn, startStandIn } from '../protocol/stand-in.js';
import { compileRoom } from '../support/compiled-rooms.js';
import { connect, failureOf, hastyClock } from './setup.js';

const MEGABYTE = 1024 * 1024;

let standIn: StandIn;
let backend: Backend;
let folder: string;
let sessionId: string;

beforeEach(async () => {
  standIn = await startStandIn();
  backend = connect(standIn, { clock: hastyClock() });
  folder = mkdtempSync(join(tmpdir(), 'vmg-transfer-'));
  ({ sessionId } = await backend.createSession('en'));
});

afterEach(async () => {
  await standIn.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('an upload', () => {
  it('sends the file as the protocol has it, and tells how far it is', async () => {
    const path = join(folder, "städte 城市 'x'.mp4");
    writeFileSync(path, Buffer.alloc(3 * MEGABYTE, 7));
    const progress: Progress[] = [];
    await backend.upload(sessionId, path, { onProgress: (step) => progress.push(step) });
    expect(standIn.uploads).toMatchObject([
      {
        sessionId,
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
    const large = 300;
    const path = join(folder, 'large.mp4');
    writeFileSync(path, '');
    truncateSync(path, large * MEGABYTE);
    const first = join(folder, 'first.mp4');
    writeFileSync(first, Buffer.alloc(MEGABYTE));
    // In a process of its own: the highest mark of its memory before and after, as it knows it.
    const script = `
      const { createBackend } = await import(${JSON.stringify(compileRoom('client'))});
      const [apiUrl, token, sessionId, first, path] = process.argv.slice(1);
      const backend = createBackend({
        kind: 'cloud', apiUrl, authentication: { kind: 'token', token }, version: '1', platform: 'unknown',
      });
      const peak = () => process.resourceUsage().maxRSS;
      await backend.upload(sessionId, first);
      const before = peak();
      await backend.upload(sessionId, path);
      process.stdout.write(String((peak() - before) / 1024));
    `;
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...['--input-type=module', '--eval', script],
      ...[standIn.url, standIn.token, sessionId, first, path],
    ]);
    expect(standIn.uploads.at(-1)?.bytes).toBe(large * MEGABYTE);
    expect(Number(stdout)).toBeLessThan(large / 2);
  });

  it('sends the body anew after a token was replaced or a limit waited out', async () => {
    const path = join(folder, 'clip.mp4');
    writeFileSync(path, Buffer.alloc(MEGABYTE, 7));
    standIn.quirks.rateLimits = 1;
    await backend.upload(sessionId, path);
    expect(standIn.uploads.at(-1)?.bytes).toBe(MEGABYTE);
  });

  it('stops at Ctrl-C', async () => {
    const path = join(folder, 'clip.mp4');
    writeFileSync(path, '');
    truncateSync(path, 100 * MEGABYTE);
    const controller = new AbortController();
    const work = backend.upload(sessionId, path, {
      signal: controller.signal,
      onProgress: ({ fraction = 0 }) => {
        if (fraction > 0.05) controller.abort();
      },
    });
    expect(await failureOf(work, standIn.token)).toMatchObject({ exitCode: 130 });
    expect(standIn.uploads).toEqual([]);
  });

  it('breaks off with a clear error when the server goes away', async () => {
    const path = join(folder, 'clip.mp4');
    writeFileSync(path, Buffer.alloc(8 * MEGABYTE, 7));
    standIn.intercept = (request) => {
      request.once('data', () => request.socket.destroy());
      return true;
    };
    const error = await failureOf(backend.upload(sessionId, path), standIn.token);
    expect(error).toMatchObject({ code: 'connection-broken', exitCode: 6 });
  });

  it('has addresses fetched by the backend', async () => {
    await backend.uploadUrls(sessionId, ['https://example.com/a.mp4']);
    const request = standIn.requests.at(-1);
    expect(request?.body).toEqual({ urls: ['https://example.com/a.mp4'], source_type: 'url' });
  });
});

describe('a download', () => {
  let path: string;
  const part = () => partPath(path, 'render_1');

  beforeEach(async () => {
    path = join(folder, 'clip.vmg.mp4');
    const draft = { t: [{ tt: 0, sg: [{ d: 1 }] }] };
    const output = { format: 'mp4', quality: 'high' };
    await backend.submitRender({ id: 'render_1', sessionId, draft, output });
  });

  const fetchIt = async (options = {}) => {
    const status = await backend.waitForRender('render_1');
    await backend.download('render_1', status, path, options);
  };
  const downloads = () =>
    standIn.requests.filter(
      ({ path: from }) => from.startsWith('/files/') || from.endsWith('/download'),
    );

  it('writes the file, and nothing else', async () => {
    const progress: Progress[] = [];
    await fetchIt({ onProgress: (step: Progress) => progress.push(step) });
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
    expect(readdirSync(folder)).toEqual(['clip.vmg.mp4']);
    expect(progress.at(-1)).toEqual({ stage: 'Fetching clip.vmg.mp4', fraction: 1 });
  });

  it('does not write over what came to the name while it was fetched', async () => {
    const onProgress = () => writeFileSync(path, 'precious');
    expect(await failureOf(fetchIt({ onProgress }))).toMatchObject({
      code: 'output-exists',
      exitCode: 2,
    });
    expect(readFileSync(path, 'utf8')).toBe('precious');
    expect(readFileSync(part()).equals(standIn.file)).toBe(true);
    await fetchIt({ overwrite: true });
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
    expect(readdirSync(folder)).toEqual(['clip.vmg.mp4']);
  });

  it('picks up where the connection broke', async () => {
    standIn.quirks.cutDownloads = { times: 3, afterBytes: 20_000 };
    await fetchIt();
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
    const ranges = downloads().map(({ headers }) => headers.range);
    expect(ranges).toEqual(['bytes=0-', 'bytes=20000-', 'bytes=40000-', 'bytes=60000-']);
  });

  it('picks up what an earlier run left', async () => {
    writeFileSync(part(), standIn.file.subarray(0, 50_000));
    await fetchIt();
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
    expect(downloads().map(({ headers }) => headers.range)).toEqual(['bytes=50000-']);
  });

  it('fetches to the longest name that a file can have', async () => {
    path = join(folder, `${'n'.repeat(251)}.mp4`);
    await fetchIt();
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
  });

  it.runIf(existsSync('/dev/full'))('gives the part up when the disk is full', async () => {
    symlinkSync('/dev/full', part());
    const work = fetchIt();
    await expect(work).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(readdirSync(folder)).toEqual([]);
    await fetchIt();
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
  });

  it('is content with a part that is complete', async () => {
    writeFileSync(part(), standIn.file);
    await fetchIt();
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
  });

  it('begins anew when what is here is longer than what is there', async () => {
    writeFileSync(part(), Buffer.concat([standIn.file, Buffer.from('more')]));
    await fetchIt();
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
  });

  it('begins anew where ranges are not understood', async () => {
    standIn.quirks.ignoresRanges = true;
    writeFileSync(part(), 'something else');
    await fetchIt();
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
  });

  it('leaves no file of the final name when it cannot be completed', async () => {
    standIn.quirks.cutDownloads = { times: 1_000, afterBytes: 0 };
    const error = await failureOf(fetchIt(), standIn.token);
    expect(error).toMatchObject({ code: 'connection-broken', exitCode: 6 });
    expect(existsSync(path)).toBe(false);
  });

  it('does not take a file of another size than was announced', async () => {
    standIn.quirks.announcedSize = standIn.file.length + 1;
    expect(await failureOf(fetchIt())).toMatchObject({ code: 'connection-broken' });
    expect(existsSync(path)).toBe(false);
  });

  it('stops at Ctrl-C and keeps what it has for later', async () => {
    standIn.file = Buffer.alloc(20 * MEGABYTE, 3);
    const controller = new AbortController();
    const onProgress = ({ fraction = 0 }: Progress) => {
      if (fraction > 0.3) controller.abort();
    };
    const work = fetchIt({ signal: controller.signal, onProgress });
    expect(await failureOf(work, standIn.token)).toMatchObject({ exitCode: 130 });
    expect(existsSync(path)).toBe(false);
    expect(existsSync(part())).toBe(true);
    await fetchIt();
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
    expect(downloads().at(-1)?.headers.range).not.toBe('bytes=0-');
  });

  it.each([
    ['there is no address', null],
    ['the address is dead', 'http://127.0.0.1:9/gone.mp4'],
    ['the address is refused', 'own:/missing'],
  ])('takes the backend’s own route when %s', async (_what, url) => {
    standIn.quirks.outputUrl = url?.replace('own:', standIn.url) ?? null;
    await fetchIt();
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
    const last = downloads().at(-1);
    expect(last?.path).toBe('/api/render/proxy/render_1/download');
    expect(last?.headers.authorization).toBe(`Bearer ${standIn.token}`);
  });

  it('never shows the token to another origin', async () => {
    const seen: unknown[] = [];
    const other = createServer((request, response) => {
      seen.push(request.headers.authorization, request.headers['x-skill-source']);
      response.end(standIn.file);
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    standIn.quirks.outputUrl = `http://127.0.0.1:${port}/film.mp4?signature=abc`;
    await fetchIt();
    await new Promise((resolve) => other.close(resolve));
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
    expect(seen).toEqual([undefined, undefined]);
  });
});

describe('waiting for a render', () => {
  const submit = async (client: Backend) => {
    const draft = { t: [{ tt: 0, sg: [{ d: 1 }] }] };
    const output = { format: 'mp4', quality: 'high' };
    await client.submitRender({ id: 'render_9', sessionId, draft, output });
  };

  it('asks the hosted service every 30 s, ten times, and then leaves it running', async () => {
    const clock = hastyClock();
    await submit(backend);
    standIn.quirks.pollsUntilDone = 1_000;
    const error = await failureOf(
      connect(standIn, { clock, polls: HOSTED_POLLS }).waitForRender('render_9'),
      standIn.token,
    );
    expect(error).toMatchObject({
      code: 'render-still-running',
      exitCode: 8,
      details: { renderId: 'render_9' },
    });
    expect(clock.slept).toEqual(Array.from({ length: 10 }, () => 30_000));
  });

  it('asks the engine soon, and then less often', async () => {
    const clock = hastyClock();
    await submit(backend);
    standIn.quirks.pollsUntilDone = 12;
    const engine = connect(standIn, { kind: 'engine', clock, polls: ENGINE_POLLS });
    const stages: Progress[] = [];
    const status = await engine.waitForRender('render_9', {
      onProgress: (step) => stages.push(step),
    });
    expect(status.status).toBe('completed');
    expect(clock.slept[0]).toBe(100);
    expect(clock.slept.at(-1)).toBe(500);
    expect(clock.slept).toEqual([...clock.slept].sort((a, b) => a - b));
    expect(stages[0]).toEqual({ stage: 'Rendering', fraction: 0.5 });
  });

  it('respects Retry-After', async () => {
    const clock = hastyClock();
    await submit(backend);
    let first = true;
    standIn.intercept = (request, response) => {
      if (!first || request.method !== 'GET') return false;
      first = false;
      response.writeHead(200, { 'content-type': 'application/json', 'retry-after': '12' });
      response.end('{"status":"brand-new-state"}');
      return true;
    };
    await connect(standIn, { clock, polls: HOSTED_POLLS }).waitForRender('render_9');
    expect(clock.slept).toEqual([30_000, 12_000, 30_000]);
  });

  it('knows a render that the backend has lost', async () => {
    const error = await failureOf(backend.renderStatus('render_404'), standIn.token);
    expect(error).toMatchObject({ code: 'render-not-found', exitCode: 7 });
  });
});
