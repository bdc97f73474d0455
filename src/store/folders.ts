import { join, resolve } from 'node:path';
import envPaths from 'env-paths';

/** Where things are kept. Absolute paths. */
export interface Folders {
  /** Settings, credentials, sessions and jobs. */
  config: string;
  /** What the engine keeps: media, versions, renders. */
  data: string;
  /** What can be made again. */
  cache: string;
}

/** The platform's own folders for this program, or `home`'s when it is given (`VMG_HOME`). */
export function locateFolders(home?: string): Folders {
  if (home !== undefined && home !== '') {
    const root = resolve(home);
    return { config: root, data: join(root, 'data'), cache: join(root, 'cache') };
  }
  const { config, data, cache } = envPaths('vmg', { suffix: '' });
  // On Windows and macOS these may be one folder; the engine's has a name of its own.
  return { config, data: join(data, 'data'), cache: join(cache, 'cache') };
}
