import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { ACCEPTED_TYPES, MAX_UPLOAD_BYTES, uploadType } from '../protocol/index.js';
import { ExitCode, VmgError } from '../support/errors.js';

/** Something to upload that was found to be acceptable. */
export type MediaInput =
  | { kind: 'file'; path: string; name: string; bytes: number }
  | { kind: 'url'; url: string; name: string };

function inputError(code: string, message: string, hint: string): VmgError {
  return new VmgError(code, ExitCode.input, message, { hint });
}

/** True for what is meant as an address rather than as a file's name. */
export function isUrl(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
}

/** What a file or an address is called: the last part of its path. */
export function mediaName(text: string): string {
  if (!isUrl(text) || !URL.canParse(text)) return basename(text);
  const { pathname, hostname } = new URL(text);
  const last = pathname.split('/').at(-1) ?? '';
  let name = last;
  try {
    name = decodeURIComponent(last);
  } catch {
    // A stray percent sign: the name is shown as it stands.
  }
  return name || hostname;
}

function checkUrl(text: string): MediaInput {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    throw inputError(
      'url-unsupported',
      `Not an address that media can be fetched from: ${text}`,
      'Give an http:// or https:// address, or a file.',
    );
  }
  return { kind: 'url', url: url.href, name: mediaName(text) };
}

async function checkFile(path: string, shown: string): Promise<MediaInput> {
  const info = await stat(path).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EACCES' || code === 'EPERM') {
      throw inputError(
        'file-not-readable',
        `${shown} cannot be read: permission denied.`,
        'Check the permissions of the file and of its folder.',
      );
    }
    throw inputError(
      'file-not-found',
      `There is no file ${shown}.`,
      'Check the name and the folder.',
    );
  });
  if (info.isDirectory()) {
    throw inputError('file-is-folder', `${shown} is a folder.`, 'Give a video file inside it.');
  }
  if (!info.isFile()) {
    throw inputError('file-not-regular', `${shown} is not a file.`, 'Give a video file.');
  }
  if (uploadType(path) === undefined) {
    throw inputError(
      'unsupported-type',
      `${shown} is not of a type that is accepted.`,
      `Accepted types: ${ACCEPTED_TYPES}.`,
    );
  }
  if (info.size === 0) {
    throw inputError('file-empty', `${shown} is empty.`, 'Check that it was copied completely.');
  }
  if (info.size > MAX_UPLOAD_BYTES) {
    throw inputError(
      'file-too-large',
      `${shown} is too large: ${Math.ceil(info.size / 1024 / 1024)} MB, and 500 MB is the limit.`,
      'Compress it or trim it, then try again.',
    );
  }
  await access(path, constants.R_OK).catch(() => {
    throw inputError(
      'file-not-readable',
      `${shown} cannot be read: permission denied.`,
      'Check the permissions of the file.',
    );
  });
  return { kind: 'file', path, name: basename(path), bytes: info.size };
}

/**
 * Checks every input before anything is begun: files exist, are readable, of an accepted type,
 * not empty and at most 500 MB; addresses are http(s).
 *
 * @throws VmgError of exit code 3 for the first that is not acceptable, 2 when there are none.
 */
export async function checkMedia(media: readonly string[], cwd: string): Promise<MediaInput[]> {
  if (media.length === 0) {
    throw new VmgError('media-missing', ExitCode.usage, 'No clip was given.', {
      hint: 'Name a video file: vmg generate clip.mp4 "upbeat lo-fi"',
    });
  }
  if (media.some((item) => item.trim() === '')) {
    throw new VmgError('media-missing', ExitCode.usage, 'The name of a clip is blank.', {
      hint: 'Name a video file: vmg generate clip.mp4 "upbeat lo-fi"',
    });
  }
  const checked: MediaInput[] = [];
  for (const item of media) {
    checked.push(isUrl(item) ? checkUrl(item) : await checkFile(resolve(cwd, item), item));
  }
  return checked;
}
