import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { expect, vi } from 'vitest';
import type {
  AgentUpdate,
  Backend,
  CredentialStore,
  DownloadOptions,
  StoredToken,
} from '../../src/app/ports.js';
import { type BackendOptions, createBackend } from '../../src/client/index.js';
import { partPath } from '../../src/client/part-file.js';
import type { Clock } from '../../src/support/clock.js';
import { VmgError } from '../../src/support/errors.js';
import { type SeenRequest, type StandIn, startStandIn } from '../protocol/stand-in.js';
import { expectNoTokenIn } from '../secrets.js';

export const POLLS = { firstMs: 1, growth: 1, longestMs: 1, polls: null };

/** The backend of a stand-in with a token that was given. */
export function connect(standIn: StandIn, options: Partial<BackendOptions> = {}): Backend {
  return createBackend({
    kind: 'cloud',
    apiUrl: standIn.url,
    webUrl: 'https://web.example',
    authentication: { kind: 'token', token: standIn.token },
    version: '1.2.3',
    platform: 'unknown',
    polls: POLLS,
    recoveryDelaysMs: [1, 1, 1],
    ...options,
  });
}

/** A stand-in, its backend with a session, and a folder for files. */
export interface FileStage {
  standIn: StandIn;
  backend: Backend;
  sessionId: string;
  folder: string;
  end(): Promise<void>;
}

export async function setFileStage(): Promise<FileStage> {
  const standIn = await startStandIn();
  const backend = connect(standIn, { clock: hastyClock() });
  const folder = mkdtempSync(join(tmpdir(), 'vmg-files-'));
  const { sessionId } = await backend.createSession('en');
  return {
    standIn,
    backend,
    sessionId,
    folder,
    async end() {
      await standIn.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A {@link FileStage} with `render_1` submitted, which is to be fetched to `path`. */
export interface DownloadStage extends FileStage {
  path: string;
  /** The partial file. */
  part: string;
  fetch(options?: DownloadOptions): Promise<void>;
  /** What the stand-in was asked for of the file. */
  downloads(): SeenRequest[];
}

export async function setDownloadStage(): Promise<DownloadStage> {
  const stage = await setFileStage();
  const { standIn, backend, sessionId, folder } = stage;
  const path = join(folder, 'clip.vmg.mp4');
  const draft = { t: [{ tt: 0, sg: [{ d: 1 }] }] };
  const output = { format: 'mp4', quality: 'high' };
  await backend.submitRender({ id: 'render_1', sessionId, draft, output });
  return {
    ...stage,
    path,
    part: partPath(path, 'render_1'),
    async fetch(options) {
      const status = await backend.waitForRender('render_1');
      await backend.download('render_1', status, path, options);
    },
    downloads: () =>
      standIn.requests.filter(
        ({ path: from }) => from.startsWith('/files/') || from.endsWith('/download'),
      ),
  };
}

const PROXY_VARIABLES = ['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy'].flatMap((name) => [
  name,
  name.toUpperCase(),
]);

/**
 * Has this process's environment name the proxies that `variables` names, and no others; gives
 * them back. `vi.unstubAllEnvs()` ends it.
 */
export function proxiesInEnvironment(variables: Record<string, string>): Record<string, string> {
  for (const name of PROXY_VARIABLES) vi.stubEnv(name, undefined);
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  return variables;
}

/** Credentials that last as long as a test. */
export function memoryCredentials(): CredentialStore & { tokens: Map<string, StoredToken> } {
  const tokens = new Map<string, StoredToken>();
  let clientId = '11111111-2222-4333-8444-555555555555';
  return {
    tokens,
    clientId: async () => clientId,
    async renewClientId(refused) {
      if (refused === clientId) clientId = '99999999-2222-4333-8444-555555555555';
      return clientId;
    },
    async removeToken(origin) {
      const removed = tokens.get(origin);
      tokens.delete(origin);
      return removed;
    },
    token: async (origin) => tokens.get(origin),
    async saveToken(origin, token) {
      tokens.set(origin, token);
    },
  };
}

/** A clock whose sleeps take no time and are written down. */
export function hastyClock(): Clock & { slept: number[] } {
  let now = Date.parse('2025-06-01T00:00:00Z');
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted();
      slept.push(milliseconds);
      now += milliseconds;
    },
  };
}

/** The VmgError that `work` ends with, after a look that no token is anywhere in it. */
export async function failureOf(work: Promise<unknown>, ...tokens: string[]): Promise<VmgError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof VmgError)) {
    throw new Error(`Expected a VmgError, got ${inspect(error, { depth: 3 })}`);
  }
  expectNoToken(error, ...tokens);
  return error;
}

/** Looks through everything that an error holds. */
export function expectNoToken(error: unknown, ...tokens: string[]): void {
  const everything = [
    inspect(error, { depth: null, showHidden: true, getters: true }),
    JSON.stringify(error),
    JSON.stringify(error, Object.getOwnPropertyNames(error)),
    error instanceof Error ? String(error.stack) : '',
  ].join('\n');
  expect(everything).not.toMatch(/nmv_usr_|Bearer (?!\[redacted\])/);
  expectNoTokenIn(everything, 'an error', tokens);
}

export async function updatesOf(source: AsyncIterable<AgentUpdate>): Promise<AgentUpdate[]> {
  const updates: AgentUpdate[] = [];
  for await (const update of source) updates.push(update);
  expectNoTokenIn(JSON.stringify(updates), 'an answer');
  return updates;
}

export function textOf(updates: readonly AgentUpdate[]): string {
  return updates.map((update) => (update.kind === 'text' ? update.text : '')).join('');
}

export function stagesOf(updates: readonly AgentUpdate[]): string[] {
  return updates.flatMap((update) => (update.kind === 'progress' ? [update.progress.stage] : []));
}
