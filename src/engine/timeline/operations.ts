import type {
  AspectRatio,
  Draft,
  Fit,
  SoundRole,
  StillMotion,
  TitleMotion,
  TitlePosition,
  TransitionKind,
} from '../../protocol/index.js';

/** Kinds of track, as operations and answers name them. */
export type TrackName = 'video' | 'audio' | 'text';

/** What an edit is about. */
export type Target =
  /** Everything on tracks of a kind. */
  | { by: 'all'; track: TrackName }
  /** Counted from 1; −1 is the last one. */
  | { by: 'number'; track: TrackName; number: number }
  /** By (part of) its file's name, its title or its text. */
  | { by: 'name'; name: string; track?: TrackName }
  /** What is there at that time. */
  | { by: 'time'; track: TrackName; at: TimePoint }
  /** Pictures that are still images, titles that are captions, or audio of a role. */
  | { by: 'kind'; kind: 'image' | 'caption' | SoundRole };

/** A place on the timeline, or within a target where an operation has one. Milliseconds. */
export type TimePoint =
  | { of: 'start'; ms: number }
  /** Counted back from the end. */
  | { of: 'end'; ms: number }
  /** Of the whole length, 0…1. */
  | { of: 'share'; share: number /** So much after that, or before. */; ms?: number }
  /** From where another thing begins or ends. */
  | { of: 'thing'; target: Target; edge: 'start' | 'end'; ms: number };

/** From the beginning or to the end where a side is null. */
export interface TimeRange {
  from: TimePoint | null;
  to: TimePoint | null;
}

/** A place in the order of the pictures. */
export type Place =
  | { at: 'start' | 'end' }
  | { at: 'number'; number: number }
  | { at: 'before' | 'after'; target: Target };

/** A new value, or so many times (or so much more than) the one that there is. */
export type Amount = { to: number } | { times: number } | { plus: number };

/** How a title looks; what is left out stays, or is as usual. */
export interface TitleLook {
  style?: 'title' | 'caption';
  position?: TitlePosition;
  /** Of the usual height of its style, as a factor, or larger and smaller than it is. */
  size?: Amount;
  /** `#rrggbb`. */
  colour?: string;
  enter?: TitleMotion;
  leave?: TitleMotion;
}

/** An edit of the timeline, as words ask for it. What it comes to is worked out on the draft. */
export type Operation =
  /** Puts uploads on the timeline: one by (part of) its name, or all that are not on it. */
  | { do: 'place'; media: string | 'all'; at: Place }
  /** Another picture in place of one, of the length that there is of it. */
  | { do: 'replace'; target: Target; media: string }
  | { do: 'remove'; target: Target }
  | { do: 'move'; target: Target; to: Place }
  | { do: 'swap'; first: Target; second: Target }
  | { do: 'reverse-order' }
  | { do: 'duplicate'; target: Target }
  /** Keeps only that range, of the target or of the whole timeline. */
  | { do: 'keep'; target: Target | null; range: TimeRange }
  /** Cuts that range out and closes the gap. */
  | { do: 'cut-out'; target: Target | null; range: TimeRange }
  | { do: 'split'; target: Target | null; at: TimePoint }
  /** How long each thing that is meant is shown or heard; a whole film is cut to one by `keep`. */
  | { do: 'length'; target: Target; ms: Amount }
  /**
   * How many times as fast it is played; a still picture is shown as much shorter. `range` limits
   * it to a stretch: of each thing that is meant by its number, name or time, else of the timeline.
   */
  | { do: 'speed'; target: Target; factor: Amount; range?: TimeRange | null }
  /** Loudness shares; `range` limits it to a stretch of the timeline. */
  | { do: 'volume'; of: Target; change: Amount; range: TimeRange | null }
  /** Fades in or out; 0 ms takes a fade away. */
  | { do: 'fade'; of: Target; edge: 'in' | 'out'; ms: number }
  /** Between all pictures, or into one; `kind` null takes it away. `onBeat` moves the joins to beats. */
  | {
      do: 'transition';
      into: Target | null;
      kind: TransitionKind | null;
      ms: number | null;
      onBeat: boolean;
    }
  | { do: 'title'; text: string; range: TimeRange | null; look: TitleLook }
  | {
      do: 'change-title';
      target: Target;
      text: string | null;
      range: TimeRange | null;
      look: TitleLook;
    }
  | { do: 'canvas'; ratio: AspectRatio | null; fit: Fit | null }
  | { do: 'motion'; target: Target; motion: StillMotion | 'varied' }
  /** Every picture lasts whole beats of the music: so many of them, or as many as suit its length. */
  | { do: 'slideshow'; beats: number | null }
  /** An uploaded recording: as the music (in place of what there is), or beside it. */
  | {
      do: 'sound';
      media: string;
      role: SoundRole;
      replaces: boolean;
      at: TimePoint | null;
      /** What it does where the film is longer. */
      loop: boolean;
    }
  | { do: 'loop'; target: Target; loop: boolean }
  /** How much the music gives way to speech. Decibels. */
  | { do: 'duck'; depthDb: Amount };

