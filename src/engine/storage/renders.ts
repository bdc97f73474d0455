import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { RenderRequest } from '../../protocol/index.js';
import type { Clock } from '../../support/clock.js';
import type { Database } from './database.js';
import { isAlive, LEASE_MS, type Owner } from './owners.js';
import {
  RENDER_COLUMNS,
  type RenderChild,
  type RenderOutput,
  type RenderRecord,
  renderRow,
} from './render-rows.js';
import { newSecret } from './secrets.js';

export interface RenderProgress {
  progress: number;
  checkpoint?: unknown;
  timingsMs?: Record<string, number>;
}

/**
 * The renders of all accounts. Whoever works on one owns it by a lease; every write names the
 * owner, and does nothing (returns false) once somebody else has taken the render over.
 */
export interface Renders {
  /** Stores a render as pending and unowned; the one that is there when the id is known. */
  submit(accountId: string, request: RenderRequest): RenderRecord;
  find(accountId: string, id: string): RenderRecord | undefined;
  findByKey(id: string, downloadKey: string): RenderRecord | undefined;
  /**
   * Takes an unfinished render that nobody else living owns; undefined when it is not to be had.
   * The child that an earlier owner has left stands in the record.
   */
  claim(render: RenderRecord, owner: Owner): RenderRecord | undefined;
  /** Prolongs the leases of this owner. */
  renew(owner: Owner): void;
  advance(render: RenderRecord, owner: Owner, progress: RenderProgress): boolean;
  /** Notes the child process that works on it. */
  noteChild(render: RenderRecord, owner: Owner, child: RenderChild): boolean;
  complete(render: RenderRecord, owner: Owner, output: RenderOutput): boolean;
  fail(render: RenderRecord, owner: Owner, error: string): boolean;
  /**
   * Ends an unfinished render as failed, whoever works on it: they hear of it at their next write.
   * False when it had ended before.
   */
  cancel(render: RenderRecord, error: string): boolean;
  /** Gives back what this owner has not finished; an attempt that ended so does not count. */
  release(owner: Owner): void;
  /** Drops what was ended before `time` (ms since the epoch); returns the folders that held it. */
  forgetEnded(time: number): string[];
  /** The folders of all that are remembered. */
  folders(): string[];
  /** Marks the unfinished renders of owners that are gone; returns how many. */
  markInterrupted(): number;
}

const FREE = 'owner = NULL, owner_host = NULL, owner_pid = NULL, lease_until = 0';
const ENDED = `${FREE}, child = NULL`;

const folderRow = z.object({ folder: z.string() });

export function rendersIn(database: Database, clock: Clock): Renders {
  const select = (where: string, ...values: (string | number)[]): RenderRecord | undefined =>
    database.get(renderRow, `SELECT ${RENDER_COLUMNS} FROM renders WHERE ${where}`, ...values);
  const find = (accountId: string, id: string) =>
    select('account_id = ? AND id = ?', accountId, id);

  return {
    submit: (accountId, request) =>
      database.transaction(() => {
        database.run(
          `INSERT INTO renders
             (id, account_id, session_id, folder, download_key, request, status, created_at)
           VALUES (?, ?, ?, ?, ?, ?, 'pending', ?) ON CONFLICT DO NOTHING`,
          request.id,
          accountId,
          request.sessionId,
          randomUUID(),
          newSecret('dl_'),
          JSON.stringify(request),
          clock.now(),
        );
        const render = find(accountId, request.id);
        if (!render) throw new Error('The render was just stored and is not there');
        return render;
      }),
    find,
    findByKey: (id, key) => select('id = ? AND download_key = ?', id, key),
    claim(render, owner) {
      const { lease } = render;
      if (lease && lease.id !== owner.id && isAlive(lease, clock.now())) return undefined;
      return database.get(
        renderRow,
        // The owner seen must still be the owner: of two who want it, one gets it.
        `UPDATE renders SET status = 'pending', attempts = attempts + 1, owner = ?,
           owner_host = ?, owner_pid = ?, lease_until = ?
         WHERE number = ? AND status IN ('pending', 'processing', 'interrupted') AND owner IS ?
         RETURNING ${RENDER_COLUMNS}`,
        owner.id,
        owner.host,
        owner.pid,
        clock.now() + LEASE_MS,
        render.number,
        lease?.id ?? null,
      );
    },
    renew(owner) {
      database.run(
        'UPDATE renders SET lease_until = ? WHERE owner = ?',
        clock.now() + LEASE_MS,
        owner.id,
      );
    },
    advance: (render, owner, { progress, checkpoint, timingsMs }) =>
      database.run(
        `UPDATE renders SET status = 'processing', progress = ?,
           checkpoint = coalesce(?, checkpoint), timings = coalesce(?, timings)
         WHERE number = ? AND owner = ?`,
        progress,
        checkpoint === undefined ? null : JSON.stringify(checkpoint),
        timingsMs === undefined ? null : JSON.stringify(timingsMs),
        render.number,
        owner.id,
      ) > 0,
    noteChild: (render, owner, child) =>
      database.run(
        'UPDATE renders SET child = ? WHERE number = ? AND owner = ?',
        JSON.stringify(child),
        render.number,
        owner.id,
      ) > 0,
    complete: (render, owner, output) =>
      database.run(
        `UPDATE renders SET status = 'completed', progress = 1, output = ?, error = NULL, ${ENDED}
         WHERE number = ? AND owner = ?`,
        JSON.stringify(output),
        render.number,
        owner.id,
      ) > 0,
    fail: (render, owner, error) =>
      database.run(
        `UPDATE renders SET status = 'failed', error = ?, ${ENDED} WHERE number = ? AND owner = ?`,
        error,
        render.number,
        owner.id,
      ) > 0,
    cancel: (render, error) =>
      database.run(
        `UPDATE renders SET status = 'failed', error = ?, ${ENDED}
         WHERE number = ? AND status NOT IN ('completed', 'failed')`,
        error,
        render.number,
      ) > 0,
    release(owner) {
      database.run(
        `UPDATE renders SET status = 'interrupted', attempts = max(0, attempts - 1), ${ENDED}
         WHERE owner = ?`,
        owner.id,
      );
    },
    forgetEnded: (time) =>
      database
        .all(
          folderRow,
          `DELETE FROM renders WHERE status IN ('completed', 'failed') AND created_at < ?
           RETURNING folder`,
          time,
        )
        .map(({ folder }) => folder),
    folders: () =>
      database.all(folderRow, 'SELECT folder FROM renders').map(({ folder }) => folder),
    markInterrupted: () =>
      database
        .all(
          renderRow,
          `SELECT ${RENDER_COLUMNS} FROM renders WHERE status IN ('pending', 'processing')`,
        )
        .filter(({ lease }) => lease === null || !isAlive(lease, clock.now()))
        .reduce(
          (count, render) =>
            count +
            database.run(
              `UPDATE renders SET status = 'interrupted', ${FREE}
               WHERE number = ? AND owner IS ? AND status IN ('pending', 'processing')`,
              render.number,
              render.lease?.id ?? null,
            ),
          0,
        ),
  };
}
