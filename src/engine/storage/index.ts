import { chmod, mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '../../support/clock.js';
import { ExitCode, VmgError } from '../../support/errors.js';
import { type Accounts, accountsIn } from './accounts.js';
import { openDatabase } from './database.js';
import { type FileStore, openFileStore } from './files.js';
import { type MediaRecords, mediaIn } from './media.js';
import { type Pieces, piecesIn } from './pieces.js';
import { type Renders, rendersIn } from './renders.js';
import { type Sessions, sessionsIn } from './sessions.js';
import { type Versions, versionsIn } from './versions.js';

export { type Account, type Accounts, LOCAL_ACCOUNT } from './accounts.js';
export type { FileStore, ReceivedFile } from './files.js';
export type { MediaFacts, MediaRecord, MediaRecords } from './media.js';
export { isAlive, LEASE_MS, type Lease, newOwner, type Owner } from './owners.js';
export type { PieceRecord, Pieces } from './pieces.js';
export type { RenderOutput, RenderRecord, RenderState } from './render-rows.js';
export type { RenderProgress, Renders } from './renders.js';
export { newSecret } from './secrets.js';
export type { Language, SessionRecord, Sessions } from './sessions.js';
export type { DraftVersion, Versions } from './versions.js';

/** An ended render can be made again from its draft: its files are kept for a week. */
const RENDER_KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/** Everything that the engine remembers. */
export interface Storage {
  accounts: Accounts;
  sessions: Sessions;
  media: MediaRecords;
  versions: Versions;
  pieces: Pieces;
  renders: Renders;
  files: FileStore;
  close(): void;
}

/**
 * Opens (or makes) the engine's data below `dataDir`, a folder that only its owner can read.
 * Several processes may have it open at once.
 *
 * @throws VmgError `data-unusable` when the folder cannot be made or written.
 */
export async function openStorage(
  dataDir: string,
  options: { version: string; clock: Clock },
): Promise<Storage> {
  let files: FileStore;
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await chmod(dataDir, 0o700);
    files = await openFileStore(dataDir, options.version);
  } catch (error) {
    throw new VmgError(
      'data-unusable',
      ExitCode.input,
      `The engine's data folder cannot be used: ${dataDir}`,
      { hint: 'Check that the folder is yours and writable.', cause: error },
    );
  }
  const database = openDatabase(path.join(dataDir, 'engine.db'));
  const renders = rendersIn(database, options.clock);
  await files.sweep(options.clock.now());
  for (const folder of renders.forgetEnded(options.clock.now() - RENDER_KEPT_MS)) {
    await files.removeRenderFolder(folder);
  }
  return {
    accounts: accountsIn(database, options.clock),
    sessions: sessionsIn(database, options.clock),
    media: mediaIn(database, options.clock),
    versions: versionsIn(database, options.clock),
    pieces: piecesIn(database, options.clock),
    renders,
    files,
    close: () => database.close(),
  };
}
