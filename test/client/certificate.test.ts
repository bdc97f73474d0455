import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileRoom } from '../support/compiled-rooms.js';
import { startProxy } from './proxy-server.js';

let server: Server;
let folder: string;
let room: string;
let certificate: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vmg-certificate-'));
  certificate = join(folder, 'company.pem');
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 2, value: 'service.test' },
        ],
      },
    ],
  });
  writeFileSync(certificate, cert);
  server = createServer({ key, cert }, (_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end('{"code":0,"data":{"available":12}}');
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  room = compileRoom('client');
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

/** What a process says of its call to the server by that name. */
async function callIn(environment: Record<string, string>, apiUrl: string): Promise<unknown> {
  const script = `
    const { createBackend } = await import(${JSON.stringify(room)});
    const backend = createBackend({
      kind: 'cloud', apiUrl: process.argv[1], environment: process.env, version: '1', platform: 'unknown',
      authentication: { kind: 'token', token: 'nobody' },
    });
    const told = await backend.credits().catch(({ code, exitCode, message, hint }) =>
      ({ code, exitCode, message, hint }));
    process.stdout.write(JSON.stringify(told));
  `;
  const { NODE_EXTRA_CA_CERTS: _unused, ...inherited } = process.env;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', script, apiUrl],
    { env: { ...inherited, ...environment } },
  );
  return JSON.parse(stdout);
}

describe('a certificate of a company’s own', () => {
  it('is trusted when NODE_EXTRA_CA_CERTS names it, and for its own host alone', async () => {
    const { port } = server.address() as AddressInfo;
    const [trusted, unknown, other] = await Promise.all([
      callIn({ NODE_EXTRA_CA_CERTS: certificate }, `https://localhost:${port}`),
      callIn({}, `https://localhost:${port}`),
      callIn({ NODE_EXTRA_CA_CERTS: certificate }, `https://127.0.0.1:${port}`),
    ]);
    expect(trusted).toMatchObject({ available: 12 });
    expect(unknown).toEqual({
      code: 'certificate-invalid',
      exitCode: 6,
      message: `The certificate of localhost:${port} is not trusted.`,
      hint: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
    });
    expect(other).toMatchObject({ code: 'certificate-invalid', exitCode: 6 });
  });

  it('is trusted at the end of a proxy’s tunnel too', async () => {
    const proxy = await startProxy((server.address() as AddressInfo).port);
    proxy.credentials = 'jo:secret';
    const environment = {
      NODE_EXTRA_CA_CERTS: certificate,
      HTTPS_PROXY: `http://jo:secret@${proxy.host}`,
    };
    expect(await callIn(environment, 'https://service.test')).toMatchObject({ available: 12 });
    expect(proxy.requests.map(({ method, target }) => `${method} ${target}`)).toEqual([
      'CONNECT service.test:443',
    ]);
    // What is for the service goes through the tunnel, not to the proxy.
    expect(proxy.requests[0]?.headers.authorization).toBeUndefined();
    await proxy.close();
  });
});
