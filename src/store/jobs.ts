import { join } from 'node:path';
import { z } from 'zod';
import type { Job, JobStore } from '../app/ports.js';
import { renderSubmission } from '../protocol/index.js';
import type { OnWarning } from './config-file.js';
import { RecordFolder } from './record-folder.js';

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
  request: renderSubmission,
});

/** Renders that were asked for, in `<folder>/jobs`, a file each. */
export function openJobs(folder: string, onWarning?: OnWarning): JobStore {
  const records = new RecordFolder({
    folder: join(folder, 'jobs'),
    schema: jobRecord,
    ...(onWarning === undefined ? {} : { onWarning }),
  });
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
    },
  };
}
