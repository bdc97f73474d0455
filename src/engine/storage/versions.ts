import { z } from 'zod';
import { type Draft, draft } from '../../protocol/index.js';
import type { Clock } from '../../support/clock.js';
import type { Database } from './database.js';
import { jsonText } from './json-text.js';

/** One state of a session's draft, and the words that led to it. */
export interface DraftVersion {
  /** Counted from 1 within its session, in the order in which they were made. */
  number: number;
  /** The version that it was made from; null for a session's first. */
  parent: number | null;
  draft: Draft;
  message: string;
  /** What it is, where that is not what was asked for: one of several to choose from, say. */
  label: string | null;
  /** The name of the upload that it came by; null where words led to it. */
  upload: string | null;
  /** Of several that were offered to choose from, what they have in common; null for all others. */
  choices: number | null;
  /** Milliseconds since the Unix epoch. */
  createdAt: number;
}

export interface ListedVersion extends DraftVersion {
  /** True for the one that is on the timeline. */
  isCurrent: boolean;
}

/** A version that is to be stored. */
export interface NewVersion {
  draft: Draft;
  label: string;
}

/** Where steps back or forth have led, and how many of them there were. */
export interface Steps {
  version: DraftVersion;
  taken: number;
  /** The versions that were taken back or brought back, in that order. */
  passed: readonly VersionWords[];
}

/** What led to a version. */
export type VersionWords = Pick<DraftVersion, 'message' | 'upload'>;

export interface Versions {
  /** The version that is on the timeline: the newest, unless steps were taken back. */
  latest(sessionId: string): DraftVersion | undefined;
  /** All of them, oldest first, taken back ones too. */
  list(sessionId: string): ListedVersion[];
  /** The first words that led to a version; undefined while there are uploads alone. */
  firstWords(sessionId: string): string | undefined;
  /**
   * Makes a version out of the latest draft, in one transaction: no edit of another process gets
   * lost. Returns undefined, and stores nothing, when `edit` does. What was taken back before
   * cannot be brought back after it.
   */
  commit(
    sessionId: string,
    message: string,
    edit: (latest: Draft) => Draft | undefined,
    marks?: { label?: string | undefined; upload?: string },
  ): DraftVersion | undefined;
  /**
   * Several versions to choose from, each made out of the same one; the first of them is on the
   * timeline after it. `make` is given the latest draft.
   */
  commitChoices(
    sessionId: string,
    message: string,
    make: (latest: Draft) => readonly NewVersion[],
  ): DraftVersion[];
  /** Takes so many versions back, as far as there are any; undefined at the first one. */
  undo(sessionId: string, steps?: number): Steps | undefined;
  /** Brings back what was taken back; undefined where there is nothing of that kind. */
  redo(sessionId: string, steps?: number): Steps | undefined;
  /** Stores the draft of that version anew; undefined where there is none of that number. */
  restore(sessionId: string, message: string, number: number): DraftVersion | undefined;
}

const versionRow = z
  .object({
    row: z.number(),
    number: z.number(),
    parent: z.number().nullable(),
    draft: jsonText(draft),
    message: z.string(),
    label: z.string().nullable(),
    upload: z.string().nullable(),
    choices: z.number().nullable(),
    created_at: z.number(),
  })
  .transform(({ row, created_at, ...rest }) => ({
    row,
    version: { ...rest, createdAt: created_at } satisfies DraftVersion,
  }));

type Stored = z.infer<typeof versionRow>;

/** A draft that is to be stored, and what is known of it. */
interface Marked {
  draft: Draft;
  label?: string | null | undefined;
  upload?: string | undefined;
}

const placeRow = z.object({ head: z.number().nullable(), tip: z.number().nullable() });
const lineRow = z.object({
  row: z.number(),
  parent: z.number().nullable(),
  message: z.string(),
  upload: z.string().nullable(),
});

/** Rows are counted over all sessions; people are told which one of theirs it is. */
const countOf = (row: string): string =>
  `(SELECT COUNT(*) FROM versions AS other
    WHERE other.session_id = versions.session_id AND other.number <= ${row})`;
const SELECT = `SELECT number AS row, ${countOf('versions.number')} AS number,
  CASE WHEN parent IS NULL THEN NULL ELSE ${countOf('versions.parent')} END AS parent,
  draft, message, label, upload, choices, created_at FROM versions`;

