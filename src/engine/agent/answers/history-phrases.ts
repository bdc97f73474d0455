import type { MusicReport } from '../../../protocol/index.js';

/** What is told of steps back or forth. */
export interface ToldSteps {
  /** What was asked for in each of the first steps, as it can be said. */
  messages: readonly string[];
  /** How many steps were taken. */
  taken: number;
  /** How many steps were asked for. */
  asked: number;
  /** The version that is on the timeline now. */
  number: number;
  summary: string;
}

/** What is told of a piece that was changed in one stretch. */
export interface ToldRevision {
  report: MusicReport;
  /** Where the bars begin and end that are others now. */
  fromSeconds: number;
  toSeconds: number;
  /** Instruments that were to be louder or softer, and that nobody plays. */
  absentPlayers: readonly string[];
  unknownWords: readonly string[];
  /** What was asked and only a whole piece can change. */
  beyond: readonly ('tempo' | 'key' | 'style')[];
}

/** What is said of versions and of the pieces on them, in one language. */
export interface HistoryPhrases {
  undone(steps: ToldSteps): string;
  redone(steps: ToldSteps): string;
  nothingToUndo: string;
  nothingToRedo: string;
  restored(version: { number: number; words: string; summary: string }): string;
  /** Back to what it was before any edit. */
  asUploaded(version: { number: number; summary: string }): string;
  alreadyThere(number: number): string;
  noSuchVersion(number: number, count: number): string;
  /** No piece of that letter was offered. */
  noSuchChoice(letter: string, offered: readonly string[]): string;
  /** No edit of that kind has been made. */
  noEditBefore(words: string): string;
  versions(all: readonly { number: number; words: string; isCurrent: boolean }[]): string;
  uploaded(name: string): string;
  quoted(words: string): string;
  /** One of several pieces to choose from: `Version A: …`. */
  choice(letter: string, report: MusicReport, styleName: string): string;
  choices(told: {
    clips: readonly string[];
    labels: readonly string[];
    /** Numbers of their versions. */
    numbers: readonly number[];
    /** Where another number of them was asked for than there can be. */
    limited: { fewest: number; most: number } | null;
  }): string;
  chosen(label: string): string;
  alreadyChosen(label: string): string;
  /** The piece was fitted to another cut of the picture. */
  conformed(before: MusicReport, after: MusicReport, told: { length: boolean }): string;
  /** The music fits the picture as it is. */
  fits(title: string): string;
  revised(told: ToldRevision): string;
  noSuchSection(name: string, sections: readonly string[]): string;
  /** What is asked can be done with the engine's own pieces alone. */
  notOurs(name: string): string;
  pieceTooOld(title: string): string;
}
