import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/index.js';
import { makeClip } from '../media/make-clip.js';
import { CONTROL, makeWorkplace, PROGRAM, vmg, type Workplace } from './built-program.js';
import { type RunOutcome, runInProcess } from './cli-context.js';

let place: Workplace;
beforeAll(async () => {
  place = await makeWorkplace();
});
afterAll(() => place.remove());

describe('the process', () => {
  it('does not load what its command does not need', async () => {
    const hooks = `export async function load(url, context, next) {
      process._rawDebug(url);
      return next(url, context);
    }`;
    const asUrl = (code: string): string => `data:text/javascript,${encodeURIComponent(code)}`;
    const register = `import { register } from 'node:module'; register('${asUrl(hooks)}');`;
    const { exitCode, stderr } = await execa(
      process.execPath,
      ['--import', asUrl(register), PROGRAM, '--help'],
      { env: place.env, extendEnv: false },
    );
    expect(exitCode).toBe(0);
    expect(stderr).toContain(pathToFileURL(PROGRAM).href);
    expect(stderr).not.toContain('/node_modules/');
    const loaded = [...stderr.matchAll(/^file:.*\/dist\/.*$/gm)].map(([url]) => new URL(url));
    const texts = await Promise.all(loaded.map((url) => readFile(url, 'utf8')));
    // The bundler says where what it took over begins.
    const sources = [
      ...texts.join('\n').matchAll(/^\/\/(?:#region)? ?((?:src|node_modules)\/\S+)$/gm),
    ].map(([, file]) => file);
    expect(sources.join('\n')).toContain('/commander/');
    expect(sources.join('\n')).not.toMatch(/\/(zod|got|conf|ora|fastify|inquirer)\//);
    expect(sources.join('\n')).not.toMatch(/src\/(app|client|store|engine)\//);
  });

  it('takes a reader that goes away for a clean end', async () => {
    const running = vmg(['--help'], place);
    running.stdout?.destroy();
    const { exitCode, stderr } = await running;
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });

  it('writes no colours into pipes, unless FORCE_COLOR asks for them', async () => {
    const plain = await vmg(['doctor'], place);
    expect(plain.exitCode).toBe(0);
    expect(plain.stdout + plain.stderr).not.toMatch(CONTROL);
    const forced = await vmg(['doctor'], place, { env: { FORCE_COLOR: '1' } });
    expect(forced.stdout).toContain('\u001b[32m');
  });

  it('asks nothing where nobody can answer', async () => {
    const { exitCode, stderr } = await vmg(['generate'], place, { input: 'clip.mp4\n' });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('No video was named');
  });

  it('keeps the token to itself, whatever the service does with it', async () => {
    const token = 'nmv_usr_dont-show-me-12345';
    const server = createServer((request, response) => {
      // A service that puts the token into its complaint, and that in colour.
      const said = `\u001b[31mno such thing: ${request.headers.authorization}`;
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ code: 1234, message: said }));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const env = { NEMO_TOKEN: token, NEMO_API_URL: `http://127.0.0.1:${port}` };
    for (const flags of [['--json'], ['--verbose']]) {
      const { exitCode, stdout, stderr } = await vmg(['credits', ...flags], place, { env });
      expect(exitCode).toBeGreaterThan(0);
      expect(stdout + stderr).toContain('no such thing');
      expect(stdout + stderr).not.toContain('dont-show-me');
      expect(stdout + stderr).not.toMatch(CONTROL);
    }
    server.close();
    const unreachable = await vmg(['credits', '--verbose', '--quiet'], place, { env });
    expect(unreachable.exitCode).toBe(6);
    expect(unreachable.stderr).not.toContain('dont-show-me');
    const config = await vmg(['config', 'list', '--json'], place, { env });
    expect(config.stdout).not.toContain('dont-show-me');
    expect(JSON.parse(config.stdout).settings[0]).toMatchObject({
      value: 'cloud',
      origin: 'NEMO_TOKEN',
    });
  });
});

describe('vmg export --no-wait', () => {
  it('prints the id of the render alone on stdout, ends with 8, and is gone on with later', async () => {
    const place = await makeWorkplace();
    await makeClip({ durationSeconds: 2, path: join(place.cwd, 'clip.mp4') });
    await vmg(['upload', 'clip.mp4'], place);
    const { exitCode, stdout, stderr } = await vmg(['export', '--no-wait', '-o', 'l.mp4'], place);
    expect(exitCode).toBe(8);
    expect(stdout).toMatch(/^render_\d+\n$/);
    expect(stderr).not.toContain('✖');
    const id = stdout.trim();
    expect(stderr).toContain(`vmg export --resume ${id}`);
    const status = JSON.parse((await vmg(['status', '--json'], place)).stdout);
    expect(status.jobs).toMatchObject([{ renderId: id, status: 'waiting' }]);
    const resumed = await vmg(['export', '--resume', id], place);
    expect(resumed).toMatchObject({ exitCode: 0, stdout: 'l.mp4\n' });
    await place.remove();
  });
});

describe('vmg serve', () => {
  it('tells url and token as JSON, serves other clients, and ends with 0 at Ctrl-C', async () => {
    const running = vmg(['serve', '--json'], place);
    const [chunk] = await once(running.stdout ?? running, 'data');
    const { url, token } = JSON.parse(String(chunk));
    const env = { NEMO_API_URL: url, NEMO_TOKEN: token };
    const { stdout, exitCode } = await vmg(['credits', '--json'], place, { env });
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ backend: 'cloud', credits: { available: 100 } });
    // What it answers of is the backend that NEMO_TOKEN chose, not the engine that is free.
    const said = await vmg(['chat', 'credits', '--quiet'], place, { env });
    expect(said.stdout).toMatch(/^credits\navailable +100\n/);
    expect(said.stdout).not.toContain('free of charge');

    const anonymous = await fetch(`${url}/api/auth/anonymous-token`, {
      method: 'POST',
      headers: { 'X-Client-Id': '6f1f5a3e-1111-4222-8333-444455556666' },
    });
    expect(await anonymous.json()).toMatchObject({ code: 0, data: { token: expect.any(String) } });

    running.kill('SIGINT');
    expect((await running).exitCode).toBe(0);
  });

  it('says so when the port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { exitCode, stderr } = await vmg(['serve', '--port', String(port)], place);
    server.close();
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`Port ${port} is taken`);
  });
});

