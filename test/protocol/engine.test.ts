import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngine } from '../../src/engine/index.js';
import { sharedWorkers } from '../engine/workers/shared.js';
import { describeProtocol } from './conformance.js';

describeProtocol('the embedded engine', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'vmg-engine-'));
  const maxUploadBytes = 2 * 1024 * 1024;
  const engine = await startEngine({
    dataDir,
    env: process.env,
    version: '0.0.0-test',
    maxUploadBytes,
    workers: sharedWorkers(),
    // Often enough to be seen in a short answer.
    heartbeatMs: 50,
  });
  return {
    url: engine.url,
    maxUploadBytes,
    async close() {
      await engine.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
});
