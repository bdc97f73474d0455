import type { Command } from 'commander';
import type { StatusResult, Trouble, UnfinishedExport } from '../../app/index.js';
import { stripControl } from '../../support/redaction.js';
import { addExamples, Ended, type Open } from '../command.js';
import type { RunContext } from '../context.js';
import { formatPercent, formatTimecode } from '../terminal/format.js';
import { columnsOf } from '../terminal/streams.js';
import { renderTable } from '../terminal/table.js';
import type { Terminal } from '../terminal/terminal.js';
import { type DrawnTimeline, drawTimeline } from '../terminal/timeline-drawing.js';
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
      const { trouble } = await runStatus(flags, open(self));
      if (trouble !== null) throw new Ended(trouble.exitCode);
    },
  );
}

/** Shows the status, and as much of it as is kept here when the backend cannot be reached. */
export async function runStatus(flags: SessionFlags, context: RunContext): Promise<StatusResult> {
  const { terminal, signal } = context;
  const result = await terminal.withProgress(async ({ onProgress }) => {
    const { status } = await import('../../app/index.js');
    const request = flags.session === undefined ? {} : { sessionId: flags.session };
    return await status(
      await context.app(),
      { ...request, partial: true, drawn: !terminal.flags.json },
      { signal, onProgress },
    );
  }, false);
  terminal.result(statusDocument(result), describeStatus(result, terminal, context.cwd));
  return result;
}

/** As `--json` prints it: the jobs without the drafts that they carry, and nothing to be drawn. */
export function statusDocument({ trouble, view: _view, ...result }: StatusResult): unknown {
  return {
    ...(trouble === null ? {} : { error: trouble }),
    ...result,
    jobs: result.jobs.map((job) => {
      const { request: _request, part: _part, whole: _whole, ...shown } = job;
      return { ...shown, status: job.backend === 'engine' ? engineState(job) : job.status };
    }),
  };
}

/** What the record calls running has nobody who works on it once its engine is gone. */
function engineState({ backend, held }: UnfinishedExport): string {
  return held ? 'running' : leftAs(backend);
}

/** True for a render that the service took and knows nothing of any more. */
function isLost({ status, render }: UnfinishedExport): boolean {
  return render?.state === 'not-found' && status !== 'submitting';
}

function stateOf(job: UnfinishedExport): string {
  if (job.backend === 'engine') return engineState(job);
  if (job.render === null) return job.status;
  const { state, fraction } = job.render;
  if (isLost(job)) return 'lost';
  if (state === 'not-found') return 'not submitted';
  const running = state !== 'completed' && state !== 'failed';
  const share = running && fraction !== null ? ` ${formatPercent(fraction)}` : '';
  return stripControl(state) + share;
}

/** What to do about an export, or why nothing can be done. */
function stepFor(job: UnfinishedExport): string {
  const { renderId, held, render, error } = job;
  if (held) return 'another vmg is at it';
  if (render?.state === 'completed') return `fetch it with: vmg export --resume ${renderId}`;
  if (isLost(job)) return `have it made anew with: vmg export --resume ${renderId}`;
  return render?.reason ?? error ?? '';
}

export function describeStatus(result: StatusResult, terminal: Terminal, cwd: string): string {
  const { out, symbols } = terminal;
  const blocks: string[] = [];
  if (result.session === null) {
    blocks.push(
      result.otherSessions === 0
        ? 'No session yet. Begin one with: vmg generate clip.mp4 "upbeat lo-fi"'
        : 'No session is the current one. Choose one with: vmg session use <id>',
    );
  } else {
    const { sessionId, backend } = result.session;
    blocks.push(`${out.title('Session')} ${stripControl(sessionId)} ${out.dim(`(${backend})`)}`);
    blocks.push(timelineBlock(result, terminal));
  }
  if (result.news.length > 0) blocks.push(result.news.map((line) => stripControl(line)).join('\n'));
  if (result.music !== null) {
    const { title, style, tempoBpm, key, seed } = result.music;
    const facts = [style, `${Math.round(tempoBpm * 10) / 10} bpm`, key, `seed ${seed}`];
    const line = facts.map((fact) => stripControl(fact)).join(` ${symbols.dot} `);
    blocks.push(`${out.title('Music')} ${stripControl(title)}  ${out.dim(line)}`);
  }
  if (result.jobs.length > 0) blocks.push(unfinished(result.jobs, terminal, cwd));
  return blocks.join('\n\n');
}

function timelineBlock(result: StatusResult, terminal: Terminal): string {
  if (result.trouble !== null) return missing(result.trouble, terminal);
  return result.tracks.length === 0 ? 'The timeline is empty.' : timeline(result, terminal);
}

/** The timeline to scale, and below it where everything is. */
function timeline(result: StatusResult, terminal: Terminal): string {
  const drawn = drawTimeline(drawingOf(result), {
    columns: columnsOf(terminal.streams.stdout),
    theme: terminal.out,
    unicode: terminal.symbols.dot !== '-',
  });
  return [...(drawn === '' ? [] : [drawn]), tableOf(result, terminal)].join('\n\n');
}

function drawingOf({ tracks, lengthMs, music, view }: StatusResult): DrawnTimeline {
  if (view === null) return { lengthMs, tracks, piece: null };
  const { marks } = view;
  const secondsOf = (list: readonly { seconds: number }[]): number[] =>
    list.map(({ seconds }) => seconds);
  const { durationSeconds, min, max } = view.waveform;
  const peaks = max.map((high, at) => Math.max(high, -(min[at] ?? 0)) / 127);
  return {
    lengthMs,
    tracks,
    piece: {
      cuts: secondsOf(marks.cuts),
      bars: secondsOf(marks.bars),
      sections: music?.sections ?? [],
      waveform: { seconds: durationSeconds, peaks },
    },
  };
}

function tableOf({ tracks }: StatusResult, { out }: Terminal): string {
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

function unfinished(jobs: readonly UnfinishedExport[], { out }: Terminal, cwd: string): string {
  const rows = jobs.map((job) => [
    job.renderId,
    stateOf(job),
    shownPath(job.output, cwd),
    stripControl(stepFor(job)),
  ]);
  return [
    out.title('Unfinished exports'),
    renderTable(['render', 'state', 'output', ''], rows, out),
    ...(jobs.every(({ held }) => held) ? [] : [out.dim('Go on with them: vmg export --resume')]),
  ].join('\n');
}

function missing({ message, hint }: Trouble, { out, symbols }: Terminal): string {
  const lines = [`${out.bad(symbols.bad)} The timeline cannot be shown: ${stripControl(message)}`];
  if (hint !== undefined) lines.push(`  ${out.dim(`${symbols.next} ${stripControl(hint)}`)}`);
  return lines.join('\n');
}
