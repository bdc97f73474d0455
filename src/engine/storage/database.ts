import { basename } from 'node:path';
import Libsql from 'libsql';
import type { z } from 'zod';
import { ExitCode, VmgError } from '../../support/errors.js';
import { systemFailure } from '../../support/system-errors.js';
import { migrations } from './migrations.js';

export type SqlValue = string | number | null;

/** How long a writer waits for another process's write before it gives up, in milliseconds. */
const BUSY_TIMEOUT_MS = 10_000;

/**
 * One connection to the engine's SQLite file. Rows are parsed at this edge, so that nothing
 * unchecked enters the program.
 */
export interface Database {
  /** Executes a statement and returns how many rows it changed. */
  run(sql: string, ...values: SqlValue[]): number;
  /** All rows, each through `schema`. */
  all<Row>(schema: z.ZodType<Row>, sql: string, ...values: SqlValue[]): Row[];
  /** The first row through `schema`, or undefined. */
  get<Row>(schema: z.ZodType<Row>, sql: string, ...values: SqlValue[]): Row | undefined;
  /**
   * Runs `work` as one write transaction; it is rolled back when `work` throws. Within another one
   * it is a part of that.
   */
  transaction<Result>(work: () => Result): Result;
  close(): void;
}

/**
 * Opens the database at `path`, made when it is not there, and brings its schema up to date.
 * Several processes may have it open: it is in WAL mode, and writers wait for one another.
 *
 * Throws, then and later, a VmgError `data-damaged` (exit 3) where the file is damaged or no
 * database, and `disk-full` (exit 7).
 *
 * @throws VmgError `data-too-new` when a newer version wrote it, `data-unusable` when it cannot be
 * opened.
 */
export function openDatabase(path: string): Database {
  let connection: Libsql.Database | undefined;
  try {
    connection = new Libsql(path, { timeout: BUSY_TIMEOUT_MS });
    connection.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    switchToWal(connection);
    connection.pragma('synchronous = NORMAL');
    connection.pragma('foreign_keys = ON');
    migrate(connection, path);
  } catch (error) {
    connection?.close();
    if (error instanceof VmgError) throw error;
    const known = failureOf(error, path);
    if (known) throw known;
    throw new VmgError(
      'data-unusable',
      ExitCode.input,
      `The engine's database cannot be used: ${path}`,
      {
        hint: 'Check that the folder is writable, or move the file away to start anew.',
        cause: error,
      },
    );
  }
  return wrap(connection, path);
}

/** SQLite's codes for a file that is not, or no longer, a whole database. */
const DAMAGED = /^SQLITE_(CORRUPT|NOTADB)/;

/**
 * What SQLite says of its file, for people. A damaged one is not set aside: others may be writing to
 * it, and in an empty one's name all stored media would be cleaned up as forgotten.
 */
function failureOf(error: unknown, path: string): VmgError | undefined {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  if (typeof code !== 'string' || !DAMAGED.test(code)) return systemFailure(error);
  return new VmgError('data-damaged', ExitCode.input, `The engine's database is damaged: ${path}`, {
    hint: `End every vmg, move ${basename(path)}, ${basename(path)}-wal and ${basename(path)}-shm out of that folder, and try again: sessions are lost, exported films are not.`,
    cause: error,
  });
}

function wrap(connection: Libsql.Database, path: string): Database {
  /** Any statement may be the first to meet a damaged page or a full disk. */
  const told = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      throw failureOf(error, path) ?? error;
    }
  };

  const statements = new Map<string, Libsql.Statement>();
  const prepare = (sql: string): Libsql.Statement => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = connection.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  let isOpen = false;
  const transaction = <Result>(work: () => Result): Result => {
    if (isOpen) return work();
    isOpen = true;
    try {
      return told(() => atOnce(connection, work));
    } finally {
      isOpen = false;
    }
  };
  const all: Database['all'] = (schema, sql, ...values) =>
    told(() => prepare(sql).all(...values)).map((row) => schema.parse(row));
  return {
    run: (sql, ...values) => told(() => prepare(sql).run(...values).changes),
    all,
    // Reading to the end releases the snapshot; a statement left half-way would keep it.
    get: (schema, sql, ...values) => all(schema, sql, ...values)[0],
    transaction,
    close() {
      statements.clear();
      connection.close();
    },
  };
}

/**
 * Runs `work` as a write transaction. On a full disk SQLite takes it back by itself, and asking for
 * that again would fail and hide why.
 */
function atOnce<Result>(connection: Libsql.Database, work: () => Result): Result {
  connection.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    connection.exec('COMMIT');
    return result;
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw error;
  }
}

/** The switch itself takes no heed of the busy time-out when two processes make it at once. */
function switchToWal(connection: Libsql.Database): void {
  for (let attempt = 0; ; attempt++) {
    try {
      connection.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      if (attempt >= 50 || !(error instanceof Error) || !/busy|locked/i.test(error.message)) {
        throw error;
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

function versionOf(connection: Libsql.Database): number {
  const row = connection.prepare('PRAGMA user_version').all()[0];
  return typeof row === 'object' && row !== null && 'user_version' in row
    ? Number(row.user_version)
    : 0;
}

function migrate(connection: Libsql.Database, path: string): void {
  if (versionOf(connection) === migrations.length) return;
  atOnce(connection, () => {
    // Read again: another process may have migrated while this one waited for the lock.
    const from = versionOf(connection);
    if (from > migrations.length) {
      throw new VmgError(
        'data-too-new',
        ExitCode.usage,
        `The engine's data was written by a newer version: ${path}`,
        { hint: 'Update vmg, or give this version a data folder of its own.' },
      );
    }
    for (const step of migrations.slice(from)) connection.exec(step);
    connection.pragma(`user_version = ${migrations.length}`);
  });
}
