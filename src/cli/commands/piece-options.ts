import { dirname } from 'node:path';
import type { Command } from 'commander';
import type { PieceOutputs, PieceRequest } from '../../app/index.js';
import { shownPath } from './output-options.js';

/** What the options of {@link addPieceOptions} leave in a command's options. */
export interface PieceFlags {
  stems?: string;
  midi?: string;
  markers?: string;
  report?: string;
}

/** The options that ask for what there is of a piece besides the film. */
export function addPieceOptions(command: Command): Command {
  return command
    .option('--stems <folder>', 'write each part of the music as a WAV file, which together are it')
    .option('--midi <file>', 'write the score, with its tempo map and markers (.mid)')
    .option(
      '--markers <file>',
      'write cuts, beats and sections for an editor (.otio, .edl) or a program (.json)',
    );
}

/** Only what was given. */
export function pieceRequest({ stems, midi, markers, report }: PieceFlags): PieceRequest {
  return {
    ...(stems === undefined ? {} : { stems }),
    ...(midi === undefined ? {} : { midi }),
    ...(markers === undefined ? {} : { markers }),
    ...(report === undefined ? {} : { report }),
  };
}

/** What was written, a line each, with the folder of the stems for all of them. */
export function writtenPaths(
  { stems, midi, markers, report }: PieceOutputs,
  cwd: string,
): string[] {
  const [first] = stems;
  const folder = first === undefined ? [] : [dirname(first)];
  const files = [report, midi].filter((path) => path !== null);
  return [...files, ...markers, ...folder].map((path) => shownPath(path, cwd));
}
