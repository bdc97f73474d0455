import { resolve } from 'node:path';
import type { BatchItem, BatchRow } from '../../app/index.js';
// Not by way of the room's index: `--help` must not wait for the schemas behind it.
import { uploadType } from '../../protocol/uploads.js';
import { ExitCode } from '../../support/errors.js';
import { cleanedFields, redact, stripControl } from '../../support/redaction.js';
import { Ended, usageError } from '../command.js';
import type { RunContext } from '../context.js';
import type { Terminal } from '../terminal/terminal.js';
import { batchTable, variantTable } from './batch-table.js';
import { noteAnswer } from './hosted-answer.js';
import {
  askingAside,
  isFolder,
  type OutputFlags,
  outputRequest,
  shownPath,
} from './output-options.js';
import { type PieceFlags, pieceRequest } from './piece-options.js';
import { checkChosenSoundFont } from './sound-font-option.js';

export interface EachFlags extends OutputFlags, PieceFlags {
  export: boolean;
  session?: string;
  skipExisting?: boolean;
  /** So many pieces for each. */
  variants?: number;
}

/** Refuses what cannot go with several files, before anything is asked of the backend. */
function checkEachFlags({ force, skipExisting }: EachFlags): void {
  if (force === true && skipExisting === true) {
    throw usageError(
      '--force and --skip-existing cannot both be.',
      'Take one: replace what is there, or leave it.',
    );
  }
}

/** Several films, each into a file of its own; ends with the exit code of the worst. */
export async function runGenerateEach(
  given: readonly BatchItem[],
  flags: EachFlags,
  context: RunContext,
): Promise<void> {
  checkEachFlags(flags);
  const { terminal, cwd } = context;
  const { variants } = flags;
  // A file's name is for one clip alone: each of its variants gets a number behind it.
  const isNumbered =
    variants !== undefined && given.length === 1 && isFileName(flags.output ?? '', cwd);
  const named = outputRequest(isNumbered ? flags : withFolder(flags, cwd), context);
  const { output, ...where } = named;
  const clips =
    isNumbered && output !== undefined ? given.map((item) => ({ output, ...item })) : given;
  await checkChosenSoundFont(context);
  const { asVariants } = await import('../../app/index.js');
  const items = variants === undefined ? clips : asVariants(clips, variants);
  const request = {
    items,
    export: flags.export,
    wanted: pieceRequest(flags),
    ...where,
    ...(output === undefined || isNumbered ? {} : { output }),
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
    const table = variants === undefined ? batchTable : variantTable;
    terminal.note(table(files, terminal, cwd));
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
  if (isFileName(output, cwd)) {
    throw usageError(
      `${output} is one file, and each clip gets a film of its own.`,
      'Make one film of them with --join, or name a folder: --output films/',
      'output-type',
    );
  }
  return { ...flags, output: /[/\\]$/.test(output) ? output : `${output}/` };
}

/** True for what is no folder and is called like a film. */
function isFileName(output: string, cwd: string): boolean {
  if (/[/\\]$/.test(output)) return false;
  return uploadType(output) !== undefined && !isFolder(resolve(cwd, output));
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
  const { hint, details } = error;
  return {
    ...row,
    error: {
      ...error,
      message: redact(error.message, secrets),
      ...(hint === undefined ? {} : { hint: redact(hint, secrets) }),
      ...(details === undefined
        ? {}
        : { details: cleanedFields(details, (text) => redact(text, secrets)) }),
    },
  };
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