/** An upload, as operations see it. */
export interface TimelineMedia {
  id: string;
  name: string;
  kind: 'video' | 'image' | 'audio';
  /** Milliseconds; 0 for a picture that does not move. */
  durationMs: number;
  hasSound: boolean;
}

/** What operations are worked out with, beside the draft. */
export interface EditContext {
  /** In the order of their upload; of several of one name the newest is meant. */
  media: readonly TimelineMedia[];
  /** Beats and downbeats of the music on the timeline, milliseconds; empty where there is none. */
  beatsMs: readonly number[];
  downbeatsMs: readonly number[];
  /**
   * Uploads that have just come in behind the film, by id: one that takes the place of another
   * picture is not shown at the end as well.
   */
  justPlaced?: ReadonlySet<string>;
}

/**
 * A value that an edit changes, as it can be told. Times in milliseconds, volume and size (of the
 * usual one) in percent, speed as a factor, `duck` in decibels, `order` counted from 1, `trim`
 * where in its media a thing begins, `split` where the second part begins, `loop` “on” or “off”,
 * a transition as its kind and milliseconds (“crossfade 700”), the canvas as “9:16 blur”.
 */
export type ChangedField =
  | 'length'
  | 'start'
  | 'trim'
  | 'order'
  | 'speed'
  | 'volume'
  | 'fade-in'
  | 'fade-out'
  | 'transition'
  | 'text'
  | 'position'
  | 'size'
  | 'colour'
  | 'enter'
  | 'leave'
  | 'motion'
  | 'loop'
  | 'duck'
  | 'media'
  | 'canvas'
  | 'split';

/** What an edit did to one thing on the timeline. */
export type Change =
  | { kind: 'added' | 'removed'; track: TrackName; name: string; startMs: number; endMs: number }
  | {
      kind: 'changed';
      track: TrackName;
      name: string;
      /** After the change. */
      startMs: number;
      endMs: number;
      field: ChangedField;
      before: string | number | null;
      after: string | number | null;
      /** Of a length: how many parts it lies in, where it is more than one. */
      parts?: number;
    };

/** Why an edit cannot be made, for a sentence about it. */
export interface Refusal {
  reason:
    | 'empty-timeline'
    | 'no-such-thing'
    /** Several things fit the name. */
    | 'ambiguous'
    | 'no-such-upload'
    | 'wrong-kind'
    | 'outside'
    | 'too-short'
    | 'too-long'
    | 'only-one'
    | 'no-music'
    | 'no-beats'
    | 'nothing-to-change';
  /** What was asked for: a name, a number, a time. */
  asked?: string;
  /** What there is instead. */
  choices?: readonly string[];
  /** The limit that was broken, milliseconds. */
  limitMs?: number;
}

export type EditResult =
  | {
      ok: true;
      draft: Draft;
      changes: readonly Change[];
      /** The picture's times are others than before: music must be fitted to it again. */
      recut: boolean;
    }
  | { ok: false; refusal: Refusal };
