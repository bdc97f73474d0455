import { statSync } from 'node:fs';
import { basename, extname, isAbsolute, relative, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { OutputRequest, Taken } from '../../app/index.js';
// Not by way of the room's index: `--help` must not wait for the schemas behind it.
import {
  isRenderFormat,
  RENDER_EXTENSIONS,
  RENDER_FORMATS,
  RENDER_QUALITIES,
  type RenderFormat,
  type RenderQuality,
} from '../../protocol/render-formats.js';
import { usageError } from '../command.js';
import type { RunContext } from '../context.js';
import { plural } from '../terminal/format.js';

export interface OutputFlags {
  output?: string;
  force?: boolean;
  format?: RenderFormat;
  quality?: RenderQuality;
}

export function addOutputOptions(command: Command, byDefault: string): Command {
  return command
    .option('-o, --output <file>', `where to write the video (default: ${byDefault})`)
    .addOption(
      new Option(
        '--format <format>',
        'what to write (default: what the name of the output ends in, else mp4)',
      ).choices(Object.keys(RENDER_FORMATS)),
    )
    .addOption(
      new Option('--quality <quality>', 'of the picture and the sound (default: high)').choices(
        RENDER_QUALITIES,
      ),
    )
    .option('-f, --force', 'replace the output if it is there already');
}

/**
 * Refuses a name that cannot be that of the export, before any work is done for it. A folder is
 * fine: the export is named after the clip there.
 */
export function checkOutputName(output: string, cwd: string, format?: RenderFormat): void {
  const refuse = (message: string, hint: string): never => {
    throw usageError(message, hint, 'output-type');
  };
  if (output.trim() === '') refuse('--output names no file.', 'Name one: --output final.mp4');
  if (output === '-') {
    refuse('The video cannot be written to stdout.', 'Name a file: --output final.mp4');
  }
  if (/[/\\]$/.test(output) || isFolder(resolve(cwd, output))) return;
  const name = basename(output);
  const extension = extname(name);
  if (extension === '') {
    const added = `${output}.${format ?? 'mp4'}`;
    refuse(`${name} has no extension that says what it is.`, `Add one: --output ${added}`);
  }
  if (!isRenderFormat(extension.slice(1).toLowerCase())) {
    refuse(
      `${name} is of a type that is not written.`,
      `Give the output a name that ends in one of these: ${RENDER_EXTENSIONS}`,
    );
  }
}

/** True when a folder is at `path`. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** The part of a request that says where the export goes. */
export function outputRequest(flags: OutputFlags, context: RunContext): OutputRequest {
  const { terminal, cwd } = context;
  const { format, quality } = flags;
  if (flags.output !== undefined) checkOutputName(flags.output, cwd, format);
  return {
    cwd,
    ...(flags.output === undefined ? {} : { output: flags.output }),
    ...(flags.force === undefined ? {} : { force: flags.force }),
    ...(format === undefined ? {} : { format }),
    ...(quality === undefined ? {} : { quality }),
    ...(terminal.questions.possible
      ? {
          confirmOverwrite: ({ path, stems }) => {
            const shown = shownPath(path, cwd);
            return terminal.questions.confirm(
              stems === undefined
                ? `${shown} exists already. Replace it?`
                : `${shown} holds ${plural(stems, 'stem')} already. Replace what is there?`,
            );
          },
        }
      : {}),
  };
}

/** A path as a person would type it here: relative where it is inside `cwd`. */
export function shownPath(path: string, cwd: string): string {
  const short = relative(cwd, path);
  return short === '' || short.startsWith('..') || isAbsolute(short) ? path : short;
}

type Asking = Pick<OutputRequest, 'confirmOverwrite'>;

/** `request` with its question asked while the spinner is off the screen, so that none draws over it. */
export function askingAside<Request extends Asking>(
  request: Request,
  aside: <R>(action: () => R) => R,
): Request {
  const { confirmOverwrite } = request;
  if (confirmOverwrite === undefined) return request;
  return { ...request, confirmOverwrite: (taken: Taken) => aside(() => confirmOverwrite(taken)) };
}
