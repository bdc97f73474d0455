import type { CredentialFile, JobStore, SessionStore, Settings } from '../app/ports.js';
import type { Clock } from '../support/clock.js';
import type { OnWarning } from './config-file.js';
import { openCredentials } from './credentials.js';
import { type Folders, locateFolders } from './folders.js';
import { openJobs } from './jobs.js';
import { openSessions } from './sessions.js';
import { openSettings, type SettingsOptions } from './settings.js';

export interface StoreOptions {
  /** The folder that holds everything, in the place of the platform's own (`VMG_HOME`). */
  home?: string;
  /** Hears of what was repaired or set aside. */
  onWarning?: OnWarning;
  /** Hears of every token that is read or kept: texts that must never be shown. */
  onSecret?: (secret: string) => void;
  clock?: Clock;
}

/** Everything that is kept between runs. */
export interface Store {
  readonly folders: Folders;
  readonly credentials: CredentialFile;
  readonly sessions: SessionStore;
  readonly jobs: JobStore;
  settings(options?: Omit<SettingsOptions, 'onWarning'>): Settings;
}

/** Opens the store. No file is made before there is something to keep. */
export function openStore(options: StoreOptions = {}): Store {
  const { onWarning, onSecret, clock } = options;
  const folders = locateFolders(options.home);
  const { config } = folders;
  return {
    folders,
    credentials: openCredentials(config, {
      ...(onWarning === undefined ? {} : { onWarning }),
      ...(onSecret === undefined ? {} : { onSecret }),
      ...(clock === undefined ? {} : { clock }),
    }),
    sessions: openSessions(config, onWarning),
    jobs: openJobs(config, onWarning),
    settings: (asked = {}) =>
      openSettings(config, { ...asked, ...(onWarning === undefined ? {} : { onWarning }) }),
  };
}
