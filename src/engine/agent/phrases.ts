import type { MusicReport } from '../../protocol/index.js';
import type { Direction } from '../music/index.js';
import type { RevisedAgain } from '../workers/index.js';
import type { EditPhrases } from './answers/edit-phrases.js';
import type { HistoryPhrases } from './answers/history-phrases.js';
import type { QuestionPhrases } from './answers/question-phrases.js';
import type { Missing, Remark } from './intents.js';

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
  /** Misspelt words, and what they were taken for. */
  misspelt?: readonly { typed: string; taken: string }[];
  /** What happens when, because the words ask for it, and what of that cannot be. */
  directions?: readonly Direction[];
  unmetDirections?: readonly Direction[];
  /** Changes of mood that were asked for, and whether the force of the piece follows them. */
  moodTurns?: readonly { text: string; shown: boolean }[];
  /** Instruments that were asked for and that nobody plays, as `INSTRUMENT_FAMILIES` calls them. */
  unplayed?: readonly string[];
  /** Instruments that were to be louder or softer, and that nobody plays. */
  absentPlayers: readonly string[];
  /** Stretches of the piece before that were changed there, and are here again or are not. */
  revisedAgain?: RevisedAgain;
  /** The clip has sound of its own, which is kept. */
  keepsOwnSound: boolean;
  /** Share, 1 as it was mixed. */
  volume: number;
}

/** Everything that the agent says, in one language. */
export interface Phrases extends EditPhrases, HistoryPhrases, QuestionPhrases {
  /** Sentences as one text. */
  join(sentences: readonly string[]): string;
  noVideo(uploaded: readonly string[]): string;
  /** There is no upload of the name by which a clip was asked for. */
  noSuchClip(name: string): string;
  /** Everything else was taken off the timeline. */
  alone(name: string): string;
  /** @param started There is a picture on the timeline. */
  greeting(started: boolean): string;
  piece(facts: PieceFacts): string;
  noMusicYet: string;
  /** Where a volume above 100% would change nothing. */
  loudest: string;
  /** The music is off the timeline: what it was. */
  removed(names: readonly string[]): string;
  emptyTimeline: string;
  /** The answer to words that ask for nothing. */
  remark: Readonly<Record<Remark, string>>;
  missing: Readonly<Record<Missing, string>>;
}

export const percent = (share: number): string => `${Math.round(share * 100)}%`;
