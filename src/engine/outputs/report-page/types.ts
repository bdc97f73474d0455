import type { MusicReport } from '../../../protocol/index.js';
import type { Analysis } from '../../analysis/types.js';
import type { Score } from '../../music/types.js';
import type { PieceReview } from '../../review/types.js';

/** What a report page is drawn from. */
export interface ReportPageInput {
  score: Score;
  analysis: Analysis;
  report: MusicReport;
  review: PieceReview;
  /** Of the page's own words. */
  language: 'en' | 'zh';
  /** The words that asked for the piece; empty when there were none. */
  words: string;
}
