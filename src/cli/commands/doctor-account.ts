import { stat } from 'node:fs/promises';
import { ExitCode } from '../../support/errors.js';
import { codeOf } from '../../support/system-errors.js';
import type { RunContext } from '../context.js';
import type { Look } from './doctor.js';
import { hasOwnToken } from './login.js';

/** Which token the hosted service would be shown; never the token. */
export async function lookAtToken(context: RunContext): Promise<Look> {
  const { services, env } = context;
  if (hasOwnToken(env)) return { ok: true, found: 'the one in NEMO_TOKEN' };
  const stored = await (await services.credentials()).token(
    new URL(await addressOf(context)).origin,
  );
  if (stored === undefined) {
    return { ok: true, found: 'none yet: an anonymous one is asked for when it is needed' };
  }
  if (stored.kind === 'given') return { ok: true, found: 'the one of your login' };
  const until =
    stored.expiresAt === undefined ? '' : `, good until ${stored.expiresAt.slice(0, 10)}`;
  return { ok: true, found: `an anonymous one${until}` };
}

/** Whether the file that holds tokens is its owner's alone. */
export async function lookAtCredentials({ services, platform }: RunContext): Promise<Look> {
  const { path } = await services.credentials();
  try {
    const mode = (await stat(path)).mode & 0o777;
    if (platform === 'win32') return { ok: true, found: path };
    const found = `${path} (mode ${mode.toString(8).padStart(4, '0')})`;
    if (mode === 0o600) return { ok: true, found };
    const hint = `Other users may read your tokens. Run: chmod 600 ${path}`;
    return { ok: false, found, hint, exitCode: ExitCode.input };
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'ENOTDIR') throw error;
    return { ok: true, found: 'no file yet' };
  }
}

/** The proxy on the way to the hosted service. */
export async function lookAtProxy(context: RunContext): Promise<Look> {
  const address = await addressOf(context);
  const proxy = await context.services.proxyFor(address);
  const { host } = new URL(address);
  const found = proxy
    ? `${proxy.host} (${proxy.variable}), to ${host}`
    : `none on the way to ${host}`;
  return { ok: true, found };
}

async function addressOf(context: RunContext): Promise<string> {
  return (await context.settings()).get('api-url').value ?? '';
}
