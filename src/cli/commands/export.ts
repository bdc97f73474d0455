import { type Command, Option } from 'commander';
import type { BackendKind, ExportResult } from '../../app/index.js';
import { ExitCode, VmgError } from '../../support/errors.js';
import { addExamples, Ended, type Open, usageError } from '../command.js';
import type { RunContext } from '../context.js';
import { videoFacts } from './music-summary.js';
import {
  addOutputOptions,
  askingAside,
  type OutputFlags,
  outputRequest,
  shownPath,
} from './output-options.js';
import { addSessionOptions, type SessionFlags } from './session-options.js';
import { videoReady } from './video-ready.js';

export interface ExportFlags extends OutputFlags, SessionFlags {
  /** True without an id: all unfinished exports. */
  resume?: string | true;
  /** Id of an export that is wanted no more. */
  forget?: string;
  wait: boolean;
}

export function registerExport(parent: Command, open: Open): void {
  const command = parent
    .command('export')
    .summary('write the timeline as a film, or its sound')
    .description(
      'Write the timeline of the current session to a file (mp4, mov, webm, gif, mp3, wav), or fetch\n' +
        'exports that an earlier run left.',
    );
  addSessionOptions(addOutputOptions(command, '<clip>.vmg.mp4 here'), false)
    .addOption(new Option('--resume [id]', 'fetch unfinished exports instead'))
    .option('--forget <id>', 'forget an unfinished export instead')
    .option('--no-wait', 'print the id of the render and return (exit 8)');
  addExamples(command, [
    ['vmg export -o final.mp4'],
    ['vmg export -o preview.gif'],
    ['vmg export --format webm --quality medium'],
    ['vmg export --no-wait', 'prints the id of the render'],
    ['vmg export --resume', 'fetches what earlier runs left'],
  ]).action(async (flags: ExportFlags, self: Command) => {
    await runExport(flags, open(self));
  });
}

export async function runExport(flags: ExportFlags, context: RunContext): Promise<void> {
  const { terminal } = context;
  const { forget } = flags;
  const { output, session, format, quality } = flags;
  const chosen = [output, session, format, quality].some((flag) => flag !== undefined);
  const aboutNew = chosen || !flags.wait;
  if (forget !== undefined) {
    if (aboutNew || flags.resume !== undefined || flags.force === true) {
      throw usageError('--forget goes alone.', `vmg export --forget ${forget}`);
    }
    await runForget(forget, context);
    return;
  }
  if (flags.resume !== undefined) {
    if (aboutNew) {
      throw usageError(
        '--resume knows the session and the output already.',
        'Leave everything else out: vmg export --resume',
      );
    }
    const { results, noted } = await resume(flags.resume, flags, context);
    if (terminal.flags.json) terminal.result({ exports: results }, '');
    else if (results.length === 0 && !noted) terminal.note('No unfinished exports.');
    return;
  }
  const result = await exportNow(flags, context).catch((error: unknown) => {
    const submitted = error instanceof VmgError && error.exitCode === ExitCode.stillRunning;
    if (!flags.wait && submitted) return tellSubmitted(error, context);
    throw error;
  });
  if (terminal.flags.json) terminal.result(result, '');
  else showExport(result, context);
}

async function runForget(renderId: string, context: RunContext): Promise<void> {
  const { terminal, cwd } = context;
  const { forgetExport } = await import('../../app/index.js');
  const { renderId: forgotten, output } = await forgetExport(await context.app(), renderId);
  terminal.result({ forgotten, output }, forgotten);
  terminal.note(terminal.err.dim(`Forgotten: the export to ${shownPath(output, cwd)}.`));
}

/** The id of a render that was left to itself on stdout, and what becomes of it on stderr. */
async function tellSubmitted(
  { exitCode, details = {} }: VmgError,
  context: RunContext,
): Promise<never> {
  const { terminal } = context;
  const renderId = String(details.renderId);
  const { kind } = (await context.app()).backend;
  terminal.result({ ...details, status: leftAs(kind), backend: kind }, renderId);
  terminal.note(
    kind === 'engine'
      ? `The render waits, as the engine ends with vmg: vmg export --resume ${renderId} goes on with it.`
      : `The render is under way. Fetch it with: vmg export --resume ${renderId}`,
  );
  throw new Ended(exitCode);
}

/** How a render stands that nobody waits for: the engine works only as long as somebody does. */
export function leftAs(kind: BackendKind): 'waiting' | 'running' {
  return kind === 'engine' ? 'waiting' : 'running';
}

async function exportNow(flags: ExportFlags, context: RunContext): Promise<ExportResult> {
  const { terminal, signal } = context;
  const request = outputRequest(flags, context);
  return await terminal.withProgress(async ({ onProgress, aside }) => {
    const { exportVideo } = await import('../../app/index.js');
    return await exportVideo(
      await context.app(),
      {
        ...askingAside(request, aside),
        ...(flags.session === undefined ? {} : { sessionId: flags.session }),
        ...(flags.wait ? {} : { noWait: true }),
      },
      { signal, onProgress, onNote: (note) => aside(() => terminal.note(note)) },
    );
  });
}

async function resume(
  id: string | true,
  flags: ExportFlags,
  context: RunContext,
): Promise<{ results: ExportResult[]; noted: boolean }> {
  const { terminal, signal } = context;
  let noted = false;
  const results = await terminal.withProgress(async ({ onProgress, aside }) => {
    const { resumeExports } = await import('../../app/index.js');
    return await resumeExports(
      await context.app(),
      {
        ...(id === true ? {} : { renderId: id }),
        ...(flags.force === true ? { force: true } : {}),
      },
      {
        signal,
        onProgress,
        onFetched: (result) => {
          if (!terminal.flags.json) aside(() => showExport(result, context));
        },
        onNote: (note) => {
          noted = true;
          aside(() => terminal.note(note));
        },
      },
    );
  });
  return { results, noted };
}

/** The path on stdout, and facts about the file on stderr. */
export function showExport(result: ExportResult, context: RunContext): void {
  const { terminal, cwd } = context;
  if (result.backend === 'cloud') {
    terminal.note(videoReady(result, context));
  } else if (terminal.watched) {
    const facts = videoFacts(result.video).join(` ${terminal.symbols.dot} `);
    terminal.note(`${terminal.err.good(terminal.symbols.good)} ${terminal.err.dim(facts)}`);
  }
  terminal.write(`${terminal.out.path(shownPath(result.output, cwd))}\n`);
}
