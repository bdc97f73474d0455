import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppContext, Callbacks } from '../../../src/app/index.js';
import { type BackendOptions, createBackend } from '../../../src/client/index.js';
import { openStore, type Store } from '../../../src/store/index.js';
import { systemClock } from '../../../src/support/clock.js';
import { expectNoTokens } from '../../secrets.js';
import { openRelay, type Relay } from './relay.js';

/** Somebody with a folder, a store, and a way to the backend that can be looked at. */
export interface User {
  relay: Relay;
  /** A working folder. */
  cwd: string;
  store: Store;
  path(name: string): string;
  /** What one run of the program works with; every call is another run. */
  run(options?: Partial<BackendOptions>): AppContext;
  /** What was heard since it was last asked. */
  heard(): { text: string; stages: string[]; notes: string[] };
  callbacks: Callbacks;
  /** Ends it, after a look that no token was stored where none belongs. */
  leave(): Promise<void>;
}

/** A user of the hosted kind before any backend: an anonymous one, whose waits are short. */
export async function newUser(backendUrl: string): Promise<User> {
  const relay = await openRelay(backendUrl);
  const folder = await mkdtemp(join(tmpdir(), 'vmg-user-'));
  const cwd = await mkdtemp(join(tmpdir(), 'vmg-cwd-'));
  const store = openStore({ home: folder });
  let heard = { text: '', stages: [] as string[], notes: [] as string[] };
  return {
    relay,
    cwd,
    store,
    path: (name) => join(cwd, name),
    run(options = {}) {
      const { sessions, jobs, credentials } = openStore({ home: folder });
      const backend = createBackend({
        kind: 'cloud',
        apiUrl: relay.url,
        webUrl: 'https://web.example',
        authentication: { kind: 'anonymous', credentials },
        version: '1.2.3',
        platform: 'unknown',
        polls: { firstMs: 20, growth: 1.2, longestMs: 100, polls: null },
        recoveryDelaysMs: [50, 200, 500, 1_000, 2_000],
        ...options,
      });
      return { backend, sessions, jobs, clock: systemClock };
    },
    heard() {
      const said = heard;
      heard = { text: '', stages: [], notes: [] };
      return said;
    },
    callbacks: {
      onText(text) {
        heard.text += text;
      },
      onProgress: ({ stage }) => void heard.stages.push(stage),
      onNote: (note) => void heard.notes.push(note),
    },
    async leave() {
      await relay.close();
      for (const place of [folder, cwd]) {
        expectNoTokens(place);
        await rm(place, { recursive: true, force: true });
      }
    },
  };
}
