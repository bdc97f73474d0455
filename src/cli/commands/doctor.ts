import { rm, stat, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { ExitCode, VmgError } from '../../support/errors.js';
import { makeFolder } from '../../support/make-folder.js';
import { codeOf, systemFailure } from '../../support/system-errors.js';
import { addExamples, type Open } from '../command.js';
import type { RunContext } from '../context.js';
import { describeFailure } from '../failure.js';
import { readManifest } from '../manifest.js';
import { formatBytes } from '../terminal/format.js';
import { lookAtCredentials, lookAtProxy, lookAtToken } from './doctor-account.js';
import { findSoundFont } from './sound-font-option.js';

/** Below this a render may fail for want of space. */
const ENOUGH_DISK_BYTES = 1_000_000_000;

/** One thing that was looked at. */
export interface Finding {
  check: string;
  ok: boolean;
  /** What was found. */
  found: string;
  /** The one next step, where something is not in order. */
  hint?: string;
}

/** What a check gives; `exitCode` is that of a command which fails for this reason. */
export type Look =
  | { ok: true; found: string }
  | { ok: false; found: string; hint?: string; exitCode: ExitCode };

type Check = (context: RunContext) => Promise<Look>;

/** Whether a version of Node.js (`v20.9.0`) is not older than another. */
export function isNodeEnough(version: string, oldest: string): boolean {
  return version.replace(/^v/, '').localeCompare(oldest, 'en', { numeric: true }) >= 0;
}

const CHECKS: Readonly<Record<string, Check>> = {
  node: async () => {
    const { version, platform, arch } = process;
    const { oldestNode } = readManifest();
    const found = `${version} (${platform} ${arch})`;
    if (isNodeEnough(version, oldestNode)) return { ok: true, found };
    const hint = `Install Node.js ${oldestNode} or newer.`;
    return { ok: false, found, hint, exitCode: ExitCode.programMissing };
  },
  ffmpeg: async ({ services, signal }) => {
    const { path, version, source } = await services.findFfmpeg(signal);
    return { ok: true, found: `${version} at ${path} (${source})` };
  },
  'sound font': async (context) => {
    const { path, bytes, chosenBy } = await findSoundFont(context);
    const by = chosenBy === undefined ? '' : `, by ${chosenBy}`;
    return { ok: true, found: `${path} (${formatBytes(bytes)}${by})` };
  },
  'data folder': async ({ services }) => {
    const folder = await services.dataDir();
    try {
      makeFolder(folder);
      const probe = join(folder, `.vmg-doctor-${process.pid}`);
      await writeFile(probe, '');
      await rm(probe, { force: true });
    } catch (error) {
      const { message, exitCode } = describeFailure(systemFailure(error) ?? unwritable(error));
      const hint = 'Set VMG_HOME to a folder that can be written to.';
      return { ok: false, found: `${folder} cannot be written to: ${message}`, hint, exitCode };
    }
    return { ok: true, found: folder };
  },
  'free disk': async ({ services }) => {
    const { bavail, bsize } = await statfs(await nearestFolder(await services.dataDir()));
    const free = bavail * bsize;
    const found = formatBytes(free);
    if (free >= ENOUGH_DISK_BYTES) return { ok: true, found };
    const hint = `Free some space: a long video may take ${formatBytes(ENOUGH_DISK_BYTES)}.`;
    return { ok: false, found, hint, exitCode: ExitCode.jobFailed };
  },
  engine: async ({ services, backendFlags }) => {
    const engine = await services.serve(backendFlags, { host: '127.0.0.1', port: 0 });
    await engine.close();
    return { ok: true, found: 'starts, and its database opens' };
  },
  backend: async (context) => {
    const { value, source } = (await context.settings()).get('backend');
    return { ok: true, found: `${value ?? 'engine'} (${source})` };
  },
  token: lookAtToken,
  credentials: lookAtCredentials,
  proxy: lookAtProxy,
};

/** The folder itself, or the nearest one above it that is there: it is on the same disk. */
async function nearestFolder(path: string): Promise<string> {
  for (let folder = path; ; folder = dirname(folder)) {
    const found = await stat(folder).catch(() => undefined);
    if (found?.isDirectory() || dirname(folder) === folder) return folder;
  }
}

/** A folder that cannot be made, for a reason that has no words of its own. */
function unwritable(error: unknown): VmgError {
  const code = codeOf(error);
  const reason =
    code === 'ENOTDIR' || code === 'EEXIST'
      ? 'there is a file in its place.'
      : `the system refuses it${code === undefined ? '' : ` (${code})`}.`;
  return new VmgError('data-unusable', ExitCode.input, reason, { cause: error });
}

export function registerDoctor(parent: Command, open: Open): void {
  const command = parent
    .command('doctor')
    .summary('check that this machine has what it takes')
    .description(
      'Check that this machine has what the engine takes. What is not in order first decides the exit ' +
        'code: 9 for a missing program.',
    );
  addExamples(command, [['vmg doctor'], ['vmg doctor --json']]).action(
    async (_: object, self: Command) => {
      await runDoctor(open(self));
    },
  );
}

async function runDoctor(context: RunContext): Promise<void> {
  const { terminal } = context;
  const findings: Finding[] = [];
  const bad: { check: string; exitCode: ExitCode }[] = [];
  for (const [check, look] of Object.entries(CHECKS)) {
    const seen = await look(context).catch(asLook);
    if (seen.ok) {
      findings.push({ check, ...seen });
    } else {
      const { exitCode, ...finding } = seen;
      findings.push({ check, ...finding });
      bad.push({ check, exitCode });
    }
  }
  const [first] = bad;
  if (!first) {
    terminal.result({ ok: true, findings }, describe(findings, context));
    return;
  }
  // As text, each step stands below what it mends; one JSON document is all that there may be.
  if (!terminal.flags.json) terminal.result({}, describe(findings, context));
  const what = bad.map(({ check }) => check).join(', ');
  throw new VmgError('unfit', first.exitCode, `Not in order: ${what}.`, { details: { findings } });
}

function asLook(error: unknown): Look {
  const { message, hint, exitCode } = describeFailure(error);
  return { ok: false, found: message, exitCode, ...(hint === undefined ? {} : { hint }) };
}

function describe(findings: readonly Finding[], { terminal }: RunContext): string {
  const { out, symbols } = terminal;
  const width = Math.max(...findings.map(({ check }) => check.length));
  return findings
    .flatMap(({ check, ok, found, hint }) => {
      const sign = ok ? out.good(symbols.good) : out.bad(symbols.bad);
      const indent = ' '.repeat(width + 4);
      return [
        `${sign} ${check.padEnd(width)}  ${found}`,
        ...(hint === undefined ? [] : [`${indent}${out.dim(`${symbols.next} ${hint}`)}`]),
      ];
    })
    .join('\n');
}