export function versionsIn(database: Database, clock: Clock): Versions {
  /** `head` is on the timeline; `tip` is where the steps back from it began. */
  const placeOf = (sessionId: string): { head: number | null; tip: number | null } =>
    database.get(placeRow, 'SELECT head, tip FROM sessions WHERE id = ?', sessionId) ?? {
      head: null,
      tip: null,
    };
  const moveTo = (sessionId: string, head: number, tip: number): void => {
    database.run('UPDATE sessions SET head = ?, tip = ? WHERE id = ?', head, tip, sessionId);
  };
  const byRow = (row: number): Stored | undefined =>
    database.get(versionRow, `${SELECT} WHERE number = ?`, row);
  const current = (sessionId: string): Stored | undefined => {
    const { head } = placeOf(sessionId);
    // Versions that were stored before there were steps forth have no head: the newest is meant.
    return head === null
      ? database.get(
          versionRow,
          `${SELECT} WHERE session_id = ? ORDER BY number DESC LIMIT 1`,
          sessionId,
        )
      : byRow(head);
  };
  const insert = (
    sessionId: string,
    parent: number | null,
    message: string,
    { draft: content, label, upload }: Marked,
  ): Stored => {
    const inserted = database.get(
      z.object({ row: z.number() }),
      `INSERT INTO versions (session_id, parent, draft, message, label, upload, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING number AS row`,
      sessionId,
      parent,
      JSON.stringify(content),
      message,
      label ?? null,
      upload ?? null,
      clock.now(),
    );
    const stored = inserted && byRow(inserted.row);
    if (!stored) throw new Error('The version was just stored and is not there');
    return stored;
  };

  /** Makes versions of one parent, and puts the first of them on the timeline. */
  const add = (
    sessionId: string,
    parent: number | null,
    message: string,
    drafts: readonly Marked[],
  ): Stored[] => {
    const stored = drafts.map((one) => insert(sessionId, parent, message, one));
    const [first] = stored;
    if (first) moveTo(sessionId, first.row, first.row);
    return stored;
  };
  const offer = (stored: readonly Stored[]): DraftVersion[] => {
    const [first, ...more] = stored;
    if (!first || more.length === 0) return stored.map(({ version }) => version);
    return stored.map(({ row, version }) => {
      database.run('UPDATE versions SET choices = ? WHERE number = ?', first.row, row);
      return { ...version, choices: first.row };
    });
  };
  /** From a row back to the first one. */
  const lineOf = (sessionId: string, row: number): z.infer<typeof lineRow>[] => {
    const sql = 'SELECT number AS row, parent, message, upload FROM versions WHERE session_id = ?';
    const rows = new Map(database.all(lineRow, sql, sessionId).map((one) => [one.row, one]));
    const line: z.infer<typeof lineRow>[] = [];
    for (let at = rows.get(row); at; at = at.parent === null ? undefined : rows.get(at.parent)) {
      line.push(at);
    }
    return line;
  };
  /** Goes to the last of `passed`, telling the words of `told`. */
  const step = (
    sessionId: string,
    target: { row: number } | undefined,
    tip: number,
    told: readonly VersionWords[],
  ): Steps | undefined => {
    const stored = target && byRow(target.row);
    if (!stored) return undefined;
    moveTo(sessionId, stored.row, tip);
    return {
      version: stored.version,
      taken: told.length,
      passed: told.map(({ message, upload }) => ({ message, upload })),
    };
  };

  return {
    latest: (sessionId) => current(sessionId)?.version,
    list: (sessionId) =>
      database.transaction(() => {
        const row = current(sessionId)?.row;
        return database
          .all(versionRow, `${SELECT} WHERE session_id = ? ORDER BY number`, sessionId)
          .map((stored) => ({ ...stored.version, isCurrent: stored.row === row }));
      }),
    firstWords: (sessionId) =>
      database.get(
        z.object({ message: z.string() }),
        `SELECT message FROM versions WHERE session_id = ? AND upload IS NULL
         ORDER BY number LIMIT 1`,
        sessionId,
      )?.message,
    commit: (sessionId, message, edit, { label, upload } = {}) =>
      database.transaction(() => {
        const before = current(sessionId);
        const after = edit(before?.version.draft ?? { t: [] });
        if (!after) return undefined;
        return add(sessionId, before?.row ?? null, message, [{ draft: after, label, upload }])[0]
          ?.version;
      }),
    commitChoices: (sessionId, message, make) =>
      database.transaction(() => {
        const before = current(sessionId);
        const choices = make(before?.version.draft ?? { t: [] });
        return offer(add(sessionId, before?.row ?? null, message, choices));
      }),
    undo: (sessionId, steps = 1) =>
      database.transaction(() => {
        const row = current(sessionId)?.row;
        if (row === undefined) return undefined;
        const line = lineOf(sessionId, row);
        const taken = Math.min(steps, line.length - 1);
        if (taken < 1) return undefined;
        const { tip } = placeOf(sessionId);
        return step(sessionId, line[taken], tip ?? row, line.slice(0, taken));
      }),
    redo: (sessionId, steps = 1) =>
      database.transaction(() => {
        const { head, tip } = placeOf(sessionId);
        if (head === null || tip === null) return undefined;
        const line = lineOf(sessionId, tip);
        const ahead = line.slice(
          0,
          Math.max(
            0,
            line.findIndex(({ row }) => row === head),
          ),
        );
        const passed = ahead.reverse().slice(0, Math.max(0, steps));
        return step(sessionId, passed.at(-1), tip, passed);
      }),
    restore: (sessionId, message, number) =>
      database.transaction(() => {
        const wanted = database
          .all(
            versionRow,
            `${SELECT} WHERE session_id = ? ORDER BY number LIMIT 1 OFFSET ?`,
            sessionId,
            Math.max(0, number - 1),
          )
          .at(0);
        const before = current(sessionId);
        if (!wanted || wanted.version.number !== number || !before) return undefined;
        const { draft, label } = wanted.version;
        return add(sessionId, before.row, message, [{ draft, label }])[0]?.version;
      }),
  };
}
