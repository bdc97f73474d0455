import Libsql from 'libsql';
import type { z } from 'zod';
import { ExitCode, VmgError } from '../../support/errors.js';
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
  /** Runs `work` as one write transaction; it is rolled back when `work` throws. */
  transaction<Result>(work: () => Result): Result;
  close(): void;
}

/**
 * Opens the database at `path`, made when it is not there, and brings its schema up to date.
 * Several processes may have it open: it is in WAL mode, and writers wait for one another.
 *
 * @throws VmgError `data-too-new` when a newer version wrote it, `data-unusable` when it is no
 * database or cannot be opened.
 */
export function openDatabase(path: string): Database {
  let connection: Libsql.Database;
  try {
    connection = new Libsql(path, { timeout: BUSY_TIMEOUT_MS });
    connection.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    switchToWal(connection);
    connection.pragma('synchronous = NORMAL');
    connection.pragma('foreign_keys = ON');
    migrate(connection, path);
  } catch (error) {
    if (error instanceof VmgError) throw error;
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
  return wrap(connection);
}

function wrap(connection: Libsql.Database): Database {
  const statements = new Map<string, Libsql.Statement>();
  const prepare = (sql: string): Libsql.Statement => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = connection.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  const all: Database['all'] = (schema, sql, ...values) =>
    prepare(sql)
      .all(...values)
      .map((row) => schema.parse(row));
  return {
    run: (sql, ...values) => prepare(sql).run(...values).changes,
    all,
    // Reading to the end releases the snapshot; a statement left half-way would keep it.
    get: (schema, sql, ...values) => all(schema, sql, ...values)[0],
    transaction: (work) => connection.transaction(work).immediate(),
    close() {
      statements.clear();
      connection.close();
    },
  };
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
  connection
    .transaction(() => {
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
    })
    .immediate();
}
