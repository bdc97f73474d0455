import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { ExitCode, VmgError } from '../../support/errors.js';
import { addExamples, type Open } from '../command.js';
import type { RunContext } from '../context.js';
import { describeFailure } from '../failure.js';
import { formatBytes } from '../terminal/format.js';

/** Below this a render may fail for want of space. */
const ENOUGH_DISK_BYTES = 1_000_000_000;

/** One thing that was looked at. */
export interface Finding {
  check: string;
  ok: boolean;
  /** What was found. */
  found: string;
  hint?: string;
}

type Check = (context: RunContext) => Promise<Omit<Finding, 'check'>>;

const CHECKS: Readonly<Record<string, Check>> = {
  node: async () => ({
    ok: true,
    found: `${process.version} (${process.platform} ${process.arch})`,
  }),
  ffmpeg: async ({ services, signal }) => {
    const { path, version, source } = await services.findFfmpeg(signal);
    return { ok: true, found: `${version} at ${path} (${source})` };
  },
  'sound font': async ({ services }) => {
    const { path, bytes } = await services.findSoundFont();
    return { ok: true, found: `${path} (${formatBytes(bytes)})` };
  },
  'data folder': async ({ services }) => {
    const folder = await services.dataDir();
    await mkdir(folder, { recursive: true });
    const probe = join(folder, `.vmg-doctor-${process.pid}`);
    await writeFile(probe, '');
    await rm(probe, { force: true });
    return { ok: true, found: folder };
  },
  'free disk': async ({ services }) => {
    const { bavail, bsize } = await statfs(await services.dataDir());
    const free = bavail * bsize;
    return free >= ENOUGH_DISK_BYTES
      ? { ok: true, found: formatBytes(free) }
      : { ok: false, found: formatBytes(free), hint: 'Free some space: renders are large.' };
  },
  backend: async (context) => {
    const { value, source } = (await context.settings()).get('backend');
    return { ok: true, found: `${value ?? 'engine'} (${source})` };
  },
};

export function registerDoctor(parent: Command, open: Open): void {
  const command = parent
    .command('doctor')
    .summary('check that this machine has what it takes')
    .description(
      'Check that this machine has what the engine takes. Exit 9 when something is missing.',
    );
  addExamples(command, [['vmg doctor'], ['vmg doctor --json']]).action(
    async (_: object, self: Command) => {
      await runDoctor(open(self));
    },
  );
}

export async function runDoctor(context: RunContext): Promise<void> {
  const { terminal } = context;
  const findings: Finding[] = [];
  for (const [check, look] of Object.entries(CHECKS)) {
    findings.push({ check, ...(await look(context).catch(asFinding)) });
  }
  const bad = findings.filter(({ ok }) => !ok);
  if (bad.length > 0 && terminal.flags.json) throw unfit(bad, findings);
  terminal.result({ ok: true, findings }, describe(findings, context));
  if (bad.length > 0) throw unfit(bad, findings);
}

function asFinding(error: unknown): Omit<Finding, 'check'> {
  const { message, hint } = describeFailure(error);
  return { ok: false, found: message, ...(hint === undefined ? {} : { hint }) };
}

function unfit(bad: readonly Finding[], findings: readonly Finding[]): VmgError {
  const what = bad.map(({ check }) => check).join(', ');
  return new VmgError('unfit', ExitCode.programMissing, `Not in order: ${what}.`, {
    ...(bad[0]?.hint === undefined ? {} : { hint: bad[0].hint }),
    details: { findings },
  });
}

function describe(findings: readonly Finding[], { terminal }: RunContext): string {
  const { out, symbols } = terminal;
  const width = Math.max(...findings.map(({ check }) => check.length));
  return findings
    .map(({ check, ok, found }) => {
      const sign = ok ? out.good(symbols.good) : out.bad(symbols.bad);
      return `${sign} ${check.padEnd(width)}  ${found}`;
    })
    .join('\n');
}
