import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';

/** The program as users run it; `npm test` builds it first. */
export const PROGRAM = resolve('bin/vmg.js');

/** Every sequence that a terminal would obey. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
export const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;

/** A folder to work in and a home for the program's own files, both thrown away after. */
export interface Workplace {
  cwd: string;
  env: Record<string, string>;
  remove(): Promise<void>;
}

export async function makeWorkplace(): Promise<Workplace> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'vmg-cli-')));
  return {
    cwd: root,
    env: { ...cleanEnvironment(), VMG_HOME: join(root, '.home') },
    remove: () => rm(root, { recursive: true, force: true, maxRetries: 3 }),
  };
}

/** The environment without what would change the output or the backend. */
function cleanEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || /^(NEMO_|VMG_|VITEST|NODE_|FORCE_COLOR|NO_COLOR|CI$|TERM$)/.test(name)
      ? []
      : [[name, value] as const],
  );
  return { ...Object.fromEntries(entries), TERM: 'xterm-256color' };
}

/** Runs the program on pipes; without `input` it has no standard input. */
export function vmg(
  args: readonly string[],
  place: Workplace,
  { env, input }: { env?: Record<string, string>; input?: string } = {},
) {
  return execa(process.execPath, [PROGRAM, ...args], {
    cwd: place.cwd,
    env: { ...place.env, ...env },
    extendEnv: false,
    reject: false,
    stripFinalNewline: false,
    ...(input === undefined ? { stdin: 'ignore' as const } : { input }),
  });
}
