import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, type EngineOptions, startEngine } from '../../../src/engine/index.js';
import { Wire } from '../../protocol/wire.js';
import { sharedWorkers } from '../workers/shared.js';

/** Engines over one data folder, all of them ended and the folder removed by `close`. */
export class EngineHouse {
  readonly #engines: Engine[] = [];

  private constructor(readonly dataDir: string) {}

  static async open(): Promise<EngineHouse> {
    return new EngineHouse(await mkdtemp(join(tmpdir(), 'vmg-engine-')));
  }

  async start(options: Partial<EngineOptions> = {}): Promise<{ engine: Engine; wire: Wire }> {
    const { dataDir } = this;
    const { soundFontPath } = options;
    const engine = await startEngine({
      dataDir,
      env: process.env,
      version: '0.0.0',
      // A sound font of its own is for threads of its own.
      ...(soundFontPath === undefined ? { workers: sharedWorkers() } : {}),
      ...options,
    });
    this.#engines.push(engine);
    return { engine, wire: new Wire(engine.url, engine.token) };
  }

  async close(): Promise<void> {
    for (const engine of this.#engines) await engine.close();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}
