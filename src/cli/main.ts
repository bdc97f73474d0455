import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Authentication, BackendOptions } from '../client/index.js';
import { systemClock } from '../support/clock.js';
import { interruptedError } from '../support/errors.js';
import { launchBrowser } from './browser.js';
import type { BackendFlags, CommandContext, RunningEngine, Services } from './context.js';
import { reportFailure } from './failure.js';
import type { Interrupts } from './interrupts.js';
import { localeLanguage } from './locale.js';
import { readManifest } from './manifest.js';
import { readTerminalFlags, run } from './run.js';
import { ignoreClosedPipes } from './terminal/streams.js';
import { createTerminal } from './terminal/terminal.js';

// The one place that knows all rooms. What a command does not use is not even loaded: `--help`
// must not wait for an engine.

const { env, platform } = process;

/** Calls `make` at the first use; a failure is forgotten, so that the next use tries again. */
function once<Argument extends unknown[], Value>(
  make: (...argument: Argument) => Promise<Value>,
): ((...argument: Argument) => Promise<Value>) & { made(): Promise<Value> | undefined } {
  let value: Promise<Value> | undefined;
  const get = (...argument: Argument): Promise<Value> => {
    value ??= make(...argument).catch((error: unknown) => {
      value = undefined;
      throw error;
    });
    return value;
  };
  return Object.assign(get, { made: () => value });
}

