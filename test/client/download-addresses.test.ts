import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StandIn } from '../protocol/stand-in.js';
import { type DownloadStage, failureOf, setDownloadStage } from './setup.js';

let stage: DownloadStage;
let standIn: StandIn;
let path: string;

beforeEach(async () => {
  stage = await setDownloadStage();
  ({ standIn, path } = stage);
});

afterEach(() => stage.end());

describe('the addresses of a download', () => {
  it.each([
    ['there is no address', null],
    ['the address is dead', 'http://127.0.0.1:9/gone.mp4'],
    ['the address is refused', 'own:/missing'],
  ])('takes the backend’s own route when %s', async (_what, url) => {
    standIn.quirks.outputUrl = url?.replace('own:', standIn.url) ?? null;
    await stage.fetch();
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
    const last = stage.downloads().at(-1);
    expect(last?.path).toBe('/api/render/proxy/render_1/download');
    expect(last?.headers.authorization).toBe(`Bearer ${standIn.token}`);
  });

  it.each([
    401, 403, 404, 410,
  ])('asks for a new address when the old one answers %i', async (code) => {
    const status = await stage.backend.waitForRender('render_1');
    const met: string[] = [];
    standIn.quirks.faults.push({
      path: /^\/files\//,
      action: { kind: 'raw', status: code, headers: {}, body: '<Error>AccessDenied</Error>' },
      onMet: ({ path: from }) => void met.push(from),
    });
    standIn.expireUrls();
    await stage.backend.download('render_1', status, path);
    expect(met).toHaveLength(1);
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
    expect(stage.downloads().map(({ path: from }) => from.split('/').at(1))).toEqual([
      'files',
      'files',
    ]);
  });

  it.each([200, 400, 404, 410, 451])('are not given up for a login page (%d)', async (status) => {
    standIn.quirks.faults.push({
      path: /^\/files\/|download$/,
      times: 1_000,
      action: {
        kind: 'raw',
        status,
        headers: { 'content-type': 'text/html' },
        body: '<h1>Log in to the Wi-Fi</h1>',
      },
    });
    const error = await failureOf(stage.fetch());
    expect(error).toMatchObject({ code: 'answer-unreadable', exitCode: 6 });
    expect(error.hint).toContain('login');
    standIn.quirks.faults.length = 0;
    await stage.fetch();
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
  });

  it('asks for a new address once, and then takes the backend’s own route', async () => {
    const status = await stage.backend.waitForRender('render_1');
    standIn.expireUrls();
    const asked = () =>
      standIn.requests.filter(({ path: to }) => to === '/api/render/proxy/lambda/render_1').length;
    const before = asked();
    standIn.quirks.verdicts.set('/files/', { status: 403, code: 403 });
    await stage.backend.download('render_1', status, path);
    expect(asked()).toBe(before + 1);
    expect(stage.downloads().at(-1)?.path).toBe('/api/render/proxy/render_1/download');
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
  });

  it('goes on where it was when the address expires on the way', async () => {
    standIn.quirks.cutDownloads = { times: 1, afterBytes: 30_000 };
    standIn.quirks.faults.push({
      path: /^\/files\//,
      after: 1,
      action: { kind: 'raw', status: 403, body: 'expired' },
      onMet: () => standIn.expireUrls(),
    });
    await stage.fetch();
    expect(stage.downloads().map(({ headers }) => headers.range)).toEqual([
      'bytes=0-',
      'bytes=30000-',
      'bytes=30000-',
    ]);
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
  });

  it('does not take the page of a hotel’s network for the film', async () => {
    const page = { 'content-type': 'text/html', 'content-length': '27' };
    standIn.quirks.faults.push({
      path: /^\/files\//,
      times: 10,
      action: { kind: 'raw', status: 200, headers: page, body: '<p>Please pay for Wi-Fi</p>' },
    });
    await stage.fetch();
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
  });

  it('does not ask for another token because another origin refuses', async () => {
    const other = createServer((_request, response) => response.writeHead(401).end());
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    standIn.quirks.outputUrl = `http://127.0.0.1:${port}/film.mp4`;
    await stage.fetch();
    await new Promise((resolve) => other.close(resolve));
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
    expect(standIn.requests.map(({ path: to }) => to)).not.toContain('/api/auth/anonymous-token');
  });

  it.each([
    'nonsense',
    'ftp://example.com/film.mp4',
    '',
  ])('takes the backend’s own route when the address is “%s”', async (url) => {
    standIn.quirks.outputUrl = url;
    await stage.fetch();
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
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
    await stage.fetch();
    await new Promise((resolve) => other.close(resolve));
    expect(readFileSync(path).equals(standIn.file)).toBe(true);
    expect(seen).toEqual([undefined, undefined]);
  });
});
