import { chmod } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '../../support/clock.js';
import { ExitCode, VmgError } from '../../support/errors.js';
import { makeFolder } from '../../support/make-folder.js';
import { systemFailure } from '../../support/system-errors.js';
import { type Accounts, accountsIn } from './accounts.js';
import { type Database, openDatabase } from './database.js';
import { type FileStore, openFileStore } from './files.js';
import { type MediaRecords, mediaIn } from './media.js';
import { type Pieces, piecesIn } from './pieces.js';
import { type Renders, rendersIn } from './renders.js';
import { cleanUp } from './retention.js';
import { type Sessions, sessionsIn } from './sessions.js';
import { type Versions, versionsIn } from './versions.js';

export type { Account } from './accounts.js';
export type { FileStore, ReceivedFile } from './files.js';
export type { MediaFacts, MediaRecord } from './media.js';
export { LEASE_MS, newOwner } from './owners.js';
export type { PieceRecord } from './pieces.js';
export type { RenderOutput, RenderRecord } from './render-rows.js';
export type { RenderProgress, Renders } from './renders.js';
export { newSecret } from './secrets.js';
export type { Language, SessionRecord } from './sessions.js';
export type { DraftVersion, ListedVersion, NewVersion, VersionWords } from './versions.js';

/** Everything that the engine remembers. */
export interface Storage extends Pick<Database, 'transaction' | 'close'> {
  accounts: Accounts;
  sessions: Sessions;
  media: MediaRecords;
  versions: Versions;
  pieces: Pieces;
  renders: Renders;
  files: FileStore;
}

/**
 * Opens (or makes) the engine's data below `dataDir`, a folder that only its owner can read, and
 * removes what nobody needs any more. Several processes may have it open at once.
 *
 * @param options.analysisVersion Analyses of another one's making are not seen.
 * @throws VmgError `data-unusable` when the folder cannot be made or written.
 */
export async function openStorage(
  dataDir: string,
  options: { analysisVersion: string; clock: Clock },
): Promise<Storage> {
  const { analysisVersion, clock } = options;
  let files: FileStore;
  try {
    makeFolder(dataDir, 0o700);
    await chmod(dataDir, 0o700);
    files = await openFileStore(dataDir, analysisVersion);
  } catch (error) {
    const known = systemFailure(error);
    if (known?.exitCode === ExitCode.jobFailed) throw known;
    throw new VmgError(
      'data-unusable',
      ExitCode.input,
      `The engine's data folder cannot be used: ${dataDir}`,
      { hint: 'Check that the folder is yours and writable.', cause: error },
    );
  }
  const database = openDatabase(path.join(dataDir, 'engine.db'));
  try {
    const records = {
      accounts: accountsIn(database, clock),
      sessions: sessionsIn(database, clock),
      media: mediaIn(database, clock),
      versions: versionsIn(database, clock),
      pieces: piecesIn(database, clock),
      renders: rendersIn(database, clock),
    };
    await cleanUp(dataDir, records, analysisVersion, clock.now());
    const { transaction, close } = database;
    return { ...records, files, transaction, close };
  } catch (error) {
    database.close();
    throw error;
  }
}
