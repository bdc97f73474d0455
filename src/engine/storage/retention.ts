import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { FOLDERS, fileNames, partialPid } from './files.js';
import type { MediaRecords } from './media.js';
import { runs } from './owners.js';
import type { Pieces } from './pieces.js';
import type { Renders } from './renders.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** An ended render can be made again from its draft: its files are kept for a week. */
const RENDER_KEPT_MS = 7 * DAY_MS;
/**
 * Files get their name before the database knows them: what is young may be about to be used. And
 * what was made of a piece on request can be made again: stems are large.
 */
const UNKNOWN_KEPT_MS = DAY_MS;
/** Engines of other hosts, whose processes cannot be seen from here, write more often than this. */
const UNTOUCHED_MS = 10 * 60 * 1000;

/** Who knows which files are in use. */
export interface Records {
  media: Pick<MediaRecords, 'stored'>;
  pieces: Pick<Pieces, 'ids'>;
  renders: Pick<Renders, 'forgetEnded' | 'folders'>;
}

/**
 * Removes what nobody can ask for any more: renders that ended a week ago, and (after a day) what was
 * made of pieces on request, media, masters, analyses and renders' folders of which no session knows,
 * and temporary files; these at once where the process that wrote them is gone. What a session knows
 * stays. A file that cannot be removed now
 * is removed another time.
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
      if (known[folder].has(name)) continue;
      const target = path.join(dataDir, folder, name);
      await removeOld(target, now - (isOrphan(name) ? UNTOUCHED_MS : UNKNOWN_KEPT_MS));
      if (folder === 'outputs') await removeHalfWritten(target, now);
    }
  }
}

/** In a folder that may be in use for long: what a thread was writing when it was ended. */
async function removeHalfWritten(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.endsWith('.part')) continue;
    const keptMs = isOrphan(name) ? UNTOUCHED_MS : UNKNOWN_KEPT_MS;
    await removeOld(path.join(folder, name), now - keptMs);
  }
}

/** True for a temporary file of a process that is gone. */
function isOrphan(name: string): boolean {
  const pid = partialPid(name);
  return pid !== null && !runs(pid);
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
    pieces: new Set(
      pieces.ids().flatMap((id) => [fileNames.master(id), fileNames.pieceAnalysis(id)]),
    ),
    outputs: new Set(),
    renders: new Set(renders.folders()),
  };
}

/** Removes what nobody has written to since `before`. */
async function removeOld(target: string, before: number): Promise<void> {
  const found = await stat(target).catch(() => undefined);
  if (found && found.mtimeMs < before) await remove(target);
}

/** On Windows, what somebody has open cannot be removed. */
async function remove(target: string): Promise<void> {
  await rm(target, { recursive: true, force: true }).catch(() => undefined);
}
