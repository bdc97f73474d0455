import type { AppContext, Job, Session } from './ports.js';

/** True when a record is of the backend that is in use now. */
export function isOfBackend(
  { backend }: AppContext,
  record: Pick<Session | Job, 'backend' | 'apiUrl'>,
): boolean {
  if (record.backend !== backend.kind) return false;
  // The engine's port differs from run to run; what it keeps is the same.
  return backend.kind === 'engine' || record.apiUrl === backend.apiUrl;
}
