import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { launchBrowser } from '../../src/cli/browser.js';
import { openStore } from '../../src/store/index.js';
import { systemClock } from '../../src/support/clock.js';
import { connect } from '../client/setup.js';
import { type StandIn, startStandIn } from '../protocol/stand-in.js';
import { makeWorkplace, vmg, type Workplace } from './built-program.js';
import { runInProcess } from './cli-context.js';

let service: StandIn;
let place: Workplace;
let env: Record<string, string>;

beforeAll(async () => {
  service = await startStandIn();
});
afterAll(() => service.close());
beforeEach(async () => {
  place = await makeWorkplace();
  env = {
    NEMO_API_URL: service.url,
    NEMO_WEB_URL: 'https://web.example',
    NEMO_TOKEN: service.token,
  };
});
afterEach(() => place.remove());

const LINK = /^https:\/\/web\.example\/workspace\/claim\?ct=clm_\w+$/m;

/** Begins a session, as another run would have, and gives its id. */
async function beginSession(): Promise<string> {
  const session = await connect(service).createSession('en');
  const { sessions } = openStore({ home: place.env.VMG_HOME ?? '' });
  await sessions.save(session);
  await sessions.setCurrent(session);
  return session.sessionId;
}

describe('vmg open', () => {
  it('prints the address of the page alone, off a terminal, and says as JSON whose it is', async () => {
    const session = await beginSession();
    const plain = await vmg(['open'], place, { env });
    expect(plain).toMatchObject({ exitCode: 0, stderr: '' });
    expect(plain.stdout).toMatch(LINK);
    expect(plain.stdout.trimEnd().split('\n')).toHaveLength(1);
    const json = await vmg(['open', session.slice(0, 9), '--json'], place, { env });
    expect(JSON.parse(json.stdout)).toEqual({ session, url: expect.stringMatching(LINK) });
  });

  it('knows by itself whose a session is that is named', async () => {
    const session = await beginSession();
    await vmg(['login'], place, { env, input: service.token });
    const { NEMO_TOKEN: _, ...engineByDefault } = env;
    const { exitCode, stdout } = await vmg(['open', session], place, { env: engineByDefault });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(LINK);
  });

  it('ends with 2 for a session that there is not, and where there is none yet', async () => {
    const unknown = await vmg(['open', 'nosuch'], place, { env });
    expect(unknown.exitCode).toBe(2);
    expect(unknown.stderr).toContain('There is no session nosuch.');
    const none = await vmg(['open'], place, { env });
    expect(none.exitCode).toBe(2);
    expect(none.stderr).toContain('There is no session yet.');
  });

  it('says of a session that the service has lost that it is gone', async () => {
    service.states.delete(await beginSession());
    service.quirks.verdicts.set('/api/auth/claim-token', { status: 200, code: 1002 });
    const { exitCode, stderr } = await vmg(['open'], place, { env });
    service.quirks.verdicts.clear();
    expect(exitCode).toBe(2);
    expect(stderr).toContain('The session is gone, and its timeline with it');
    expect((await vmg(['open'], place, { env })).stderr).toContain('There is no session yet.');
  });
});

describe('vmg open at a terminal', () => {
  const url = 'https://web.example/workspace/claim?ct=clm_1';

  /** Runs `vmg open` as at a terminal; gives what the browser was shown, too. */
  async function openAt(argv: string[], more: { env?: Record<string, string>; fails?: boolean }) {
    const shown: string[] = [];
    const { sessions, jobs } = openStore({ home: place.env.VMG_HOME ?? '' });
    const backend = { ...connect(service), workspaceLink: async () => url };
    const outcome = await runInProcess(['open', ...argv], {
      tty: true,
      ...(more.env === undefined ? {} : { env: more.env }),
      services: {
        app: async () => ({ backend, sessions, jobs, clock: systemClock }),
        async launchBrowser(address) {
          if (more.fails === true) throw new Error('no browser');
          shown.push(address);
        },
      },
    });
    return { ...outcome, shown };
  }

  it('shows the page in the browser', async () => {
    await beginSession();
    const { exitCode, stdout, shown } = await openAt([], {});
    expect({ exitCode, stdout, shown }).toEqual({ exitCode: 0, stdout: `${url}\n`, shown: [url] });
  });

  it('makes a remark where no browser can be started', async () => {
    await beginSession();
    const { exitCode, stdout, stderr } = await openAt([], { fails: true });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: `${url}\n` });
    expect(stderr).toContain('No browser could be started here: open that address yourself.');
  });

  it.each([
    ['--no-browser', ['--no-browser'], {}],
    ['--json', ['--json'], {}],
    ['CI', [], { CI: 'true' }],
  ])('starts none with %s', async (_what, argv, env) => {
    await beginSession();
    const { exitCode, stdout, shown } = await openAt(argv, { env });
    expect({ exitCode, shown }).toEqual({ exitCode: 0, shown: [] });
    expect(stdout).toContain(url);
  });
});

describe.runIf(process.platform === 'linux')('the browser', () => {
  afterEach(() => vi.unstubAllEnvs());

  async function makeBrowser(exitCode: number): Promise<void> {
    const path = join(place.cwd, 'browser');
    await writeFile(path, `#!/bin/sh\nprintf %s "$1" > "${place.cwd}/shown"\nexit ${exitCode}\n`);
    await chmod(path, 0o755);
    vi.stubEnv('BROWSER', path);
  }

  it('is the one that the user has chosen', async () => {
    await makeBrowser(0);
    await launchBrowser('https://web.example/a?b=c', 20_000);
    expect(await readFile(join(place.cwd, 'shown'), 'utf8')).toBe('https://web.example/a?b=c');
  });

  it('is seen to fail', async () => {
    await makeBrowser(1);
    await expect(launchBrowser('https://web.example/', 20_000)).rejects.toThrow('ended with');
  });
});
