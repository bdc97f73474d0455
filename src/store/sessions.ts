import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { BackendKind, Session, SessionStore } from '../app/ports.js';
import { wireDraft } from '../protocol/index.js';
import { ConfigFile, type OnWarning } from './config-file.js';
import { isHeld, takeHold } from './hold.js';
import { RecordFolder } from './record-folder.js';

const pendingRecord = z.object({
  id: z.string().min(1),
  text: z.string(),
  sentAt: z.string(),
  before: wireDraft.nullable(),
});

const sessionRecord = z.looseObject({
  sessionId: z.string().min(1),
  taskId: z.string(),
  backend: z.enum(['engine', 'cloud']),
  apiUrl: z.string(),
  createdAt: z.string(),
  language: z.enum(['en', 'zh']).catch('en'),
  media: z.array(z.string()).default([]),
  files: z.array(z.string()).exactOptional(),
  pending: z.array(pendingRecord).exactOptional(),
});

const currentRecord = z.looseObject({
  /** The one that was made current last, wherever it is. */
  sessionId: z.string().min(1).exactOptional(),
  /** The last of each origin: the sessions of one are nothing to another. */
  origins: z.record(z.string(), z.string()).default({}),
});

type Current = z.output<typeof currentRecord>;

/** The engine's port differs from run to run; what it keeps is the same. */
function originOf({ backend, apiUrl }: Pick<Session, 'backend' | 'apiUrl'>): string {
  return backend === 'engine' ? 'engine' : apiUrl;
}

function without(current: Current, sessionId: string): Current {
  const { sessionId: last, origins, ...rest } = current;
  return {
    ...rest,
    ...(last === undefined || last === sessionId ? {} : { sessionId: last }),
    origins: Object.fromEntries(Object.entries(origins).filter(([, id]) => id !== sessionId)),
  };
}

/** Sessions in `<folder>/sessions`, a file each; which one is current in a file a backend. */
export function openSessions(folder: string, onWarning?: OnWarning): SessionStore {
  const warn = onWarning === undefined ? {} : { onWarning };
  const records = new RecordFolder({
    folder: join(folder, 'sessions'),
    schema: sessionRecord,
    ...warn,
  });
  const holdOf = (messageId: string): string => records.path(messageId, 'hold');
  const currentOf = (backend: BackendKind) =>
    new ConfigFile({ folder, name: `current-${backend}`, schema: currentRecord, ...warn });

  return {
    async list(): Promise<Session[]> {
      return records.list().sort((a, b) => a.createdAt.localeCompare(b.createdAt));
    },
    async get(sessionId): Promise<Session | undefined> {
      return records.get(sessionId);
    },
    async save(session) {
      records.save(session.sessionId, { ...session });
    },
    async update(session, change): Promise<Session> {
      let written = session;
      await records.update(session.sessionId, (stored) => {
        written = change(stored ?? session);
        return { ...written };
      });
      return written;
    },
    async remove(sessionId) {
      const removed = records.get(sessionId);
      records.remove(sessionId);
      if (removed === undefined) return;
      for (const { id } of removed.pending ?? []) rmSync(holdOf(id), { force: true });
      const current = currentOf(removed.backend);
      const known = current.read();
      if (known === undefined || isDeepStrictEqual(known, without(known, sessionId))) return;
      await current.update((content = known) => without(content, sessionId));
    },
    async current(backend, apiUrl): Promise<Session | undefined> {
      const known = currentOf(backend).read();
      const last = known?.sessionId === undefined ? undefined : records.get(known.sessionId);
      if (apiUrl === undefined) return last;
      const id = known?.origins[originOf({ backend, apiUrl })];
      if (id !== undefined) return records.get(id);
      return last !== undefined && originOf(last) === originOf({ backend, apiUrl })
        ? last
        : undefined;
    },
    async setCurrent(session) {
      const { sessionId } = session;
      await currentOf(session.backend).update((known) => ({
        ...known,
        sessionId,
        origins: { ...known?.origins, [originOf(session)]: sessionId },
      }));
    },
    hold: (messageId) => takeHold(holdOf(messageId)),
    async isHeld(messageId) {
      return isHeld(holdOf(messageId));
    },
  };
}
