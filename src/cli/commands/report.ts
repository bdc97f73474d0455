import { pathToFileURL } from 'node:url';
import type { Command } from 'commander';
import type { ReportResult } from '../../app/index.js';
import { addExamples, type Open } from '../command.js';
import type { RunContext } from '../context.js';
import { showInBrowser } from './open.js';
import { askingAside, type OutputFlags, outputRequest } from './output-options.js';
import { addPieceOptions, type PieceFlags, pieceRequest, writtenPaths } from './piece-options.js';
import { findByPrefix } from './session-prefix.js';
import { addSoundFontOption, checkChosenSoundFont } from './sound-font-option.js';

export interface ReportFlags extends OutputFlags, Omit<PieceFlags, 'report'> {
  session?: string;
  piece?: string;
  open?: boolean;
}

export function registerReport(parent: Command, open: Open): void {
  const command = parent
    .command('report')
    .summary('see why the music fits; get its stems, MIDI and markers')
    .description(
      "Write a page that shows how the music fits the picture: the picture's energy over the music's, " +
        'cuts on the beats, sections, waveform, loudness and the figures.\n\n' +
        'Stems, MIDI and markers of the same piece can be had here, too: nothing is composed again. ' +
        'The page is written when none of these is named, or with --output or --open. The embedded ' +
        'engine alone makes any of it.\n\n' +
        'The piece is that on the timeline, or with --piece any other of the session: several films ' +
        'and variants end with a table that names each.',
    )
    .option('-o, --output <file>', 'where to write the page (default: <clip>.vmg.html here)');
  addPieceOptions(command)
    .option('-f, --force', 'replace what is there already')
    .option('--open', 'show the page in the browser')
    .option('--session <id>', 'its id, or the beginning of it (default: the current one)')
    .option('--piece <id>', 'its id, or the beginning of it (default: the one on the timeline)');
  addSoundFontOption(command);
  addExamples(command, [
    ['vmg report', 'writes clip.vmg.html'],
    ['vmg report --open'],
    ['vmg report --stems stems/ --midi clip.mid --markers clip.otio'],
    ['vmg report -o fit.html --session 3f2a'],
    ['vmg report --piece piece_3f2a --stems stems/', 'of another piece of the session'],
  ]).action(async (flags: ReportFlags, self: Command) => {
    await runReport(flags, open(self));
  });
}

export async function runReport(flags: ReportFlags, context: RunContext): Promise<ReportResult> {
  const { terminal, services, signal, backendFlags, cwd } = context;
  const { output, session, piece, ...others } = flags;
  const named = session === undefined ? undefined : await findByPrefix(session, context);
  const wantsPage = output !== undefined || flags.open === true;
  const request = {
    ...outputRequest({ ...(flags.force === undefined ? {} : { force: flags.force }) }, context),
    wanted: pieceRequest({ ...others, ...(wantsPage ? { report: output ?? './' } : {}) }),
    ...(named === undefined ? {} : { sessionId: named.sessionId }),
    ...(piece === undefined ? {} : { pieceId: piece }),
  };
  // Only stems are played, and with the sound font of the piece, wherever that lies by now.
  if (context.backendFlags.soundfont !== undefined) await checkChosenSoundFont(context);
  const result = await terminal.withProgress(async ({ onProgress, aside }) => {
    const { report } = await import('../../app/index.js');
    // A session that was named says itself whose it is.
    const app = await (named === undefined
      ? context.app()
      : services.app({ backend: named.backend, ...backendFlags }));
    const onNote = (note: string): void => aside(() => terminal.note(note));
    return await report(app, askingAside(request, aside), { signal, onProgress, onNote });
  });
  const lines = writtenPaths(result.outputs, cwd).map((path) => terminal.out.path(path));
  terminal.result(result, lines.join('\n'));
  const page = result.outputs.report;
  if (flags.open === true && page !== null) {
    await showInBrowser(pathToFileURL(page).href, context);
  }
  return result;
}
