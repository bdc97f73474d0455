import { createWorkers, type Workers } from '../../../src/engine/workers/index.js';

/** What the reports of the shared threads name as the version of the program. */
export const SHARED_VERSION = '1.2.3';

let workers: Workers | undefined;

/**
 * Threads with the sound font that ships, for all test files that run in this process: each of
 * them takes a second or two to warm up. Nobody closes them; an idle thread keeps no process alive.
 */
export function sharedWorkers(): Omit<Workers, 'close'> {
  workers ??= createWorkers({ version: SHARED_VERSION });
  return workers;
}
