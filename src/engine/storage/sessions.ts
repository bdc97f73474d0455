import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../support/clock.js';
import type { Database } from './database.js';
import { jsonText } from './json-text.js';
import { hashSecret, newSecret } from './secrets.js';

const CLAIM_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

export type Language = 'en' | 'zh';

export interface SessionRecord {
  id: string;
  taskId: string;
  accountId: string;
  name: string;
  language: Language;
}

export interface Sessions {
  create(accountId: string, name: string, language: Language): SessionRecord;
  /** The session, when it is this account's; else undefined. */
  find(accountId: string, sessionId: string): SessionRecord | undefined;
  /** A `clm_…` token under which a person may take the session over within 7 days. */
  issueClaim(session: SessionRecord): string;
  /** The session that a claim token is for; undefined when it is unknown or has expired. */
  byClaim(claim: string): SessionRecord | undefined;
  /** What its user was asked and has not answered yet, as it was kept; null for nothing. */
  pending(sessionId: string): unknown;
  /** Keeps what is asked, any JSON-able value, in place of what was before; null for nothing. */
  keepPending(sessionId: string, question: unknown): void;
}

const sessionRow = z
  .object({
    id: z.string(),
    task_id: z.string(),
    account_id: z.string(),
    name: z.string(),
    language: z.enum(['en', 'zh']).catch('en'),
  })
  .transform(
    (row): SessionRecord => ({
      id: row.id,
      taskId: row.task_id,
      accountId: row.account_id,
      name: row.name,
      language: row.language,
    }),
  );

const pendingRow = z.object({ pending: jsonText(z.unknown()).nullable() });

export function sessionsIn(database: Database, clock: Clock): Sessions {
  return {
    create(accountId, name, language) {
      const session: SessionRecord = {
        id: randomUUID(),
        taskId: randomUUID(),
        accountId,
        name,
        language,
      };
      database.run(
        `INSERT INTO sessions (id, task_id, account_id, name, language, created_at)
         VALUES (?, ?, ?, ?, ?, ?)`,
        session.id,
        session.taskId,
        accountId,
        name,
        language,
        clock.now(),
      );
      return session;
    },
    find: (accountId, sessionId) =>
      database.get(
        sessionRow,
        'SELECT id, task_id, account_id, name, language FROM sessions WHERE id = ? AND account_id = ?',
        sessionId,
        accountId,
      ),
    issueClaim(session) {
      const claim = newSecret('clm_');
      database.run(
        'INSERT INTO claims (hash, session_id, expires_at) VALUES (?, ?, ?)',
        hashSecret(claim),
        session.id,
        clock.now() + CLAIM_LIFETIME_MS,
      );
      return claim;
    },
    byClaim: (claim) =>
      database.get(
        sessionRow,
        `SELECT id, task_id, account_id, name, language FROM sessions
         JOIN claims ON session_id = id WHERE hash = ? AND expires_at > ?`,
        hashSecret(claim),
        clock.now(),
      ),
    pending: (sessionId) =>
      database.get(pendingRow, 'SELECT pending FROM sessions WHERE id = ?', sessionId)?.pending ??
      null,
    keepPending(sessionId, question) {
      const text = question === null ? null : JSON.stringify(question);
      database.run('UPDATE sessions SET pending = ? WHERE id = ?', text, sessionId);
    },
  };
}
