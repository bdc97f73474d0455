import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { ExitCode, VmgError } from '../../support/errors.js';

/** The files of the page, by the names under which the build puts them. */
export const STUDIO_ASSETS = {
  'studio.html': 'text/html; charset=utf-8',
  'studio.css': 'text/css; charset=utf-8',
  'studio.js': 'text/javascript; charset=utf-8',
} as const;

export type StudioAsset = keyof typeof STUDIO_ASSETS;

export const isStudioAsset = (name: string): name is StudioAsset =>
  Object.hasOwn(STUDIO_ASSETS, name);

/**
 * The text of one of the page's files.
 * @throws VmgError `studio-missing` when the build did not put it there.
 */
export async function studioAsset(name: StudioAsset): Promise<string> {
  try {
    return await readFile(createRequire(import.meta.url).resolve(`#studio/${name}`), 'utf8');
  } catch (cause) {
    throw new VmgError(
      'studio-missing',
      ExitCode.programMissing,
      'The page of this program is not there.',
      { hint: 'Install it again: npm install', cause },
    );
  }
}
