import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type StandIn, startStandIn } from '../protocol/stand-in.js';
import { CTRL_C, ENTER, Screen } from '../repl/pty.js';
import { makeWorkplace, PROGRAM, vmg, type Workplace } from './built-program.js';
import { runInProcess } from './cli-context.js';

const WRONG = 'nmv_usr_no_such_account';

let service: StandIn;
let place: Workplace;
let env: Record<string, string>;
const screens: Screen[] = [];

beforeAll(async () => {
  service = await startStandIn();
});
afterAll(() => service.close());
afterEach(async () => {
  for (const screen of screens.splice(0)) screen.kill();
  await place.remove();
});

async function begin(): Promise<void> {
  place = await makeWorkplace();
  env = { NEMO_API_URL: service.url };
}

const kept = (): unknown => {
  const file = join(place.env.VMG_HOME ?? '', 'credentials.json');
  return JSON.parse(readFileSync(file, 'utf8')).tokens;
};

describe('vmg login', () => {
  it('keeps a token that the service takes, for its origin, where nobody else can read it', async () => {
    await begin();
    const input = `  Bearer ${service.token}\r\nmore lines\n`;
    const { exitCode, stdout, stderr } = await vmg(['login'], place, { env, input });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Logged in at 127\.0\.0\.1:\d+\n/);
    expect(stdout).toMatch(/^available +90$/m);
    expect(stdout).toMatch(/^frozen +5 +reserved by work in progress$/m);
    expect(stdout).toMatch(/^total +100$/m);
    expect(stderr).toContain('vmg config set backend cloud');
    expect(kept()).toEqual({ [service.origin]: { token: service.token, kind: 'given' } });
    const file = join(place.env.VMG_HOME ?? '', 'credentials.json');
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);

    // And it is what the service is shown from then on.
    service.requests.length = 0;
    const credits = await vmg(['credits', '--backend', 'cloud', '--json'], place, { env });
    expect(JSON.parse(credits.stdout)).toMatchObject({ backend: 'cloud', credits: { frozen: 5 } });
    expect(service.requests.map(({ path }) => path)).not.toContain('/api/auth/anonymous-token');
    expect(service.requests.at(-1)?.headers.authorization).toBe(`Bearer ${service.token}`);

    const gone = await vmg(['logout', '--json'], place, { env });
    expect(JSON.parse(gone.stdout)).toEqual({
      apiUrl: service.origin,
      forgotten: 'given',
      overriddenBy: null,
    });
    expect(kept()).toEqual({});
    const again = await vmg(['logout'], place, { env });
    expect(again.exitCode).toBe(0);
    expect(again.stdout).toMatch(/^No token is kept for 127\.0\.0\.1:\d+\.\n$/);
  });

  it('shows the client identifier in NEMO_CLIENT_ID where the service insists on one', async () => {
    await begin();
    const shown: unknown[] = [];
    service.intercept = ({ headers }, response) => {
      shown.push(headers['x-client-id']);
      if (headers['x-client-id'] !== undefined) return false;
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end('{"code":400,"message":"missing X-Client-Id"}');
      return true;
    };
    const NEMO_CLIENT_ID = '11111111-2222-4333-8444-555555555555';
    const login = await vmg(['login'], place, {
      env: { ...env, NEMO_CLIENT_ID },
      input: service.token,
    });
    service.intercept = undefined;
    expect(login.exitCode, login.stderr).toBe(0);
    expect(shown).toEqual([undefined, NEMO_CLIENT_ID]);
  });

  it('keeps nothing that the service refuses', async () => {
    await begin();
    for (const flags of [['--json'], ['--verbose']]) {
      const { exitCode, stdout, stderr } = await vmg(['login', ...flags], place, {
        env,
        input: `${WRONG}\n`,
      });
      expect(exitCode).toBe(4);
      expect(stdout + stderr).toContain('did not accept the token. Nothing was kept.');
      expect(stdout + stderr).not.toContain(WRONG);
    }
    expect(() => kept()).toThrow();
  });

  it('keeps nothing that could not be checked', async () => {
    await begin();
    const nobody = await startStandIn();
    await nobody.close();
    const { exitCode, stdout, stderr } = await vmg(
      ['login', '--api-url', nobody.url, '--verbose'],
      place,
      { env, input: WRONG },
    );
    expect(exitCode).toBe(6);
    expect(stdout).toBe('');
    expect(stderr).not.toContain(WRONG);
    expect(() => kept()).toThrow();
  });

  it('says that NEMO_TOKEN goes first, as does logout', async () => {
    await begin();
    const both = { ...env, NEMO_TOKEN: service.token };
    const input = `${service.token}\n`;
    const login = await vmg(['login'], place, { env: both, input });
    expect(login.exitCode).toBe(0);
    expect(login.stderr).toContain('NEMO_TOKEN is set and goes first');
    const logout = await vmg(['logout'], place, { env: both });
    expect(logout.stdout).toContain('Logged out of');
    expect(logout.stderr).toContain('NEMO_TOKEN is set and still counts');
  });

  it('does not wait for a pipe that stays open', async () => {
    await begin();
    const running = execa(process.execPath, [PROGRAM, 'login', '--quiet'], {
      cwd: place.cwd,
      env: { ...place.env, ...env },
      extendEnv: false,
      stdin: 'pipe',
    });
    running.stdin.write(`${service.token}\n`);
    expect((await running).stdout).toContain('Logged in at');
  });

  it('asks at a terminal without showing what is typed', async () => {
    await begin();
    const screen = new Screen(['login'], place, env);
    screens.push(screen);
    await screen.expect('Token (it is not shown)');
    screen.type(`${service.token}${ENTER}`);
    await screen.expect('Logged in at');
    expect(await screen.end()).toBe(0);
    expect(screen.raw).not.toContain(service.token.slice(-8));
    expect(kept()).toMatchObject({ [service.origin]: { kind: 'given' } });
  });

  it('ends with 130 at Ctrl-C, and keeps nothing', async () => {
    await begin();
    const screen = new Screen(['login'], place, env);
    screens.push(screen);
    await screen.expect('Token (it is not shown)');
    screen.type(`nmv${CTRL_C}`);
    expect(await screen.end()).toBe(130);
    expect(() => kept()).toThrow();
  });
});

describe('a token on the command line', () => {
  it.each([
    ['by itself', ['login', WRONG]],
    ['beside --json', ['login', '--json', WRONG]],
    ['behind --token=', [`login`, `--token=${WRONG}`]],
    ['after --token', ['login', '--token', WRONG]],
    ['after -t', ['login', '-t', 'short']],
  ])('%s is refused with the reason, and not repeated', async (_where, argv) => {
    await begin();
    const { exitCode, stdout, stderr } = await runInProcess(argv);
    expect(exitCode).toBe(2);
    expect(stdout + stderr).toContain('other users could read it');
    expect(stdout + stderr).not.toMatch(/no_such_account|short/);
  });

  it.each([
    ['an option that there is not', ['login', '--jsn=x'], "Unknown option '--jsn'"],
    ['the engine', ['login', '--backend', 'engine'], 'needs no login'],
    ['the engine, at logout', ['logout', '--backend', 'engine'], 'needs no login'],
    ['an empty token', ['login'], 'No token was given'],
  ])('is not what is wrong with %s', async (_what, argv, said) => {
    await begin();
    const { exitCode, stderr } = await runInProcess(argv, { stdin: ' \n' });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(said);
  });

  it('is not asked for where nobody can answer', async () => {
    await begin();
    const { exitCode, stderr } = await runInProcess(['login', '--no-input'], { tty: true });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Cannot ask here');
  });
});
