import type { AspectRatio } from '../../../protocol/index.js';
import type { Place, Target, TimePoint, TimeRange, TitleLook } from '../../timeline/index.js';
import type { Word } from './words-en.js';

/** What a thing that words name is, before it is known what is done with it. */
export type Thing =
  | 'picture'
  /** The pictures that are still images. */
  | 'images'
  /** The film as a whole. */
  | 'film'
  /** “The clip”, which says nothing where there are several. */
  | 'some-picture'
  | 'title'
  /** “The title”, which says nothing where there are several. */
  | 'some-title'
  /** One that is not there yet. */
  | 'new-title'
  | 'all-titles'
  | 'music'
  /** The clips' own sound. */
  | 'original'
  /** “My song”, without its name. */
  | 'my-recording'
  /** “It”. */
  | 'pronoun';

/** What a stretch of a message means by itself. */
export type Meaning =
  | { is: 'word'; word: Word }
  | { is: 'quote'; text: string }
  /** A file; `placed` is null where nothing of that name was uploaded. */
  | { is: 'file'; name: string; kind: 'video' | 'image' | 'audio'; placed: boolean | null }
  | { is: 'thing'; thing: Thing; target: Target }
  | { is: 'range'; range: TimeRange }
  | { is: 'point'; point: TimePoint }
  /** At the start or the end, of whatever it is. */
  | { is: 'edge'; edge: 'start' | 'end' }
  | { is: 'span'; ms: number }
  | { is: 'percent'; share: number }
  | { is: 'factor'; times: number }
  | { is: 'decibels'; db: number }
  | { is: 'count'; count: number }
  | { is: 'place'; place: Place }
  /**
   * Where pictures give way to one another: into one of them, or into or out of what “it” is; null
   * where nobody can tell which.
   */
  | { is: 'join'; into: Target | 'all' | 'it' | 'behind-it' | null }
  | { is: 'look'; look: TitleLook }
  | { is: 'ratio'; ratio: AspectRatio }
  | { is: 'section'; name: string }
  | { is: 'break' }
  | { is: 'filler' }
  | { is: 'unknown' };

/** A meaning and where it stands in the message. */
export type Item = Meaning & { start: number; end: number };

export type Slot = Exclude<Meaning['is'], 'word' | 'break' | 'filler' | 'unknown'>;

/** What was read at a place, and how many characters it takes. */
export interface Found {
  meanings: readonly Meaning[];
  length: number;
}

/** Reads what begins at `at`; null when nothing of its kind does. */
export type Reader = (text: string, at: number) => Found | null;
