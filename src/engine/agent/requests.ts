import type { Operation, Target, TimePoint, TimeRange } from '../timeline/index.js';
import type { Missing, Remark, Topic } from './intents.js';

/** A stretch of the music: by time, or as its sections are called (`intro`, `climax`, `outro` …). */
export type Stretch = { by: 'time'; range: TimeRange } | { by: 'section'; name: string };

/** Which state of the timeline is meant. */
export type VersionChoice =
  | { by: 'number'; number: number }
  /** One of several pieces that were offered to choose from: `B`. */
  | { by: 'letter'; letter: string }
  /** As it was uploaded. */
  | { by: 'first' }
  /** Before the edit that those words describe: “the title”, “I trimmed it”. */
  | { by: 'before'; words: string };

/** One thing that a message asks for, in the order of its words. */
export type Request =
  | { ask: 'edit'; operation: Operation }
  /** A new piece, or the one before changed as a whole. */
  | { ask: 'music'; words: string; refines: boolean; tempoStep: number | null }
  /** The music changed in one stretch; every other bar stays as it is. */
  | { ask: 'revise'; words: string; stretch: Stretch }
  /** The music fitted to the picture as it is now; its theme stays. */
  | { ask: 'conform' }
  /** So many pieces to choose from, each a version. */
  | { ask: 'variants'; count: number; words: string }
  | { ask: 'remove-music' }
  | { ask: 'undo' | 'redo'; steps: number }
  | { ask: 'restore'; version: VersionChoice }
  /** `at` goes with the topic `moment`. */
  | { ask: 'question'; topic: Topic | 'unknown'; at?: TimePoint }
  | { ask: 'missing'; missing: Missing }
  /** What cannot be done without knowing more: one question is asked, and nothing else is done. */
  | { ask: 'clarify'; about: Clarification }
  | { ask: 'greeting' }
  | { ask: 'remark'; remark: Remark };

/** What is not clear. */
export type Clarification =
  /** A title without its text. */
  | { of: 'text' }
  /** Where to cut, or how much. */
  | { of: 'time'; doing: string }
  | { of: 'which'; doing: string; target: Target | null }
  | { of: 'how-much'; doing: string }
  /** One of the pieces that were just offered, or a version of the timeline. */
  | { of: 'version'; letter: string; number: number };

/** An upload, as words may name it. */
export interface KnownMedia {
  name: string;
  kind: 'video' | 'image' | 'audio';
  /** It is on the timeline already. */
  placed: boolean;
}

/** What there is while a message is read: what “it”, “the song” or “beach.mp4” can mean. */
export interface ReadingContext {
  /** In the order of their upload. */
  media: readonly KnownMedia[];
  /** What the pictures on the timeline are called, in their order; where it is known. */
  shown?: readonly string[];
  /** How many pictures and titles are on the timeline. */
  pictures: number;
  titles: number;
  /** What the titles say. */
  texts: readonly string[];
  /** How many of the titles are captions. */
  captions: number;
  /** What the music on the timeline is: a piece by the engine, or an uploaded recording. */
  music: 'none' | 'piece' | 'upload';
  /** A piece has been written in this session, whether or not it is on the timeline. */
  written: boolean;
  /** How the sections of that piece are called, in order: `intro`, `theme` … */
  sections: readonly string[];
}

/** A message, read. */
export interface Reading {
  /** Null where the words do not say; then the session's language is kept. */
  language: 'en' | 'zh' | null;
  /** The name of the one clip that is to be on the timeline; null for what is there. */
  clip: string | null;
  /** The seed that was chosen, for whatever music is asked for. */
  seed: number | null;
  /** In the order of the words. */
  requests: readonly Request[];
  /** Words of edits that nobody understood, as they were typed; to be told, never guessed at. */
  unread: readonly string[];
}
