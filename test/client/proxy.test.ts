import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BackendOptions } from '../../src/client/index.js';
import { systemClock } from '../../src/support/clock.js';
import { type StandIn, startStandIn } from '../protocol/stand-in.js';
import { type ProxyServer, startProxy } from './proxy-server.js';
import { connect, failureOf, hastyClock, proxiesInEnvironment, updatesOf } from './setup.js';
import { startSocks } from './socks-server.js';

const SERVICE = 'http://service.test';

let standIn: StandIn;
let proxy: ProxyServer;

beforeEach(async () => {
  standIn = await startStandIn();
  proxy = await startProxy(Number(new URL(standIn.url).port));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await proxy.close();
  await standIn.close();
});

const through = (
  variables: Record<string, string>,
  apiUrl = SERVICE,
  options: Partial<BackendOptions> = {},
) => {
  const environment = proxiesInEnvironment(variables);
  return connect(standIn, { apiUrl, environment, clock: hastyClock(), ...options });
};

describe('a proxy', () => {
  it.each([
    'HTTP_PROXY',
    'http_proxy',
    'ALL_PROXY',
    'all_proxy',
  ])('carries plain requests when %s names it', async (variable) => {
    const environment = { [variable]: `http://${proxy.host}` };
    const backend = through(environment, SERVICE, { clock: systemClock });
    const { sessionId } = await backend.createSession('en');
    await updatesOf(backend.send(sessionId, 'lo-fi'));
    expect(proxy.requests.map(({ method, target }) => [method, target])).toEqual([
      ['POST', `${SERVICE}/api/tasks/me/with-session/nemo_agent`],
      ['POST', `${SERVICE}/run_sse`],
    ]);
    expect(standIn.requests[0]?.headers).toMatchObject({
      host: 'service.test',
      authorization: `Bearer ${standIn.token}`,
    });
    expect(standIn.requests[0]?.headers['proxy-authorization']).toBeUndefined();
  });

  it('carries files, both ways, and keeps no connection', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vmg-proxy-'));
    const clip = join(folder, 'clip.mp4');
    writeFileSync(clip, Buffer.alloc(3_000_000, 7));
    const backend = through({ HTTP_PROXY: `http://${proxy.host}` });
    const { sessionId } = await backend.createSession('en');
    await backend.upload(sessionId, clip);
    expect(standIn.uploads.map(({ bytes }) => bytes)).toEqual([3_000_000]);
    const output = { format: 'mp4', quality: 'high' };
    const draft = { t: [{ tt: 0, sg: [{ d: 1 }] }] };
    await backend.submitRender({ id: 'render_1', sessionId, draft, output });
    standIn.quirks.outputUrl = 'http://files.test/files/render_1.mp4';
    const status = await backend.waitForRender('render_1');
    await backend.download('render_1', status, join(folder, 'out.mp4'));
    expect(readFileSync(join(folder, 'out.mp4')).equals(standIn.file)).toBe(true);
    const last = proxy.requests.at(-1);
    expect(last?.target).toBe('http://files.test/files/render_1.mp4');
    expect(last?.headers.authorization).toBeUndefined();
    await expect.poll(proxy.open).toBe(0);
    rmSync(folder, { recursive: true });
  });

  it('is never used for this machine, nor for what NO_PROXY names', async () => {
    const environment = { ALL_PROXY: 'http://127.0.0.1:9', HTTP_PROXY: 'http://127.0.0.1:9' };
    const { port } = new URL(standIn.url);
    await through(environment, standIn.url).credits();
    await through(environment, `http://localhost:${port}`).credits();
    const exempted = through({ ...environment, NO_PROXY: 'a.example, .test' });
    // Without the proxy nobody knows the name.
    expect(await failureOf(exempted.credits())).toMatchObject({ code: 'host-not-found' });
  });

  it('is given the user name and the password, as they were meant', async () => {
    proxy.credentials = 'jo:p@ss%word!';
    const secrets: string[] = [];
    const environment = { HTTP_PROXY: `http://jo:p%40ss%25word!@${proxy.host}` };
    const backend = through(environment, SERVICE, { onSecret: (one) => secrets.push(one) });
    expect((await backend.credits()).available).toBe(90);
    expect(secrets).toEqual(
      expect.arrayContaining(['p@ss%word!', Buffer.from('jo:p@ss%word!').toString('base64')]),
    );
    const sloppy = { HTTP_PROXY: `jo:p%40ss%word!@${proxy.host}` };
    expect((await through(sloppy).credits()).available).toBe(90);
  });

  it('is used anew for every redirect, by its own address', async () => {
    standIn.intercept = (request, response) => {
      if (request.url?.startsWith('/api/credits') !== true) return false;
      const to = proxy.requests.length === 1 ? 'http://elsewhere.test/a' : `${standIn.url}/b`;
      response.writeHead(302, { location: to }).end();
      return true;
    };
    const backend = through({ HTTP_PROXY: `http://${proxy.host}` });
    await failureOf(backend.credits());
    expect(proxy.requests.map(({ target }) => target)).toEqual([
      `${SERVICE}/api/credits/balance/simple`,
      'http://elsewhere.test/a',
    ]);
    expect(proxy.requests[1]?.headers.authorization).toBeUndefined();
    expect(proxy.requests[1]?.headers['x-skill-source']).toBeUndefined();
  });
});

