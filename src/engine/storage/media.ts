import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../support/clock.js';
import type { Database } from './database.js';
import { jsonText } from './json-text.js';

/** What is known of an uploaded file from its probe. Sizes are as displayed, rotation applied. */
const mediaFacts = z.object({
  durationSeconds: z.number(),
  /** Null when it has no picture. */
  picture: z.object({ width: z.number(), height: z.number(), frameRate: z.number() }).nullable(),
  hasSound: z.boolean(),
  /** Of a picture: whether it moves, again and again; absent in what earlier versions stored. */
  animated: z.boolean().optional(),
});

export type MediaFacts = z.infer<typeof mediaFacts>;

/** A file that was uploaded to a session. Its bytes are stored by their SHA-256. */
export interface MediaRecord {
  id: string;
  sessionId: string;
  /** As the user's file was called. */
  name: string;
  kind: 'video' | 'image' | 'audio';
  hash: string;
  /** Lower case, without a dot. */
  extension: string;
  bytes: number;
  facts: MediaFacts;
}

export interface MediaRecords {
  add(media: Omit<MediaRecord, 'id'>): MediaRecord;
  find(id: string): MediaRecord | undefined;
  /** In the order of their upload. */
  ofSession(sessionId: string): MediaRecord[];
  /** The stored files that any session has, each once. */
  stored(): StoredFile[];
}

/** Names the bytes of media: the same content under the same extension is stored once. */
export type StoredFile = Pick<MediaRecord, 'hash' | 'extension'>;

const storedFile = z.object({ hash: z.string(), extension: z.string() });

const mediaRow = z
  .object({
    id: z.string(),
    session_id: z.string(),
    name: z.string(),
    kind: z.enum(['video', 'image', 'audio']),
    hash: z.string(),
    extension: z.string(),
    bytes: z.number(),
    facts: jsonText(mediaFacts),
  })
  .transform(({ session_id, ...row }): MediaRecord => ({ ...row, sessionId: session_id }));

const COLUMNS = 'id, session_id, name, kind, hash, extension, bytes, facts';

export function mediaIn(database: Database, clock: Clock): MediaRecords {
  return {
    add(media) {
      const record: MediaRecord = { id: `media_${randomUUID()}`, ...media };
      database.run(
        `INSERT INTO media (${COLUMNS}, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        record.id,
        record.sessionId,
        record.name,
        record.kind,
        record.hash,
        record.extension,
        record.bytes,
        JSON.stringify(record.facts),
        clock.now(),
      );
      return record;
    },
    find: (id) => database.get(mediaRow, `SELECT ${COLUMNS} FROM media WHERE id = ?`, id),
    ofSession: (sessionId) =>
      database.all(
        mediaRow,
        `SELECT ${COLUMNS} FROM media WHERE session_id = ? ORDER BY number`,
        sessionId,
      ),
    stored: () => database.all(storedFile, 'SELECT DISTINCT hash, extension FROM media'),
  };
}
