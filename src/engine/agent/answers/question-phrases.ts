import type { MusicReport } from '../../../protocol/index.js';

/** What is on the timeline at one moment. */
export interface ToldMoment {
  ms: number;
  pictures: readonly string[];
  titles: readonly string[];
  sounds: readonly string[];
  /** The section of the piece; null outside of one. */
  section: string | null;
}

/** How loud something is. Shares, 1 as it is. */
export interface ToldVolume {
  /** Null where there is no music. */
  music: { name: string; volume: number; loudnessLufs: number | null } | null;
  /** Null where no clip has sound of its own. */
  ownSound: number | null;
}

/** The answers to questions, in one language. */
export interface QuestionPhrases {
  timeline(summary: string): string;
  key(report: MusicReport): string;
  tempo(report: MusicReport): string;
  style(styleName: string): string;
  seed(report: MusicReport): string;
  cuts(report: MusicReport): string;
  instruments(report: MusicReport): string;
  length(seconds: number): string;
  loudness(told: ToldVolume): string;
  moment(told: ToldMoment): string;
  abilities(styles: readonly string[]): string;
  /** The music is an uploaded song, of which that is not known. */
  unknownOfSong(name: string): string;
  unknownQuestion: string;
}
