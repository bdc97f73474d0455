import { resolve } from 'node:path';
import type { BatchItem, BatchRow } from '../../app/index.js';
// Not by way of the room's index: `--help` must not wait for the schemas behind it.
import { uploadType } from '../../protocol/uploads.js';
import { ExitCode } from '../../support/errors.js';
import { redact, stripControl } from '../../support/redaction.js';
import { Ended, usageError } from '../command.js';
import type { RunContext } from '../context.js';
import { formatElapsed, formatTimecode } from '../terminal/format.js';
import { renderTable } from '../terminal/table.js';
import type { Terminal } from '../terminal/terminal.js';
import { noteAnswer } from './hosted-answer.js';
import {
  askingAside,
  isFolder,
  type OutputFlags,
  outputRequest,
  shownPath,
} from './output-options.js';

export interface EachFlags extends OutputFlags {
  export: boolean;
  session?: string;
  skipExisting?: boolean;
}

/** Refuses what cannot go with several files, before anything is asked of the backend. */
export function checkEachFlags({ force, skipExisting }: EachFlags): void {
  if (force === true && skipExisting === true) {
    throw usageError(
      '--force and --skip-existing cannot both be.',
      'Take one: replace what is there, or leave it.',
    );
  }
}

/** Several clips, each into a file of its own; ends with the exit code of the worst. */
export async function runGenerateEach(
  items: readonly BatchItem[],
  flags: EachFlags,
  context: RunContext,
): Promise<void> {
  checkEachFlags(flags);
  const { terminal, cwd } = context;
  const { output, ...where } = outputRequest(withFolder(flags, context.cwd), context);
  const request = {
    items,
    export: flags.export,
    ...where,
    ...(output === undefined ? {} : { output }),
    ...(flags.skipExisting === true ? { skipExisting: true } : {}),
    ...(flags.session === undefined ? { newSession: true } : { sessionId: flags.session }),
  };
  const result = await terminal.withProgress(async ({ onProgress, aside }) => {
    const { CONNECTING, generateEach } = await import('../../app/index.js');
    const app = await context.app();
    const count = (index: number): string => `[${index + 1}/${items.length}]`;
    let prefix = '';
    let file = '';
    return await generateEach(app, askingAside(request, aside), {
      signal: context.signal,
      onProgress: (step) => {
        const { stage } = step;
        if (stage === CONNECTING) return onProgress(step);
        const label = stage.includes(file) ? stage : `${file}: ${stage}`;
        onProgress({ ...step, stage: `${prefix} ${label}` });
      },
      onNote: (note) => aside(() => terminal.note(note)),
      onBegin: (item, index) => {
        prefix = count(index);
        file = item.media.split(/[/\\]/).at(-1) ?? item.media;
      },
      onRow: (row, index) => aside(() => tellRow(row, count(index), terminal, cwd)),
    });
  });
  const files = result.files.map((row) => withoutSecrets(row, context.services.secrets()));
  if (terminal.flags.json) {
    terminal.result({ ...result, files }, '');
  } else {
    terminal.note(batchTable(files, terminal, cwd));
    tellFailures(files, terminal);
    const workspace = files.findLast(({ result: made }) => made?.workspace)?.result?.workspace;
    if (workspace)
      terminal.note(
        `  ${terminal.err.dim(terminal.symbols.next)} ${terminal.err.path(stripControl(workspace))}`,
      );
  }
  if (result.exitCode !== ExitCode.done) throw new Ended(result.exitCode);
}

/** Several films go into a folder: what is named so is one, also before it is made. */
function withFolder(flags: EachFlags, cwd: string): EachFlags {
  const { output } = flags;
  if (output === undefined || output.trim() === '' || output === '-') return flags;
  if (/[/\\]$/.test(output)) return flags;
  if (uploadType(output) !== undefined && !isFolder(resolve(cwd, output))) {
    throw usageError(
      `${output} is one file, and each clip gets a film of its own.`,
      'Make one film of them with --join, or name a folder: --output films/',
      'output-type',
    );
  }
  return { ...flags, output: `${output}/` };
}

/** What is said of a job when it is over: its file on stdout, what else became of it on stderr. */
function tellRow(row: BatchRow, count: string, terminal: Terminal, cwd: string): void {
  const { err, symbols, out } = terminal;
  if (row.result !== undefined) {
    const { output, draft } = row.result;
    noteAnswer(row.result, terminal);
    const line = output === null ? stripControl(draft ?? '') : out.path(shownPath(output, cwd));
    terminal.write(`${line}\n`);
  } else if (row.status === 'failed') {
    terminal.note(`${err.bad(symbols.bad)} ${count} ${row.file}: ${row.error?.message ?? ''}`);
  }
}

function withoutSecrets(row: BatchRow, secrets: readonly string[]): BatchRow {
  const { error } = row;
  if (error === undefined) return row;
  const { hint } = error;
  return {
    ...row,
    error: {
      ...error,
      message: redact(error.message, secrets),
      ...(hint === undefined ? {} : { hint: redact(hint, secrets) }),
    },
  };
}

/** One line a job: what it was, what came of it, and how long that took. */
export function batchTable(rows: readonly BatchRow[], terminal: Terminal, cwd: string): string {
  const { symbols } = terminal;
  const lines = rows.map((row) => {
    const { result } = row;
    const tempo = result?.tempo == null ? [] : [`${Math.round(result.tempo * 10) / 10} bpm`];
    const style = result?.style == null ? [] : [result.style];
    const seconds = result?.video?.durationSeconds ?? null;
    return [
      row.file,
      cameOf(row, terminal, cwd),
      seconds === null ? '' : formatTimecode(seconds),
      [...style, ...tempo].join(` ${symbols.dot} `),
      result?.timesMs.total === undefined ? '' : formatElapsed(result.timesMs.total),
    ];
  });
  return renderTable(['file', 'output', 'length', 'music', 'time'], lines, terminal.err);
}

function cameOf(row: BatchRow, { symbols }: Terminal, cwd: string): string {
  switch (row.status) {
    case 'done': {
      const output = row.result?.output ?? null;
      return output === null ? 'on the timeline' : shownPath(output, cwd);
    }
    case 'skipped':
      return 'skipped: there already';
    case 'not-tried':
      return 'not tried';
    case 'failed':
      return `${symbols.bad} ${(row.error?.code ?? '').replaceAll('-', ' ')}`;
  }
}

/** The next step of each failure, once; with `--quiet` what happened, too. */
function tellFailures(rows: readonly BatchRow[], terminal: Terminal): void {
  const { err, symbols, flags } = terminal;
  const told = new Set<string>();
  for (const { file, error, status } of rows) {
    if (error === undefined || (status === 'not-tried' && !flags.quiet)) continue;
    if (flags.quiet) terminal.announce(`${err.bad(symbols.bad)} ${file}: ${error.message}`);
    if (error.hint === undefined || told.has(error.hint)) continue;
    told.add(error.hint);
    const whose = flags.quiet ? '' : `${file}: `;
    terminal.announce(`  ${err.dim(`${symbols.next} ${whose}${error.hint}`)}`);
  }
}
