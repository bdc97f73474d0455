import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { expectNoTokenIn, expectNoTokens, tokensOf } from '../secrets.js';

/** The program as users run it; `npm test` builds it first. */
export const PROGRAM = resolve('bin/vmg.js');

/** Every sequence that a terminal would obey. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
export const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;

/** A folder to work in and a home for the program's own files, both thrown away after. */
export interface Workplace {
  cwd: string;
  env: Record<string, string>;
  /** Looks through everything that was stored, then throws it away. */
  remove(): Promise<void>;
}

export async function makeWorkplace(): Promise<Workplace> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'vmg-cli-')));
  return {
    cwd: root,
    env: { ...cleanEnvironment(), VMG_HOME: join(root, '.home') },
    async remove() {
      expectNoTokens(root);
      await rm(root, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** The environment without what would change the output or the backend. */
export function cleanEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || /^(NEMO_|VMG_|VITEST|NODE_|FORCE_COLOR|NO_COLOR|CI$|TERM$)/.test(name)
      ? []
      : [[name, value] as const],
  );
  return { ...Object.fromEntries(entries), TERM: 'xterm-256color' };
}

/** What must not be seen of a run: the token it was given, and those that it was issued. */
export function secretsOf(env: Readonly<Record<string, string | undefined>>): string[] {
  const { NEMO_TOKEN: given = '', VMG_HOME: home } = env;
  return [given, ...(home === undefined ? [] : tokensOf(join(home, 'credentials.json')))];
}

/** Commands that are asked for a token: `vmg serve` tells whoever started it how to get in. */
const TELLS_TOKEN: ReadonlySet<string | undefined> = new Set(['serve']);

/**
 * Runs the program on pipes; without `input` it has no standard input. Awaiting it rejects when it
 * has printed a token.
 */
export function vmg(
  args: readonly string[],
  place: Workplace,
  { env, input }: { env?: Record<string, string>; input?: string } = {},
) {
  const environment = { ...place.env, ...env };
  const running = execa(process.execPath, [PROGRAM, ...args], {
    cwd: place.cwd,
    env: environment,
    extendEnv: false,
    reject: false,
    stripFinalNewline: false,
    ...(input === undefined ? { stdin: 'ignore' as const } : { input }),
  });
  const looked = running.then((result) => {
    const where = `what vmg ${args.join(' ')} printed`;
    const secrets = secretsOf(environment);
    if (!TELLS_TOKEN.has(args[0])) expectNoTokenIn(result.stdout ?? '', where, secrets);
    expectNoTokenIn(result.stderr ?? '', where, secrets);
    return result;
  });
  // The process is a promise, too: of its result, once that was looked through.
  for (const name of ['then', 'catch', 'finally'] as const) {
    Object.defineProperty(running, name, { value: looked[name].bind(looked) });
  }
  return running;
}
