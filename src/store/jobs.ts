import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Job, JobStore } from '../app/ports.js';
import { renderSubmission } from '../protocol/index.js';
import type { OnWarning } from './config-file.js';
import { isHeld, takeHold } from './hold.js';
import { RecordFolder } from './record-folder.js';

const fileMark = z.object({
  address: z.string(),
  etag: z.string().exactOptional(),
  modified: z.string().exactOptional(),
  bytes: z.number().exactOptional(),
});

const jobRecord = z.looseObject({
  renderId: z.string().min(1),
  sessionId: z.string().min(1),
  backend: z.enum(['engine', 'cloud']),
  apiUrl: z.string(),
  output: z.string().min(1),
  overwrite: z.boolean().exactOptional(),
  status: z.enum(['submitting', 'running', 'downloaded', 'failed']),
  createdAt: z.string(),
  error: z.string().exactOptional(),
  replaces: z.string().exactOptional(),
  part: fileMark.exactOptional(),
  whole: z.object({ bytes: z.number(), modifiedMs: z.number() }).exactOptional(),
  request: renderSubmission,
});

/** Renders that were asked for, in `<folder>/jobs`, a file each; who works on one holds it. */
export function openJobs(folder: string, onWarning?: OnWarning): JobStore {
  const records = new RecordFolder({
    folder: join(folder, 'jobs'),
    schema: jobRecord,
    ...(onWarning === undefined ? {} : { onWarning }),
  });
  const holdOf = (renderId: string): string => records.path(renderId, 'hold');
  return {
    async list(): Promise<Job[]> {
      return records.list();
    },
    async get(renderId): Promise<Job | undefined> {
      return records.get(renderId);
    },
    async save(job) {
      records.save(job.renderId, { ...job });
    },
    async remove(renderId) {
      records.remove(renderId);
      rmSync(holdOf(renderId), { force: true });
    },
    hold: (renderId) => takeHold(holdOf(renderId)),
    async isHeld(renderId) {
      return isHeld(holdOf(renderId));
    },
  };
}
