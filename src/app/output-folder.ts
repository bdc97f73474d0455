import { randomUUID } from 'node:crypto';
import { lstat, open, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ExitCode, VmgError } from '../support/errors.js';
import { makeFolder } from '../support/make-folder.js';
import { codeOf } from '../support/system-errors.js';

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

/**
 * What is at `path`; a link that leads nowhere is something, too.
 *
 * @param flag The option that names it.
 */
export async function kindOf(
  path: string,
  flag = '--output',
): Promise<'file' | 'folder' | 'other' | 'nothing'> {
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
        `Choose a shorter, plainer name with ${flag}.`,
      );
    }
    // A link that leads nowhere.
    return lstat(path).then(
      () => 'other',
      () => 'nothing',
    );
  }
}

/** True when a file is at `path`. */
export async function isFileThere(path: string): Promise<boolean> {
  return (await kindOf(path)) === 'file';
}

/** True when a folder is at `path`, which the option `flag` names. */
export async function isFolderThere(path: string, flag: string): Promise<boolean> {
  return (await kindOf(path, flag)) === 'folder';
}

/** Throws a usage error unless `folder` is one that files can be written to. */
export async function checkFolder(folder: string, flag: string): Promise<void> {
  const kind = await kindOf(folder, flag);
  if (kind === 'nothing') {
    throw usage(
      'output-folder-missing',
      `There is no folder ${folder}.`,
      `Make it first, or choose another place with ${flag}.`,
    );
  }
  if (kind !== 'folder') {
    throw usage(
      'output-folder-missing',
      `${folder} is not a folder.`,
      `Choose another place with ${flag}.`,
    );
  }
  await tryToWrite(folder, flag);
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
 * @param flag The option that names it.
 * @throws VmgError of exit code 2 when files cannot be written to it.
 */
export async function makeOutputFolder(folder: string, flag = '--output'): Promise<void> {
  if ((await kindOf(folder, flag)) === 'nothing') {
    try {
      makeFolder(folder);
    } catch (error) {
      throw refusal(folder, error, flag);
    }
  }
  await checkFolder(folder, flag);
}

/**
 * Throws a usage error unless `folder` is one that files can be written to, or can be made: nothing
 * is made of it yet.
 *
 * @param flag The option that names it.
 */
export async function checkFutureFolder(folder: string, flag: string): Promise<void> {
  const above = dirname(folder);
  if (above === folder || (await kindOf(folder, flag)) !== 'nothing')
    await checkFolder(folder, flag);
  else await checkFutureFolder(above, flag);
}

/** Why nothing can be written to a folder; what the machine lacks is told of as such. */
function refusal(folder: string, error: unknown, flag: string): unknown {
  const code = codeOf(error) ?? '';
  if (OUT_OF_SOMETHING.has(code)) return error;
  return usage(
    'output-not-writable',
    `Nothing can be written to ${folder}: ${REFUSALS[code] ?? 'files cannot be made there'}.`,
    `Choose another place with ${flag}.`,
  );
}

/** Makes a file in the folder and removes it: permissions alone do not tell of every refusal. */
async function tryToWrite(folder: string, flag: string): Promise<void> {
  const probe = join(folder, `.vmg-${randomUUID().slice(0, 8)}.part`);
  try {
    const handle = await open(probe, 'wx');
    await handle.close();
  } catch (error) {
    throw refusal(folder, error, flag);
  } finally {
    await rm(probe, { force: true }).catch(() => {});
  }
}

/** What the machine lacks, rather than what the folder refuses. */
const OUT_OF_SOMETHING: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EMFILE', 'ENFILE']);