describe('sessions and settings', () => {
  /** A run in this process, which knows nothing but what the ones before have stored. */
  const run = (argv: readonly string[]): Promise<RunOutcome> => {
    const store = openStore({ home: join(place.cwd, '.home') });
    const services = { stores: async () => store, settings: async () => store.settings() };
    return runInProcess(argv, { cwd: place.cwd, services });
  };

  it('are kept from one run to the next', async () => {
    expect((await vmg(['config', 'set', 'backend', 'cloud'], place)).stdout).toBe('cloud\n');
    expect((await run(['config', 'get', 'backend'])).stdout).toBe('cloud\n');
    expect((await run(['config', 'unset', 'backend'])).stdout).toBe('engine\n');
    expect((await run(['config', 'get', 'volume'])).exitCode).toBe(2);

    expect((await run(['config', 'set', 'language', 'zh'])).stdout).toBe('zh\n');
    const said = await vmg(['chat', 'hello', '--json'], place);
    const { session, text } = JSON.parse(said.stdout);
    expect(text).not.toBe('');
    expect(JSON.parse((await vmg(['status', '--json'], place)).stdout).session).toMatchObject({
      sessionId: session,
      language: 'zh',
    });
    const list = JSON.parse((await run(['session', 'list', '--json'])).stdout);
    expect(list.sessions).toEqual([expect.objectContaining({ sessionId: session, current: true })]);
    const beginning = String(session).slice(0, 6);
    expect((await run(['session', 'use', beginning])).stdout).toBe(`${session}\n`);
    expect((await run(['session', 'rm', beginning])).exitCode).toBe(0);
    expect((await run(['session', 'list'])).stdout).toBe('No sessions yet.\n');
    expect((await run(['session', 'use', beginning])).exitCode).toBe(2);
  });

  it('take what is said from stdin, too', async () => {
    const { exitCode, stdout } = await vmg(['chat', '--quiet'], place, {
      input: 'hello\n',
    });
    expect(exitCode).toBe(0);
    expect(stdout.trim()).not.toBe('');
  });
});
