import { join } from 'node:path';
import type { AppContext } from '../../src/app/index.js';
import { createBackend } from '../../src/client/index.js';
import { type Engine, type EngineOptions, startEngine } from '../../src/engine/index.js';
import { openStore } from '../../src/store/index.js';
import { systemClock } from '../../src/support/clock.js';
import { SHARED_VERSION, sharedWorkers } from '../engine/workers/shared.js';

/** The use-cases on an engine in this process, whose data and records lie below `home`. */
export async function openEngineApp(
  home: string,
  options: Partial<EngineOptions> = {},
): Promise<{ engine: Engine; app: AppContext }> {
  const engine = await startEngine({
    dataDir: join(home, 'engine'),
    env: process.env,
    version: SHARED_VERSION,
    // A sound font of its own is for threads of its own.
    ...(options.soundFontPath === undefined ? { workers: sharedWorkers() } : {}),
    ...options,
  });
  const { sessions, jobs } = openStore({ home });
  const backend = createBackend({
    kind: 'engine',
    apiUrl: engine.url,
    authentication: { kind: 'token', token: engine.token },
    version: SHARED_VERSION,
    platform: 'unknown',
  });
  return { engine, app: { backend, sessions, jobs, clock: systemClock } };
}
