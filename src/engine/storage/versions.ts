import { z } from 'zod';
import { type Draft, draft } from '../../protocol/index.js';
import type { Clock } from '../../support/clock.js';
import type { Database } from './database.js';
import { jsonText } from './json-text.js';

/** One state of a session's draft, and the words that led to it. */
export interface DraftVersion {
  number: number;
  /** The version that it was made from; null for a session's first. */
  parent: number | null;
  draft: Draft;
  message: string;
}

export interface Versions {
  latest(sessionId: string): DraftVersion | undefined;
  /**
   * Makes a version out of the latest draft, in one transaction: no edit of another process gets
   * lost. Returns undefined, and stores nothing, when `edit` does.
   */
  commit(
    sessionId: string,
    message: string,
    edit: (latest: Draft) => Draft | undefined,
  ): DraftVersion | undefined;
  /** Takes the latest version back: stores its parent's draft anew. Undefined at the first one. */
  undo(sessionId: string, message: string): DraftVersion | undefined;
}

const versionRow = z.object({
  number: z.number(),
  parent: z.number().nullable(),
  draft: jsonText(draft),
  message: z.string(),
});

const COLUMNS = 'number, parent, draft, message';

export function versionsIn(database: Database, clock: Clock): Versions {
  const latest = (sessionId: string): DraftVersion | undefined =>
    database.get(
      versionRow,
      `SELECT ${COLUMNS} FROM versions WHERE session_id = ? ORDER BY number DESC LIMIT 1`,
      sessionId,
    );
  const byNumber = (number: number): DraftVersion | undefined =>
    database.get(versionRow, `SELECT ${COLUMNS} FROM versions WHERE number = ?`, number);
  const insert = (
    sessionId: string,
    parent: number | null,
    content: Draft,
    message: string,
  ): DraftVersion | undefined =>
    database.get(
      versionRow,
      `INSERT INTO versions (session_id, parent, draft, message, created_at)
       VALUES (?, ?, ?, ?, ?) RETURNING ${COLUMNS}`,
      sessionId,
      parent,
      JSON.stringify(content),
      message,
      clock.now(),
    );

  return {
    latest,
    commit: (sessionId, message, edit) =>
      database.transaction(() => {
        const before = latest(sessionId);
        const after = edit(before?.draft ?? { t: [] });
        return after && insert(sessionId, before?.number ?? null, after, message);
      }),
    undo: (sessionId, message) =>
      database.transaction(() => {
        const parent = latest(sessionId)?.parent;
        const before = typeof parent === 'number' ? byNumber(parent) : undefined;
        // Its own parent is the grandparent, so that undoing twice goes two steps back.
        return before && insert(sessionId, before.parent, before.draft, message);
      }),
  };
}
