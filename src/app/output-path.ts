import { realpath } from 'node:fs/promises';
import { basename, dirname, extname, join, parse, resolve } from 'node:path';
import {
  isRenderFormat,
  RENDER_EXTENSIONS,
  type RenderFormat,
  type RenderQuality,
} from '../protocol/index.js';
import { ExitCode, VmgError } from '../support/errors.js';
import { checkFolder, checkFutureFolder, kindOf } from './output-folder.js';
import type { BackendKind } from './ports.js';
import type { OutputRequest, Taken } from './requests.js';

/** A checked place for an export. */
export interface OutputPlace {
  /** Absolute path. */
  path: string;
  /** True when a file is there and may be replaced. */
  overwrite: boolean;
}

/** A checked place for an export, and what is written there. */
export interface FilmPlace extends OutputPlace {
  format: RenderFormat;
  quality: RenderQuality;
}

/** Extensions that promise another container than those that are written. */
const OTHER_TYPES = /^\.(mkv|avi|m4v|webp|jpe?g|png|m4a|aac|flac|ogg)$/i;

function usage(code: string, message: string, hint: string): VmgError {
  return new VmgError(code, ExitCode.usage, message, { hint });
}

/** `clip.vmg.mp4` for `clip.mov`; `video.vmg.mp4` when there is no clip to name it after. */
export function defaultOutputName(
  clipName: string | undefined,
  format: RenderFormat = 'mp4',
): string {
  const stem = parse(basename(clipName ?? 'video')).name.replace(/\.vmg$/, '');
  return `${stem === '' ? 'video' : stem}.vmg.${format}`;
}

/** Puts the number of a variant behind a name: `film-2.mp4` for `film.mp4`. */
function numbered(path: string, variant: number): string {
  const { dir, name, ext } = parse(path);
  return join(dir, `${name}-${variant}${ext}`);
}

async function sameFile(a: string, b: string): Promise<boolean> {
  if (a === b) return true;
  try {
    return (await realpath(a)) === (await realpath(b));
  } catch {
    return false;
  }
}

/** What may happen to a file that is there already. */
type Leave = Pick<OutputRequest, 'force' | 'confirmOverwrite'>;

/**
 * Asks, where somebody can be asked, whether what is there may be replaced: a file, or all the
 * stems in a folder.
 *
 * @param flag The option that names it.
 */
export async function allowOverwrite(taken: Taken, request: Leave, flag: string): Promise<void> {
  if (request.force === true) return;
  const { path, stems } = taken;
  const isFolder = stems !== undefined;
  if (request.confirmOverwrite !== undefined) {
    if (await request.confirmOverwrite(taken)) return;
    throw usage(
      'output-exists',
      `${path} stays as it is.`,
      // Whoever is asked may sit in a conversation, where there are no options.
      `Choose another ${isFolder ? 'folder' : 'name'}.`,
    );
  }
  throw isFolder
    ? usage(
        'output-exists',
        `${path} holds ${stems === 1 ? 'a stem' : `${stems} stems`} already.`,
        `Replace what is there with --force, or choose another folder with ${flag}.`,
      )
    : usage(
        'output-exists',
        `${path} exists already.`,
        `Replace it with --force, or choose another name with ${flag}.`,
      );
}

/**
 * Where an export goes by what was asked, whether it can go there or not.
 *
 * @returns Absolute path.
 */
export async function outputPath(
  request: Pick<OutputRequest, 'cwd' | 'output' | 'variant' | 'format'>,
  clipName: string | undefined,
): Promise<string> {
  const given = resolve(request.cwd, request.output ?? '.');
  const endsAsFolder = request.output === undefined || /[/\\]$/.test(request.output);
  const intoFolder = endsAsFolder || (await kindOf(given)) === 'folder';
  const path = intoFolder ? join(given, defaultOutputName(clipName, request.format)) : given;
  return request.variant === undefined ? path : numbered(path, request.variant);
}

/**
 * Settles where an export goes, before any work is done for it.
 *
 * @param clipName names the default output.
 * @param inputs absolute paths that must not be written over.
 * @throws VmgError of exit code 2 when the place is missing, not writable, an input, or taken, and
 * for what `backend` does not write.
 */
export async function checkOutput(
  request: OutputRequest,
  clipName: string | undefined,
  inputs: readonly string[] = [],
  backend: BackendKind = 'engine',
): Promise<FilmPlace> {
  const path = await outputPath(request, clipName);
  const format = formatOf(path, request.format);
  if (backend === 'cloud' && format !== 'mp4') {
    throw usage(
      'output-type',
      `${basename(path)} cannot be written: the hosted service exports MP4.`,
      'Give the output a name that ends in .mp4, or export with: --backend engine',
    );
  }
  return {
    ...(await checkPlace(path, request, inputs)),
    format,
    quality: request.quality ?? 'high',
  };
}

/** What is written to `path`; throws where its name promises something else. */
function formatOf(path: string, chosen: RenderFormat | undefined): RenderFormat {
  const extension = extname(path).slice(1).toLowerCase();
  if (isRenderFormat(extension)) {
    if (chosen === undefined || chosen === extension) return extension;
    throw usage(
      'output-type',
      `${basename(path)} would hold ${chosen}, which its name does not say.`,
      `Give the output a name that ends in .${chosen}, or leave --format out.`,
    );
  }
  if (OTHER_TYPES.test(extname(path))) {
    throw usage(
      'output-type',
      `${basename(path)} is of a type that is not written.`,
      `Give the output a name that ends in one of these: ${RENDER_EXTENSIONS}`,
    );
  }
  return chosen ?? 'mp4';
}

/**
 * Settles that a file can be written to `path`, before any work is done for it.
 *
 * @param inputs absolute paths that must not be written over.
 * @param flag The option that names it.
 * @throws VmgError of exit code 2 when the place is missing, not writable, an input, or taken.
 */
export async function checkPlace(
  path: string,
  request: Leave,
  inputs: readonly string[],
  flag = '--output',
): Promise<OutputPlace> {
  await checkFolder(dirname(path), flag);
  return settlePlace(path, request, inputs, flag);
}

/** Like {@link checkPlace} for a file whose folder need not be there yet. */
export async function checkFuturePlace(
  path: string,
  request: Leave,
  inputs: readonly string[],
  flag: string,
): Promise<OutputPlace> {
  await checkFutureFolder(dirname(path), flag);
  return settlePlace(path, request, inputs, flag);
}

/** Settles that `path` is free or may be replaced. */
async function settlePlace(
  path: string,
  request: Leave,
  inputs: readonly string[],
  flag: string,
): Promise<OutputPlace> {
  for (const input of inputs) {
    if (await sameFile(input, path)) {
      throw usage(
        'output-is-input',
        `${path} is the clip itself.`,
        `Choose another name with ${flag}: the clip is never written over.`,
      );
    }
  }
  const kind = await kindOf(path, flag);
  // By force what comes there meanwhile may be replaced, too.
  if (kind === 'nothing') return { path, overwrite: request.force === true };
  if (kind !== 'file') {
    throw usage(
      'output-not-file',
      `${path} exists and is not a file.`,
      `Choose another name with ${flag}.`,
    );
  }
  await allowOverwrite({ path }, request, flag);
  return { path, overwrite: true };
}
