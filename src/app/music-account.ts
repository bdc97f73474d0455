import type { MusicReport } from '../protocol/index.js';
import type { SessionState } from './ports.js';

/** The newest piece's own account, where the backend gives one. */
export function newestReport(state: SessionState): MusicReport | undefined {
  return state.generated.findLast((item) => item.report !== undefined)?.report;
}
