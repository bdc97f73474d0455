import { z } from 'zod';
import { type RenderRequest, renderOutput, renderRequest } from '../../protocol/index.js';
import { jsonText } from './json-text.js';
import type { Lease } from './owners.js';

/** `interrupted` is ours alone: its owner is gone, and nobody has taken it up again. */
export type RenderState = 'pending' | 'processing' | 'interrupted' | 'completed' | 'failed';

/** What a finished render is; the file itself lies in the render's folder. */
export type RenderOutput = z.infer<typeof renderOutput>;

/** A process of the machine `host`, told from others of the same id by when it was `started`. */
const childProcess = z.object({ pid: z.number(), host: z.string(), started: z.string() });
export type RenderChild = z.infer<typeof childProcess>;

export interface RenderRecord {
  number: number;
  /** The client's own id of it; unique within the account. */
  id: string;
  accountId: string;
  sessionId: string;
  /** Name of its folder. */
  folder: string;
  /** Whoever has it may fetch the file: it stands in the file's URL, where no token may. */
  downloadKey: string;
  request: RenderRequest;
  status: RenderState;
  /** 0…1 of the whole. */
  progress: number;
  /** What the last finished stage left behind. */
  checkpoint: unknown;
  output: RenderOutput | null;
  /** For people. */
  error: string | null;
  timingsMs: Record<string, number>;
  /** How often somebody has begun with it. */
  attempts: number;
  lease: Lease | null;
  /** The child process that was last seen to work on it. */
  child: RenderChild | null;
}

export const RENDER_COLUMNS = `number, id, account_id, session_id, folder, download_key, request,
  status, progress, checkpoint, output, error, timings, attempts, owner, owner_host, owner_pid,
  lease_until, child`;

export const renderRow = z
  .object({
    number: z.number(),
    id: z.string(),
    account_id: z.string(),
    session_id: z.string(),
    folder: z.string(),
    download_key: z.string(),
    request: jsonText(renderRequest),
    status: z.enum(['pending', 'processing', 'interrupted', 'completed', 'failed']),
    progress: z.number(),
    checkpoint: jsonText(z.unknown()).nullable(),
    output: jsonText(renderOutput).nullable(),
    error: z.string().nullable(),
    timings: jsonText(z.record(z.string(), z.number())),
    attempts: z.number(),
    owner: z.string().nullable(),
    owner_host: z.string().nullable(),
    owner_pid: z.number().nullable(),
    lease_until: z.number(),
    child: jsonText(childProcess).nullable(),
  })
  .transform((row): RenderRecord => {
    const { owner, owner_host, owner_pid, lease_until } = row;
    return {
      number: row.number,
      id: row.id,
      accountId: row.account_id,
      sessionId: row.session_id,
      folder: row.folder,
      downloadKey: row.download_key,
      request: row.request,
      status: row.status,
      progress: row.progress,
      checkpoint: row.checkpoint,
      output: row.output,
      error: row.error,
      timingsMs: row.timings,
      attempts: row.attempts,
      lease:
        owner !== null && owner_host !== null && owner_pid !== null
          ? { id: owner, host: owner_host, pid: owner_pid, until: lease_until }
          : null,
      child: row.child,
    };
  });
