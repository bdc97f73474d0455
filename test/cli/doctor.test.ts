import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { proxyRules } from '../../src/client/index.js';
import { openStore } from '../../src/store/index.js';
import { proxiesInEnvironment } from '../client/setup.js';
import { makeWorkplace, vmg } from './built-program.js';
import { runInProcess } from './cli-context.js';

const ORIGIN = 'https://service.example';
const TOKEN = 'nmv_usr_kept_for_the_doctor';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'vmg-doctor-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

const credentials = () => openStore({ home }).credentials;

/** What doctor finds of the account and the way to it. */
async function findings(env: Record<string, string> = {}): Promise<Record<string, string>> {
  const store = openStore({ home });
  const { stdout } = await runInProcess(['doctor', '--json'], {
    env,
    services: {
      settings: async () => store.settings({ environment: { ...env, NEMO_API_URL: ORIGIN } }),
      credentials: async () => store.credentials,
      proxyFor: async (address) => proxyRules(proxiesInEnvironment(env)).proxyFor(new URL(address)),
    },
  });
  expect(stdout).not.toContain(TOKEN);
  const found: { check: string; ok: boolean; found: string }[] =
    JSON.parse(stdout).error.details.findings;
  return Object.fromEntries(found.map((one) => [one.check, one.found]));
}

describe('what vmg doctor says of the account', () => {
  it('is which token would be used: that of NEMO_TOKEN, of the login, or an anonymous one', async () => {
    expect((await findings()).token).toMatch(/^none yet/);
    const expiresAt = new Date(Date.now() + 3 * 86_400_000).toISOString();
    await credentials().saveToken(ORIGIN, { token: TOKEN, kind: 'anonymous', expiresAt });
    expect((await findings()).token).toBe(`an anonymous one, good until ${expiresAt.slice(0, 10)}`);
    await credentials().saveToken(ORIGIN, { token: TOKEN, kind: 'given' });
    expect((await findings()).token).toBe('the one of your login');
    expect((await findings({ NEMO_TOKEN: TOKEN })).token).toBe('the one in NEMO_TOKEN');
    expect((await findings({ NEMO_TOKEN: ' ' })).token).toBe('the one of your login');
  });

  it.runIf(process.platform !== 'win32')('is the mode of the file that holds tokens', async () => {
    expect((await findings()).credentials).toBe('no file yet');
    await credentials().saveToken(ORIGIN, { token: TOKEN, kind: 'given' });
    const { path } = credentials();
    chmodSync(path, 0o644);
    // Looking at the token mends it.
    expect((await findings()).credentials).toBe(`${path} (mode 0600)`);
  });

  it('is the proxy on the way, without its password', async () => {
    expect((await findings()).proxy).toBe('none on the way to service.example');
    const env = { HTTPS_PROXY: 'http://me:top-secret@proxy.example:3128' };
    expect((await findings(env)).proxy).toBe(
      'proxy.example:3128 (HTTPS_PROXY), to service.example',
    );
    expect((await findings({ ...env, NO_PROXY: '.example' })).proxy).toMatch(/^none/);
  });
});

describe.runIf(process.platform === 'linux')('a home where the system makes no folders', () => {
  it('is told of, not waited for', async () => {
    const place = await makeWorkplace();
    const env = { VMG_HOME: '/proc/vmg' };
    const doctor = await vmg(['doctor'], place, { env });
    expect(doctor.exitCode).toBe(3);
    expect(doctor.stdout).toMatch(/✖ data folder +\/proc\/vmg\/data cannot be written to/);
    const config = await vmg(['config', 'set', 'language', 'zh'], place, { env });
    expect(config.exitCode).toBe(3);
    expect(config.stderr).toBe(
      '✖ Nothing can be kept in /proc/vmg.\n  → Set VMG_HOME to a folder that can be written to.\n',
    );
    await place.remove();
  });
});
