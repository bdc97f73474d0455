import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, parse, resolve } from 'node:path';
import { ExitCode, VmgError } from '../support/errors.js';
import type { OutputRequest } from './requests.js';

/** A checked place for an export. */
export interface OutputPlace {
  /** Absolute path. */
  path: string;
  /** True when a file is there and may be replaced. */
  overwrite: boolean;
}

/** Extensions that promise another container than the one that is written. */
const OTHER_TYPES = /^\.(mov|mkv|webm|avi|m4v|gif|webp|jpe?g|png|mp3|wav|m4a|aac|flac|ogg)$/i;

function usage(code: string, message: string, hint: string): VmgError {
  return new VmgError(code, ExitCode.usage, message, { hint });
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'other' | 'nothing'> {
  try {
    const info = await stat(path);
    if (info.isDirectory()) return 'folder';
    return info.isFile() ? 'file' : 'other';
  } catch {
    return 'nothing';
  }
}

/** `clip.vmg.mp4` for `clip.mov`; `video.vmg.mp4` when there is no clip to name it after. */
export function defaultOutputName(clipName: string | undefined): string {
  const stem = parse(basename(clipName ?? 'video')).name.replace(/\.vmg$/, '');
  return `${stem === '' ? 'video' : stem}.vmg.mp4`;
}

async function checkFolder(folder: string): Promise<void> {
  const kind = await kindOf(folder);
  if (kind === 'nothing') {
    throw usage(
      'output-folder-missing',
      `There is no folder ${folder}.`,
      'Make it first, or choose another place with --output.',
    );
  }
  if (kind !== 'folder') {
    throw usage(
      'output-folder-missing',
      `${folder} is not a folder.`,
      'Choose another place with --output.',
    );
  }
  await access(folder, constants.W_OK).catch(() => {
    throw usage(
      'output-not-writable',
      `Nothing can be written to ${folder}: permission denied.`,
      'Choose another place with --output.',
    );
  });
}

async function sameFile(a: string, b: string): Promise<boolean> {
  if (a === b) return true;
  try {
    return (await realpath(a)) === (await realpath(b));
  } catch {
    return false;
  }
}

/** Asks, where somebody can be asked, whether the file at `path` may be replaced. */
export async function allowOverwrite(
  path: string,
  request: Pick<OutputRequest, 'force' | 'confirmOverwrite'>,
): Promise<void> {
  if (request.force === true) return;
  if (request.confirmOverwrite !== undefined && (await request.confirmOverwrite(path))) return;
  throw usage(
    'output-exists',
    `${path} exists already.`,
    'Replace it with --force, or choose another name with --output.',
  );
}

/**
 * Settles where an export goes, before any work is done for it.
 *
 * @param clipName names the default output.
 * @param inputs absolute paths that must not be written over.
 * @throws VmgError of exit code 2 when the place is missing, not writable, an input, or taken.
 */
export async function checkOutput(
  request: OutputRequest,
  clipName: string | undefined,
  inputs: readonly string[] = [],
): Promise<OutputPlace> {
  const given = resolve(request.cwd, request.output ?? '.');
  const endsAsFolder = request.output === undefined || /[/\\]$/.test(request.output);
  const intoFolder = endsAsFolder || (await kindOf(given)) === 'folder';
  const path = intoFolder ? join(given, defaultOutputName(clipName)) : given;

  if (OTHER_TYPES.test(extname(path))) {
    throw usage(
      'output-type',
      `${basename(path)} cannot be written: the export is an MP4.`,
      'Give the output a name that ends in .mp4.',
    );
  }
  await checkFolder(dirname(path));
  for (const input of inputs) {
    if (await sameFile(input, path)) {
      throw usage(
        'output-is-input',
        `${path} is the clip itself.`,
        'Choose another name with --output: the clip is never written over.',
      );
    }
  }
  const kind = await kindOf(path);
  if (kind === 'nothing') return { path, overwrite: false };
  if (kind !== 'file') {
    throw usage(
      'output-not-file',
      `${path} exists and is not a file.`,
      'Choose another name with --output.',
    );
  }
  await allowOverwrite(path, request);
  return { path, overwrite: true };
}