function createServices(
  version: string,
  interrupts: Interrupts,
  warn: (message: string) => void,
): Services {
  const secrets = new Set<string>();
  const onSecret = (secret: string): void => {
    if (secret.trim() !== '') secrets.add(secret.trim());
  };
  onSecret(env.NEMO_TOKEN ?? '');
  let closed = false;
  const store = once(async () => {
    const { openStore } = await import('../store/index.js');
    interrupts.claim();
    const home = env.VMG_HOME;
    return openStore({ onWarning: warn, onSecret, ...(home ? { home } : {}) });
  });
  const settings: Services['settings'] = async ({ backend, apiUrl, soundfont }) => {
    // An address on the command line is the hosted service's: the engine has none of its own.
    const chosen = backend ?? (apiUrl === undefined ? undefined : 'cloud');
    return (await store()).settings({
      environment: env,
      flags: {
        ...(chosen === undefined ? {} : { backend: chosen }),
        ...(apiUrl === undefined ? {} : { 'api-url': apiUrl }),
        ...(soundfont === undefined ? {} : { soundfont }),
      },
    });
  };
  const soundFontOf = async (flags: BackendFlags) => {
    const { value, source, origin } = (await settings(flags)).get('soundfont');
    if (value === null) return undefined;
    const chosenBy = source === 'flag' ? '--soundfont' : (origin ?? source);
    return { path: resolve(process.cwd(), value), chosenBy };
  };
  const startEngine = async (
    flags: BackendFlags,
    listen: { host?: '127.0.0.1'; port?: number },
  ) => {
    const soundFont = await soundFontOf(flags);
    const { folders } = await store();
    const { startEngine: start } = await import('../engine/index.js');
    // Whoever left meanwhile would wait for ever on an engine that nobody ends.
    if (closed) throw interruptedError();
    const dataDir = join(folders.data, 'engine');
    const engine = await start({
      dataDir,
      cacheDir: folders.cache,
      env,
      version,
      ...(soundFont === undefined ? {} : { soundFontPath: soundFont.path }),
      ...listen,
    });
    onSecret(engine.token);
    return engine;
  };
  const engine = once((flags: BackendFlags) => startEngine(flags, {}));
  const connect = async (options: Omit<BackendOptions, 'version' | 'platform'>) => {
    const { createBackend, skillPlatform } = await import('../client/index.js');
    const platform = skillPlatform(fileURLToPath(import.meta.url), env.SKILL_SOURCE);
    return createBackend({ ...options, version, platform, environment: env, onSecret });
  };
  const hosted = async (flags: BackendFlags, login?: string) => {
    const { chooseAuthentication } = await import('../client/index.js');
    const chosen = await settings(flags);
    const { credentials } = await store();
    const apiUrl = chosen.get('api-url').value ?? '';
    const { NEMO_TOKEN: token, NEMO_CLIENT_ID: clientId } = env;
    if (login !== undefined) onSecret(login);
    const sources = { apiUrl, token, login, clientId, credentials };
    const authentication = await chooseAuthentication(sources);
    const webUrl = chosen.get('web-url').value ?? '';
    return connect({ kind: 'cloud', apiUrl, webUrl, authentication });
  };
  const backend = once(async (flags: BackendFlags) => {
    if ((await settings(flags)).get('backend').value !== 'engine') return hosted(flags);
    const { url, token } = await engine(flags);
    const authentication: Authentication = { kind: 'token', token, from: 'engine' };
    return connect({ kind: 'engine', apiUrl: url, authentication });
  });
  const findFfmpeg = async (signal: AbortSignal) => {
    const { findFfmpeg: find } = await import('../engine/index.js');
    return await find({ env, cacheDir: (await store()).folders.cache, signal });
  };

  return {
    settings,
    stores: store,
    credentials: async () => (await store()).credentials,
    hosted,
    async proxyFor(address) {
      const { proxyRules } = await import('../client/index.js');
      return proxyRules(env).proxyFor(new URL(address));
    },
    launchBrowser: (address) => launchBrowser(address),
    secrets: () => [...secrets],
    async app(flags) {
      const { sessions, jobs } = await store();
      const chosen = (await settings(flags)).get('language').value;
      const language = chosen === 'en' || chosen === 'zh' ? ({ language: chosen } as const) : {};
      const locale = localeLanguage(env, Intl.DateTimeFormat().resolvedOptions().locale);
      const connected = { backend: await backend(flags), sessions, jobs, clock: systemClock };
      return { ...connected, locale, ...language };
    },
    dataDir: async () => (await store()).folders.data,
    serve: (flags, listen) => startEngine(flags, listen),
    async makeDemoClip(output, options) {
      const { makeDemoClip } = await import('../engine/demo/index.js');
      const ffmpeg = await findFfmpeg(options.signal);
      await makeDemoClip({ ffmpeg, output, ...options });
    },
    findFfmpeg,
    async findSoundFont(flags) {
      const { checkSoundFont, findSoundFont } = await import('../engine/index.js');
      const chosen = await soundFontOf(flags);
      if (chosen === undefined) return await findSoundFont();
      const { path, bytes } = await checkSoundFont(chosen.path);
      return { path, bytes, chosenBy: chosen.chosenBy };
    },
    async close() {
      closed = true;
      const running: RunningEngine | undefined = await engine.made()?.catch(() => undefined);
      await running?.close();
    },
  };
}

/** Runs the command line of this process. */
export async function main(interrupts: Interrupts): Promise<void> {
  const argv = process.argv.slice(2);
  const { version } = readManifest();
  const { signal } = interrupts;
  const terminal = createTerminal({
    streams: process,
    env,
    platform,
    flags: readTerminalFlags(argv),
    signal,
    now: () => systemClock.now(),
  });
  const services = createServices(version, interrupts, (message) => terminal.warn(message));
  const fail = (error: unknown): void => {
    process.exit(reportFailure(error, terminal, services.secrets()));
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  ignoreClosedPipes(process, fail);

  const context: CommandContext = {
    terminal,
    services,
    env,
    cwd: process.cwd(),
    platform,
    clock: systemClock,
    version,
    signal,
    onInterrupt: interrupts.onInterrupt,
    interrupt: interrupts.interrupt,
  };
  const exitCode = await run(argv, context);
  await services.close();
  interrupts.dispose();
  // `process.exit` would cut what a pipe has not taken yet.
  process.exitCode = exitCode;
}
