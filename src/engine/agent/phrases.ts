import type { MusicReport } from '../../protocol/index.js';
import type { Missing } from './intents.js';

/** What is told of a piece beside its report. */
export interface PieceFacts {
  report: MusicReport;
  /** Names of the clips it was written for. */
  clips: readonly string[];
  styleName: string;
  styleFromPicture: boolean;
  /** Styles that were asked for and are not there yet; the piece's own style stands in for them. */
  missingStyles: readonly string[];
  /** Words that were not understood at all. */
  unknownWords: readonly string[];
  /** The clip has sound of its own, which is kept. */
  keepsOwnSound: boolean;
  /** Share, 1 as it was mixed. */
  volume: number;
}

/** Everything that the agent says, in one language. */
export interface Phrases {
  noVideo(uploaded: readonly string[]): string;
  greeting: string;
  piece(facts: PieceFacts): string;
  noMusicYet: string;
  volume(of: 'music' | 'original', share: number): string;
  removed: string;
  undone(summary: string): string;
  nothingToUndo: string;
  timeline(summary: string): string;
  emptyTimeline: string;
  key(report: MusicReport): string;
  tempo(report: MusicReport): string;
  style(styleName: string): string;
  seed(report: MusicReport): string;
  cuts(report: MusicReport): string;
  instruments(report: MusicReport): string;
  length(seconds: number): string;
  abilities(styles: readonly string[]): string;
  unknownQuestion: string;
  missing: Readonly<Record<Missing, string>>;
}

export const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** How many hits there are, and how many of them fall on a downbeat. */
export function countHits({ hits }: MusicReport): { hits: number; downbeats: number } {
  return { hits: hits.length, downbeats: hits.filter(({ downbeat }) => downbeat).length };
}
