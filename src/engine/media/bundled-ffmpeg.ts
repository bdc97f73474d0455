import { constants } from 'node:fs';
import { access, chmod } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ExitCode, VmgError } from '../../support/errors.js';

/** Asked for the folder of a package, answers with it or with undefined when it is not there. */
export type PackageFolder = (name: string) => string | undefined;

/**
 * Finds a platform's package beside its parent's, wherever npm, pnpm or yarn has put it. The
 * parent's own entry is not run: it throws a string on platforms that it does not know.
 */
const installedPackageFolder: PackageFolder = (name) => {
  try {
    const parent = createRequire(import.meta.url).resolve('@ffmpeg-installer/ffmpeg/package.json');
    return dirname(createRequire(parent).resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
};

/**
 * The path of the ffmpeg that an npm dependency brings, or undefined where there is none for this
 * platform. A lost run bit is set again. Throws a `VmgError` (exit 9) when that is not allowed.
 */
export async function bundledFfmpeg(
  packageFolder: PackageFolder = installedPackageFolder,
  platform: string = process.platform,
  architecture: string = process.arch,
): Promise<string | undefined> {
  const folder = packageFolder(`@ffmpeg-installer/${platform}-${architecture}`);
  if (folder === undefined) return undefined;
  const path = join(folder, platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg');
  try {
    await access(path, constants.F_OK);
  } catch {
    return undefined;
  }
  try {
    await access(path, constants.X_OK);
  } catch {
    await chmod(path, 0o755).catch((cause: unknown) => {
      throw new VmgError(
        'ffmpeg-not-executable',
        ExitCode.programMissing,
        `The bundled ffmpeg may not be run: ${path}`,
        { hint: `Allow it with: chmod +x "${path}"`, cause },
      );
    });
  }
  return path;
}
