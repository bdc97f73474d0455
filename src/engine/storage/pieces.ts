import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { MusicReport } from '../../protocol/index.js';
import type { Clock } from '../../support/clock.js';
import type { Score } from '../music/types.js';
import type { PlayedFont } from '../sound/types.js';
import type { Database } from './database.js';
import { jsonText } from './json-text.js';
import { storedReport } from './stored-report.js';
import { SCORE_FORMAT, storedScore } from './stored-score.js';

/** A composed piece; its master is a WAV file beside the database, under the piece's id. */
export interface PieceRecord {
  id: string;
  sessionId: string;
  /** The words it was composed to. */
  words: string;
  report: MusicReport;
  /** What it was played with; absent for the sound font that comes with the package. */
  soundFont?: PlayedFont;
  /** A mark of the cut of the picture that it was fitted to; absent in older ones. */
  picture?: string;
}

export interface Pieces {
  newId(): string;
  add(piece: PieceRecord, score: Score): void;
  find(id: string): PieceRecord | undefined;
  /** Its score; null where an earlier version stored one that this one cannot read. */
  score(id: string): Score | null;
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
    sound_font: jsonText(z.object({ path: z.string(), hash: z.string() })).nullable(),
    picture: z.string().nullable(),
  })
  .transform(
    ({ session_id, sound_font, picture, ...row }): PieceRecord => ({
      ...row,
      sessionId: session_id,
      ...(sound_font ? { soundFont: sound_font } : {}),
      ...(picture === null ? {} : { picture }),
    }),
  );

const COLUMNS = 'id, session_id, words, report, sound_font, picture';

const scoreRow = z.object({ score: storedScore });
const idRow = z.object({ id: z.string() });

export function piecesIn(database: Database, clock: Clock): Pieces {
  return {
    newId: () => `piece_${randomUUID()}`,
    add(piece, score) {
      database.run(
        `INSERT INTO pieces
           (id, session_id, words, score, score_format, report, sound_font, picture, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        piece.id,
        piece.sessionId,
        piece.words,
        JSON.stringify(score),
        SCORE_FORMAT,
        JSON.stringify(piece.report),
        piece.soundFont ? JSON.stringify(piece.soundFont) : null,
        piece.picture ?? null,
        clock.now(),
      );
    },
    find: (id) => database.get(pieceRow, `SELECT ${COLUMNS} FROM pieces WHERE id = ?`, id),
    score(id) {
      const stored = database.get(
        scoreRow,
        'SELECT score FROM pieces WHERE id = ? AND score_format = ?',
        id,
        SCORE_FORMAT,
      );
      return stored?.score ?? null;
    },
    ofSession: (sessionId) =>
      database.all(
        pieceRow,
        `SELECT ${COLUMNS} FROM pieces WHERE session_id = ? ORDER BY number`,
        sessionId,
      ),
    ids: () => database.all(idRow, 'SELECT id FROM pieces').map(({ id }) => id),
  };
}
