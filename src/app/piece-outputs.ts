import { rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileExists } from '../support/file-exists.js';
import { makeOutputFolder } from './output-folder.js';
import { otherStems, type PiecePlaces } from './piece-places.js';
import type { Backend } from './ports.js';
import type { Callbacks } from './requests.js';
import type { PieceOutputs } from './results.js';

/** What is written of a piece before anything is. */
export const noOutputs = (): PieceOutputs => ({ stems: [], midi: null, markers: [], report: null });

const STAGES = {
  midi: 'Writing the score',
  markers: 'Writing the markers',
  report: 'Writing the report',
} as const;

/**
 * Fetches what is wanted of a piece to checked places; stems are there all together or not at all.
 *
 * @param written Hears of each file when it is there.
 * @throws VmgError of the backend when it cannot be made.
 */
export async function fetchPieceFiles(
  backend: Backend,
  pieceId: string,
  places: PiecePlaces,
  callbacks: Callbacks,
  written: PieceOutputs,
): Promise<void> {
  const { signal } = callbacks;
  const options = signal === undefined ? {} : { signal };
  for (const { kind, name, flag, place } of places.files) {
    const { path, overwrite } = place;
    callbacks.onProgress?.({ stage: STAGES[kind] });
    await makeOutputFolder(dirname(path), flag);
    await backend.pieceFile(pieceId, name, path, { ...options, overwrite });
    if (kind === 'markers') written.markers.push(path);
    else written[kind] = path;
  }
  if (places.stems === undefined) return;
  const { folder, flag } = places.stems;
  const stems = await backend.stems(pieceId, options);
  const isNew = !(await fileExists(folder));
  await makeOutputFolder(folder, flag);
  try {
    written.stems = await fetchStems(backend, pieceId, stems, places.stems, callbacks);
  } catch (error) {
    // Goes only when nothing is in it.
    if (isNew) await rmdir(folder).catch(() => {});
    throw error;
  }
  const names = stems.map(({ file }) => basename(file));
  const others = await otherStems(folder, names);
  if (others.length > 0) {
    callbacks.onNote?.(`${folder} holds stems of another piece, too: ${others.join(', ')}`);
  }
}

async function fetchStems(
  backend: Backend,
  pieceId: string,
  stems: readonly { file: string }[],
  { folder, overwrite }: NonNullable<PiecePlaces['stems']>,
  { signal, onProgress }: Callbacks,
): Promise<string[]> {
  const written: string[] = [];
  const added: string[] = [];
  // All of them are played before the first one can be had.
  onProgress?.({ stage: 'Making the stems' });
  try {
    // The first one comes last: stems without it are some that an end of the program left.
    for (const { file } of [...stems].reverse()) {
      const name = basename(file, '.wav');
      const path = join(folder, `${name}.wav`);
      const isNew = !(await fileExists(path));
      const options = signal === undefined ? { overwrite } : { signal, overwrite };
      await backend.pieceFile(pieceId, `${name}.wav`, path, options);
      written.push(path);
      if (isNew) added.push(path);
      onProgress?.({ stage: 'Fetching the stems', fraction: written.length / stems.length });
    }
  } catch (error) {
    // Half of the stems would pass for all of them.
    await Promise.all(added.map((path) => rm(path, { force: true }).catch(() => {})));
    throw error;
  }
  return written.reverse();
}
