import { join } from 'node:path';
import { z } from 'zod';
import type { BackendKind, Session, SessionStore } from '../app/ports.js';
import { ConfigFile, type OnWarning } from './config-file.js';
import { RecordFolder } from './record-folder.js';

const sessionRecord = z.looseObject({
  sessionId: z.string().min(1),
  taskId: z.string(),
  backend: z.enum(['engine', 'cloud']),
  apiUrl: z.string(),
  createdAt: z.string(),
  language: z.enum(['en', 'zh']).catch('en'),
  media: z.array(z.string()).default([]),
  files: z.array(z.string()).exactOptional(),
});

const currentRecord = z.looseObject({ sessionId: z.string().min(1) });

/** Sessions in `<folder>/sessions`, a file each; which one is current in a file a backend. */
export function openSessions(folder: string, onWarning?: OnWarning): SessionStore {
  const warn = onWarning === undefined ? {} : { onWarning };
  const records = new RecordFolder({
    folder: join(folder, 'sessions'),
    schema: sessionRecord,
    ...warn,
  });
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
      const backend = records.get(sessionId)?.backend;
      records.remove(sessionId);
      if (backend === undefined) return;
      const current = currentOf(backend);
      if (current.read()?.sessionId === sessionId) current.remove();
    },
    async current(backend): Promise<Session | undefined> {
      const id = currentOf(backend).read()?.sessionId;
      return id === undefined ? undefined : records.get(id);
    },
    async setCurrent(session) {
      currentOf(session.backend).write({ sessionId: session.sessionId });
    },
  };
}
