import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agent } from '../../../src/engine/agent/index.js';
import { createServer } from '../../../src/engine/server/index.js';
import { openStorage, type Storage } from '../../../src/engine/storage/index.js';
import { systemClock } from '../../../src/support/clock.js';
import { Wire } from '../../protocol/wire.js';

const LIMIT_MS = 200;

/** Works three times as long as the limit, and tells of it; or comes to a standstill. */
const agent: Agent = {
  async respond(_session, text, reply, signal) {
    for (let i = 1; i <= 30; i++) {
      await systemClock.sleep(LIMIT_MS / 10, signal);
      if (text === 'work') reply.progress('Working', i / 30);
    }
    reply.say('Done.');
  },
};
const unused = (): never => {
  throw new Error('Nobody asks for this');
};

let dataDir: string;
let storage: Storage;
let server: FastifyInstance;
let wire: Wire;
let sessionId: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'vmg-standstill-'));
  storage = await openStorage(dataDir, { analysisVersion: '1', clock: systemClock });
  server = await createServer({
    storage,
    agent,
    intake: { accept: unused },
    renders: { submit: unused, poll: unused, cancel: unused, file: unused, close: unused },
    pieceFiles: { file: unused, close: unused },
    clock: systemClock,
    token: 'nmv_usr_of_this_test',
    heartbeatMs: 50,
    stallLimitMs: LIMIT_MS,
    maxUploadBytes: 1000,
    baseUrl: () => '',
  });
  wire = new Wire(await server.listen({ host: '127.0.0.1', port: 0 }), 'nmv_usr_of_this_test');
  ({ sessionId } = await wire.session());
});
afterAll(async () => {
  await server.close();
  storage.close();
  await rm(dataDir, { recursive: true, force: true });
});

describe('a long answer', () => {
  it('is given all its time while the work goes on', async () => {
    expect((await wire.say(sessionId, 'work')).text).toBe('Done.');
  });

  it('is given up when nothing goes on any more, whatever the heartbeat says', async () => {
    const { events, raw } = await wire.say(sessionId, 'idle');
    expect(raw).toContain('heartbeat');
    expect(events.at(-1)?.errorMessage).toContain('standstill');
  });
});
