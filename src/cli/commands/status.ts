import type { Command } from 'commander';
import type { Job, StatusResult } from '../../app/index.js';
import { stripControl } from '../../support/redaction.js';
import { addExamples, type Open } from '../command.js';
import type { RunContext } from '../context.js';
import { formatTimecode } from '../terminal/format.js';
import { renderTable } from '../terminal/table.js';
import type { Terminal } from '../terminal/terminal.js';
import { leftAs } from './export.js';
import { shownPath } from './output-options.js';
import { addSessionOptions, type SessionFlags } from './session-options.js';

export function registerStatus(parent: Command, open: Open): void {
  const command = parent
    .command('status')
    .summary('show the timeline and unfinished exports')
    .description(
      'Show what is on the timeline of the current session, and which exports are unfinished.',
    );
  addSessionOptions(command, false);
  addExamples(command, [['vmg status'], ['vmg status --json | jq .draft']]).action(
    async (flags: SessionFlags, self: Command) => {
      await runStatus(flags, open(self));
    },
  );
}

export async function runStatus(flags: SessionFlags, context: RunContext): Promise<void> {
  const { terminal, signal } = context;
  const result = await terminal.withProgress(async ({ onProgress }) => {
    const { status } = await import('../../app/index.js');
    const request = flags.session === undefined ? {} : { sessionId: flags.session };
    return await status(await context.app(), request, { signal, onProgress });
  }, false);
  terminal.result(statusDocument(result), describeStatus(result, terminal, context.cwd));
}

/** As `--json` prints it: the jobs without the drafts that they carry. */
export function statusDocument(result: StatusResult): unknown {
  return {
    ...result,
    jobs: result.jobs.map(({ request: _request, ...job }) => ({ ...job, status: stateOf(job) })),
  };
}

/** What the record calls running has nobody who works on it once its engine is gone. */
function stateOf({ backend, status }: Pick<Job, 'backend' | 'status'>): string {
  return backend === 'engine' && status !== 'failed' ? leftAs(backend) : status;
}

export function describeStatus(result: StatusResult, terminal: Terminal, cwd: string): string {
  const { out, symbols } = terminal;
  const blocks: string[] = [];
  if (result.session === null) {
    blocks.push('No session yet. Begin one with: vmg generate clip.mp4 "upbeat lo-fi"');
  } else {
    const { sessionId, backend } = result.session;
    blocks.push(`${out.title('Session')} ${stripControl(sessionId)} ${out.dim(`(${backend})`)}`);
    blocks.push(result.tracks.length === 0 ? 'The timeline is empty.' : timeline(result, terminal));
  }
  if (result.music !== null) {
    const { title, style, tempoBpm, key, seed } = result.music;
    const facts = [style, `${Math.round(tempoBpm * 10) / 10} bpm`, key, `seed ${seed}`];
    const line = facts.map((fact) => stripControl(fact)).join(` ${symbols.dot} `);
    blocks.push(`${out.title('Music')} ${stripControl(title)}  ${out.dim(line)}`);
  }
  if (result.jobs.length > 0) blocks.push(unfinished(result.jobs, terminal, cwd));
  return blocks.join('\n\n');
}

function timeline({ tracks }: StatusResult, { out }: Terminal): string {
  const rows = tracks.flatMap((track, index) =>
    track.segments.length === 0
      ? [[String(index + 1), track.type, '', 'empty']]
      : track.segments.map((segment, position) => [
          position === 0 ? String(index + 1) : '',
          position === 0 ? track.type : '',
          `${formatTimecode(segment.startMs / 1000)}–${formatTimecode((segment.startMs + segment.durationMs) / 1000)}`,
          segment.name,
        ]),
  );
  return renderTable(['#', 'track', 'time', 'what'], rows, out);
}

function unfinished(jobs: readonly Job[], { out }: Terminal, cwd: string): string {
  const rows = jobs.map((job) => [
    job.renderId,
    stateOf(job),
    shownPath(job.output, cwd),
    job.error ?? '',
  ]);
  return [
    out.title('Unfinished exports'),
    renderTable(['render', 'state', 'output', ''], rows, out),
    out.dim('Go on with them: vmg export --resume'),
  ].join('\n');
}
