import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../support/clock.js';
import { interruptedError } from '../support/errors.js';
import type { BackendFlags, CommandContext, RunningEngine, Services } from './context.js';
import { reportFailure } from './failure.js';
import type { Interrupts } from './interrupts.js';
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
  const secrets = [env.NEMO_TOKEN ?? ''];
  let closed = false;
  const store = once(async () => {
    const { openStore } = await import('../store/index.js');
    interrupts.claim();
    const home = env.VMG_HOME;
    return openStore({ onWarning: warn, ...(home ? { home } : {}) });
  });
  const settings: Services['settings'] = async ({ backend, apiUrl }) => {
    // An address on the command line is the hosted service's: the engine has none of its own.
    const chosen = backend ?? (apiUrl === undefined ? undefined : 'cloud');
    return (await store()).settings({
      environment: env,
      flags: {
        ...(chosen === undefined ? {} : { backend: chosen }),
        ...(apiUrl === undefined ? {} : { 'api-url': apiUrl }),
      },
    });
  };
  const startEngine = async (listen: { host?: '127.0.0.1'; port?: number }) => {
    const { folders } = await store();
    const { startEngine: start } = await import('../engine/index.js');
    // Whoever left meanwhile would wait for ever on an engine that nobody ends.
    if (closed) throw interruptedError();
    const dataDir = join(folders.data, 'engine');
    const engine = await start({ dataDir, cacheDir: folders.cache, env, version, ...listen });
    secrets.push(engine.token);
    return engine;
  };
  const engine = once(() => startEngine({}));
  const backend = once(async (flags: BackendFlags) => {
    const { createBackend, skillPlatform } = await import('../client/index.js');
    const platform = skillPlatform(fileURLToPath(import.meta.url), env.SKILL_SOURCE);
    const chosen = await settings(flags);
    if (chosen.get('backend').value === 'engine') {
      const { url, token } = await engine();
      const authentication = { kind: 'token', token } as const;
      return createBackend({ kind: 'engine', apiUrl: url, authentication, version, platform });
    }
    const { credentials } = await store();
    const { NEMO_TOKEN: token, NEMO_CLIENT_ID: clientId } = env;
    return createBackend({
      kind: 'cloud',
      apiUrl: chosen.get('api-url').value ?? '',
      webUrl: chosen.get('web-url').value ?? '',
      authentication: token
        ? { kind: 'token', token }
        : { kind: 'anonymous', credentials, ...(clientId ? { clientId } : {}) },
      version,
      platform,
    });
  });
  const findFfmpeg = async (signal: AbortSignal) => {
    const { findFfmpeg: find } = await import('../engine/index.js');
    return await find({ env, cacheDir: (await store()).folders.cache, signal });
  };

  return {
    settings,
    stores: store,
    secrets: () => secrets,
    async app(flags) {
      const { sessions, jobs } = await store();
      const chosen = (await settings(flags)).get('language').value;
      const language = chosen === 'en' || chosen === 'zh' ? ({ language: chosen } as const) : {};
      return { backend: await backend(flags), sessions, jobs, clock: systemClock, ...language };
    },
    dataDir: async () => (await store()).folders.data,
    serve: (listen) => startEngine(listen),
    async makeDemoClip(output, options) {
      const { makeDemoClip } = await import('../engine/demo/index.js');
      const ffmpeg = await findFfmpeg(options.signal);
      await makeDemoClip({ ffmpeg, output, ...options });
    },
    findFfmpeg,
    async findSoundFont() {
      const { findSoundFont } = await import('../engine/index.js');
      return await findSoundFont();
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
