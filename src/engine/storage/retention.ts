import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { FOLDERS, fileNames } from './files.js';
import type { MediaRecords } from './media.js';
import type { Pieces } from './pieces.js';
import type { Renders } from './renders.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** An ended render can be made again from its draft: its files are kept for a week. */
const RENDER_KEPT_MS = 7 * DAY_MS;
/** Files get their name before the database knows them: what is young may be about to be used. */
const UNKNOWN_KEPT_MS = DAY_MS;

/** Who knows which files are in use. */
export interface Records {
  media: Pick<MediaRecords, 'stored'>;
  pieces: Pick<Pieces, 'ids'>;
  renders: Pick<Renders, 'forgetEnded' | 'folders'>;
}

/**
 * Removes what nobody can ask for any more: renders that ended a week ago, and (after a day) media,
 * masters, analyses and renders' folders of which no session knows, and temporary files. What a
 * session knows stays. A file that cannot be removed now is removed another time.
 *
 * @param now Milliseconds since the Unix epoch, on the clock of the file system.
 */
export async function cleanUp(
  dataDir: string,
  records: Records,
  analysisVersion: string,
  now: number,
): Promise<void> {
  for (const name of records.renders.forgetEnded(now - RENDER_KEPT_MS)) {
    await remove(path.join(dataDir, 'renders', name));
  }
  const found = await Promise.all(
    FOLDERS.map(async (folder) => ({ folder, names: await readdir(path.join(dataDir, folder)) })),
  );
  // Looked up after the folders were read: what came in between is not even considered.
  const known = knownNames(records, analysisVersion);
  for (const { folder, names } of found) {
    for (const name of names) {
      if (!known[folder].has(name)) await removeOld(path.join(dataDir, folder, name), now);
    }
  }
}

function knownNames(
  { media, pieces, renders }: Records,
  analysisVersion: string,
): Record<(typeof FOLDERS)[number], ReadonlySet<string>> {
  const stored = media.stored();
  return {
    incoming: new Set(),
    media: new Set(stored.map(({ hash, extension }) => fileNames.media(hash, extension))),
    analyses: new Set(stored.map(({ hash }) => fileNames.analysis(hash, analysisVersion))),
    pieces: new Set(pieces.ids().map(fileNames.master)),
    renders: new Set(renders.folders()),
  };
}

async function removeOld(target: string, now: number): Promise<void> {
  const found = await stat(target).catch(() => undefined);
  if (found && now - found.mtimeMs > UNKNOWN_KEPT_MS) await remove(target);
}

/** On Windows, what somebody has open cannot be removed. */
async function remove(target: string): Promise<void> {
  await rm(target, { recursive: true, force: true }).catch(() => undefined);
}