describe('trouble with a proxy', () => {
  const PASSWORD = 'hunter2hunter2';

  it.each([
    ['not there', 'http://jo:hunter2hunter2@127.0.0.1:9', 'proxy-refused', 6, '127.0.0.1:9'],
    ['unknown', 'http://jo:hunter2hunter2@nobody.test:1', 'proxy-not-found', 6, 'nobody.test:1'],
    ['no address', 'http://jo:hunter2hunter2@', 'proxy-invalid', 2, 'HTTP_PROXY'],
    ['of an unknown kind', 'ftp://jo:hunter2hunter2@a', 'proxy-invalid', 2, 'HTTP_PROXY'],
  ])('is told as the proxy’s: it is %s', async (_what, address, code, exitCode, shown) => {
    const error = await failureOf(through({ HTTP_PROXY: address }).createSession('en'), PASSWORD);
    expect(error).toMatchObject({ code, exitCode });
    expect(error.message).toContain(shown);
    expect(error.hint).toContain('HTTP_PROXY');
    expect(`${error.message} ${error.hint}`).not.toContain('service.test');
  });

  it('is told as the proxy’s: it wants a user name, or another', async () => {
    proxy.credentials = 'jo:secret';
    const plain = { HTTP_PROXY: `http://${proxy.host}`, HTTPS_PROXY: `http://${proxy.host}` };
    for (const apiUrl of [SERVICE, 'https://service.test']) {
      const error = await failureOf(through(plain, apiUrl).createSession('en'));
      expect(error).toMatchObject({ code: 'proxy-authentication', exitCode: 6 });
      expect(error.message).toMatch(/wants a user name and a password/);
    }
    const wrong = { HTTPS_PROXY: `http://jo:${PASSWORD}@${proxy.host}` };
    const error = await failureOf(
      through(wrong, 'https://service.test').createSession('en'),
      PASSWORD,
    );
    expect(error.message).toMatch(/does not accept the user name/);
  });

  it.each([
    [403, 'proxy-blocked'],
    [502, 'proxy-unconnected'],
  ])('is not taken for the service’s: %i for a tunnel', async (status, code) => {
    proxy.refuses = status;
    const backend = through({ HTTPS_PROXY: proxy.host }, 'https://service.test');
    const error = await failureOf(backend.createSession('en'), standIn.token);
    expect(error).toMatchObject({ code, exitCode: 6 });
    expect(error.message).toContain('service.test');
    expect(proxy.requests.every(({ headers }) => headers.authorization === undefined)).toBe(true);
  });

  it.each([
    ['no HTTP', 'proxy-unreadable', 'SSH-2.0-OpenSSH_9.6\r\nhello\r\n\r\n'],
    ['no HTTP, and no end', 'proxy-broken', '\x00\x01nothing of that kind'],
    ['a page', 'proxy-unconnected', 'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n<h1>Log in'],
  ])('is told as the proxy’s: it answers a tunnel with %s', async (_what, code, writes) => {
    proxy.writes = writes;
    const backend = through({ HTTPS_PROXY: proxy.host }, 'https://service.test');
    const error = await failureOf(backend.createSession('en'), standIn.token);
    expect(error).toMatchObject({ code, exitCode: 6 });
    expect(error.message).toContain(proxy.host);
    expect(error.hint).toContain('HTTPS_PROXY');
  });

  it('ends the waiting for one that takes the connection and says nothing', async () => {
    proxy.isSilent = true;
    const backend = through({ HTTPS_PROXY: proxy.host }, 'https://service.test', {
      timeouts: { lookup: 50, connect: 50 },
    });
    const error = await failureOf(backend.createSession('en'));
    expect(error).toMatchObject({ code: 'proxy-timeout', exitCode: 6 });
    expect(proxy.requests).toHaveLength(1);
    await expect.poll(proxy.open).toBe(0);
  });

  it('ends at Ctrl-C while it connects', async () => {
    proxy.isSilent = true;
    const controller = new AbortController();
    const backend = through({ HTTPS_PROXY: proxy.host }, 'https://service.test');
    const work = failureOf(backend.credits({ signal: controller.signal }));
    await expect.poll(() => proxy.requests.length).toBe(1);
    controller.abort();
    expect(await work).toMatchObject({ code: 'interrupted', exitCode: 130 });
    await expect.poll(proxy.open).toBe(0);
  });
});

describe('a tunnel', () => {
  it('leads to the service’s own certificate, which is checked', async () => {
    const { private: key, cert } = await generate([{ name: 'commonName', value: 'service.test' }]);
    const secure = createSecureServer({ key, cert }, (_request, response) => response.end('{}'));
    await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
    const tunnel = await startProxy((secure.address() as AddressInfo).port);
    const backend = through({ HTTPS_PROXY: tunnel.host }, 'https://service.test');
    const error = await failureOf(backend.createSession('en'), standIn.token);
    expect(error).toMatchObject({ code: 'certificate-invalid', exitCode: 6 });
    expect(error.message).toContain('service.test');
    expect(tunnel.requests.map(({ method, target }) => `${method} ${target}`)).toEqual([
      'CONNECT service.test:443',
    ]);
    await tunnel.close();
    await new Promise((resolve) => secure.close(resolve));
  });
});

describe('a SOCKS proxy', () => {
  it('leads to a host that it alone knows, or that this machine looks up', async () => {
    const socks = await startSocks(Number(new URL(standIn.url).port));
    const remote = through({ ALL_PROXY: `socks5h://${socks.host}` });
    expect((await remote.credits()).available).toBe(90);
    expect(socks.targets).toEqual(['service.test:80']);
    const local = await failureOf(through({ ALL_PROXY: `socks5://${socks.host}` }).credits());
    expect(local).toMatchObject({ code: 'host-not-found', exitCode: 6 });
    expect(local.message).toContain('service.test');
    await socks.close();
    const gone = await failureOf(remote.createSession('en'));
    expect(gone).toMatchObject({ code: 'proxy-refused', exitCode: 6 });
    expect(gone.hint).toContain('ALL_PROXY');
  });
});
