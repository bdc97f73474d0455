import { randomUUID } from 'node:crypto';
import { lstat, open, realpath, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, parse, resolve } from 'node:path';
import { ExitCode, VmgError } from '../support/errors.js';
import { makeFolder } from '../support/make-folder.js';
import { codeOf } from '../support/system-errors.js';
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

/** The system's codes for names that no file can have here. */
const UNUSABLE_NAMES: ReadonlySet<string> = new Set([
  'ENAMETOOLONG',
  'EINVAL',
  'ELOOP',
  'ERR_INVALID_ARG_VALUE',
]);

async function kindOf(path: string): Promise<'file' | 'folder' | 'other' | 'nothing'> {
  try {
    const info = await stat(path);
    if (info.isDirectory()) return 'folder';
    return info.isFile() ? 'file' : 'other';
  } catch (error) {
    if (UNUSABLE_NAMES.has(codeOf(error) ?? '')) {
      throw usage(
        'output-name-unusable',
        `No file can have the name ${basename(path)}${
          codeOf(error) === 'ENAMETOOLONG' ? ': it is too long.' : '.'
        }`,
        'Choose a shorter, plainer name with --output.',
      );
    }
    // A link that leads nowhere.
    return lstat(path).then(
      () => 'other',
      () => 'nothing',
    );
  }
}

/** `clip.vmg.mp4` for `clip.mov`; `video.vmg.mp4` when there is no clip to name it after. */
export function defaultOutputName(clipName: string | undefined): string {
  const stem = parse(basename(clipName ?? 'video')).name.replace(/\.vmg$/, '');
  return `${stem === '' ? 'video' : stem}.vmg.mp4`;
}

/** Throws a usage error unless `folder` is one that files can be written to. */
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
  await tryToWrite(folder);
}

/** Why nothing can be written, by the system's code. */
const REFUSALS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
};

/**
 * Makes `folder`, and those above it, unless it is there.
 *
 * @throws VmgError of exit code 2 when files cannot be written to it.
 */
export async function makeOutputFolder(folder: string): Promise<void> {
  if ((await kindOf(folder)) === 'nothing') {
    try {
      makeFolder(folder);
    } catch (error) {
      throw refusal(folder, error);
    }
  }
  await checkFolder(folder);
}

/** Why nothing can be written to a folder; what the machine lacks is told of as such. */
function refusal(folder: string, error: unknown): unknown {
  const code = codeOf(error) ?? '';
  if (OUT_OF_SOMETHING.has(code)) return error;
  return usage(
    'output-not-writable',
    `Nothing can be written to ${folder}: ${REFUSALS[code] ?? 'files cannot be made there'}.`,
    'Choose another place with --output.',
  );
}

/** Makes a file in the folder and removes it: permissions alone do not tell of every refusal. */
async function tryToWrite(folder: string): Promise<void> {
  const probe = join(folder, `.vmg-${randomUUID().slice(0, 8)}.part`);
  try {
    const handle = await open(probe, 'wx');
    await handle.close();
  } catch (error) {
    throw refusal(folder, error);
  } finally {
    await rm(probe, { force: true }).catch(() => {});
  }
}

/** What the machine lacks, rather than what the folder refuses. */
const OUT_OF_SOMETHING: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EMFILE', 'ENFILE']);

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
  if (request.confirmOverwrite !== undefined) {
    if (await request.confirmOverwrite(path)) return;
    throw usage('output-exists', `${path} stays as it is.`, 'Export under another name.');
  }
  throw usage(
    'output-exists',
    `${path} exists already.`,
    'Replace it with --force, or choose another name with --output.',
  );
}

/**
 * Where an export goes by what was asked, whether it can go there or not.
 *
 * @returns Absolute path.
 */
export async function outputPath(
  request: Pick<OutputRequest, 'cwd' | 'output'>,
  clipName: string | undefined,
): Promise<string> {
  const given = resolve(request.cwd, request.output ?? '.');
  const endsAsFolder = request.output === undefined || /[/\\]$/.test(request.output);
  const intoFolder = endsAsFolder || (await kindOf(given)) === 'folder';
  return intoFolder ? join(given, defaultOutputName(clipName)) : given;
}

/** True when a file is at `path`. */
export async function isFileThere(path: string): Promise<boolean> {
  return (await kindOf(path)) === 'file';
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
  const path = await outputPath(request, clipName);
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
  // By force what comes there meanwhile may be replaced, too.
  if (kind === 'nothing') return { path, overwrite: request.force === true };
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
