import { type Command, Option } from 'commander';
import type { ExportResult } from '../../app/index.js';
import { addExamples, type Open, usageError } from '../command.js';
import type { RunContext } from '../context.js';
import { showExport } from '../conversation.js';
import { addOutputOptions, type OutputFlags, outputRequest } from './output-options.js';
import { addSessionOptions, type SessionFlags } from './session-options.js';

export interface ExportFlags extends OutputFlags, SessionFlags {
  /** True without an id: all unfinished exports. */
  resume?: string | true;
  wait: boolean;
}

export function registerExport(parent: Command, open: Open): void {
  const command = parent
    .command('export')
    .summary('write the timeline as an MP4')
    .description(
      'Write the timeline of the current session as an MP4, or fetch exports that an earlier run left.',
    );
  addSessionOptions(addOutputOptions(command, '<clip>.vmg.mp4 here'), false)
    .addOption(new Option('--resume [id]', 'fetch unfinished exports instead'))
    .option('--no-wait', 'return as soon as the render is submitted (exit 8)');
  addExamples(command, [
    ['vmg export -o final.mp4'],
    ['vmg export --no-wait', 'prints the id of the render'],
    ['vmg export --resume', 'fetches what earlier runs left'],
  ]).action(async (flags: ExportFlags, self: Command) => {
    await runExport(flags, open(self));
  });
}

export async function runExport(flags: ExportFlags, context: RunContext): Promise<void> {
  const { terminal } = context;
  if (flags.resume !== undefined) {
    if (flags.output !== undefined || !flags.wait || flags.session !== undefined) {
      throw usageError(
        '--resume knows the session and the output already.',
        'Leave --output, --session and --no-wait out: vmg export --resume',
      );
    }
    const results = await resume(flags.resume, flags, context);
    if (terminal.flags.json) terminal.result({ exports: results }, '');
    else if (results.length === 0) terminal.note('No unfinished exports.');
    else for (const result of results) showExport(result, context);
    return;
  }
  const result = await exportNow(flags, context);
  if (terminal.flags.json) terminal.result(result, '');
  else showExport(result, context);
}

async function exportNow(flags: ExportFlags, context: RunContext): Promise<ExportResult> {
  const { terminal, signal } = context;
  const request = outputRequest(flags, context);
  const { confirmOverwrite } = request;
  return await terminal.withProgress(async ({ onProgress, aside }) => {
    const { exportVideo } = await import('../../app/index.js');
    return await exportVideo(
      await context.app(),
      {
        ...request,
        ...(confirmOverwrite
          ? { confirmOverwrite: (path: string) => aside(() => confirmOverwrite(path)) }
          : {}),
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
): Promise<ExportResult[]> {
  const { terminal, signal } = context;
  return await terminal.withProgress(async ({ onProgress, aside }) => {
    const { resumeExports } = await import('../../app/index.js');
    return await resumeExports(
      await context.app(),
      {
        ...(id === true ? {} : { renderId: id }),
        ...(flags.force === true ? { force: true } : {}),
      },
      { signal, onProgress, onNote: (note) => aside(() => terminal.note(note)) },
    );
  });
}
