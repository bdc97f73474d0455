import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { MusicReport } from '../../protocol/index.js';
import type { Clock } from '../../support/clock.js';
import type { Database } from './database.js';
import { jsonText } from './json-text.js';
import { storedReport } from './stored-report.js';

/** A composed piece; its master is a WAV file beside the database, under the piece's id. */
export interface PieceRecord {
  id: string;
  sessionId: string;
  /** The words it was composed to. */
  words: string;
  report: MusicReport;
}

export interface Pieces {
  newId(): string;
  /** `score` is any JSON-able value: the engine's own score. */
  add(piece: PieceRecord, score: unknown): void;
  find(id: string): PieceRecord | undefined;
  /** In the order they were composed. */
  ofSession(sessionId: string): PieceRecord[];
  /** Of all sessions. */
  ids(): string[];
}

const pieceRow = z
  .object({
    id: z.string(),
    session_id: z.string(),
    words: z.string(),
    report: jsonText(storedReport),
  })
  .transform(({ session_id, ...row }): PieceRecord => ({ ...row, sessionId: session_id }));

const idRow = z.object({ id: z.string() });

export function piecesIn(database: Database, clock: Clock): Pieces {
  return {
    newId: () => `piece_${randomUUID()}`,
    add(piece, score) {
      database.run(
        `INSERT INTO pieces (id, session_id, words, score, report, created_at)
         VALUES (?, ?, ?, ?, ?, ?)`,
        piece.id,
        piece.sessionId,
        piece.words,
        JSON.stringify(score),
        JSON.stringify(piece.report),
        clock.now(),
      );
    },
    find: (id) =>
      database.get(pieceRow, 'SELECT id, session_id, words, report FROM pieces WHERE id = ?', id),
    ofSession: (sessionId) =>
      database.all(
        pieceRow,
        'SELECT id, session_id, words, report FROM pieces WHERE session_id = ? ORDER BY number',
        sessionId,
      ),
    ids: () => database.all(idRow, 'SELECT id FROM pieces').map(({ id }) => id),
  };
}
