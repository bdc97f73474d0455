import { isAbsolute, relative } from 'node:path';
import type { Command } from 'commander';
import type { OutputRequest } from '../../app/index.js';
import type { RunContext } from '../context.js';

export interface OutputFlags {
  output?: string;
  force?: boolean;
}

export function addOutputOptions(command: Command, byDefault: string): Command {
  return command
    .option('-o, --output <file>', `where to write the video (default: ${byDefault})`)
    .option('-f, --force', 'replace the output if it is there already');
}

/** The part of a request that says where the export goes. */
export function outputRequest(flags: OutputFlags, context: RunContext): OutputRequest {
  const { terminal, cwd } = context;
  return {
    cwd,
    ...(flags.output === undefined ? {} : { output: flags.output }),
    ...(flags.force === undefined ? {} : { force: flags.force }),
    ...(terminal.questions.possible
      ? {
          confirmOverwrite: (path) =>
            terminal.questions.confirm(`${shownPath(path, cwd)} exists already. Replace it?`),
        }
      : {}),
  };
}

/** A path as a person would type it here: relative where it is inside `cwd`. */
export function shownPath(path: string, cwd: string): string {
  const short = relative(cwd, path);
  return short === '' || short.startsWith('..') || isAbsolute(short) ? path : short;
}
