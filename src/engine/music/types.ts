import type { Revision } from './brief/read-revision.js';

/**
 * Beats are quarter notes, counted from 0 at the start of the picture. Bars are 4/4, except where a
 * shorter or longer one brings a strong cut onto a downbeat (`Score.barStarts` names every barline).
 */
export type Beats = number;

export type Mode = 'major' | 'minor' | 'dorian' | 'mixolydian' | 'lydian' | 'phrygian';

export interface Key {
  /** Such as `C`, `F#`, `Bb`. */
  tonic: string;
  mode: Mode;
}

/** Where on a score's part a sound comes from. */
export type Instrument =
  /** A General MIDI programme of the sound font, 0…127. */
  | { kind: 'sampled'; program: number; bank?: number }
  /** A drum kit of the sound font (GM percussion key map), by programme: 0 standard, 8 room, 24 electronic, 25 808, 32 jazz, 40 brush, 48 orchestra. */
  | { kind: 'kit'; program: number }
  /** One of our own oscillator voices. */
  | { kind: 'voice'; voice: VoiceId };

/** Our own voices, for what General MIDI lacks. */
export type VoiceId =
  | 'sub-bass'
  | 'warm-pad'
  | 'supersaw'
  | 'pluck'
  | 'riser'
  | 'impact'
  | 'sub-drop'
  | 'reverse-swell'
  | 'vinyl'
  | 'synth-bass'
  | 'acid-bass'
  | 'bass-808'
  | 'synth-lead'
  | 'chip-pulse'
  | 'chip-square'
  | 'chip-triangle'
  /** Drum machines: their pitches are the keys of the GM percussion map. */
  | DrumMachineId;

export type DrumMachineId = 'dance-drums' | 'gated-drums' | 'trap-drums' | 'chip-drums';

export interface Note {
  startBeat: Beats;
  durationBeats: Beats;
  /** MIDI note number; on a kit, the GM percussion key. */
  pitch: number;
  /** 1…127. */
  velocity: number;
  /** The player's deviation from the grid, in seconds (negative: early). 0 on hits. */
  nudgeSeconds: number;
}

/** A controller over time: value 0…1 at each point, linear between them. */
export interface AutomationPoint {
  beat: Beats;
  value: number;
}

export type Role =
  | 'melody'
  | 'counter'
  | 'chords'
  | 'pad'
  | 'bass'
  | 'drums'
  | 'percussion'
  | 'effects';

/** How a part sits in the mix. */
export interface PartMix {
  /** Level relative to other parts of its role's usual loudness, decibels. */
  gainDb: number;
  /** −1 left … 1 right. */
  pan: number;
  /** 0…1 to the reverb. */
  reverbSend: number;
  lowCutHz?: number;
  highCutHz?: number;
  /** Depth in decibels by which the kick pushes this part down. */
  sidechainDb?: number;
}

/** One player. `notes` are sorted by start. */
export interface Part {
  /** Unique within the score, kebab-case: `electric-piano`, `drums`. */
  id: string;
  /** For people: `Electric piano`. */
  name: string;
  role: Role;
  instrument: Instrument;
  notes: readonly Note[];
  mix: PartMix;
  /** Expression (swells): 0…1, more in a stretch that was made louder; absent means 1 throughout. */
  expression?: readonly AutomationPoint[];
  /** A low-pass that moves: 0 closed (only the body is left) … 1 open; absent means open throughout. */
  brightness?: readonly AutomationPoint[];
}

/** How the whole is produced. */
export interface Production {
  reverb: { seconds: number; preDelayMs: number; brightness: number };
  /** 0…1: gentle … audible saturation. */
  saturation: number;
  /** 0…1: tape's slow pitch drift. */
  wow: number;
  /** 0…1: stereo width of the whole, 1 as it is. */
  width: number;
  /** Master tone, decibels at 100 Hz and 8 kHz shelves. */
  lowShelfDb: number;
  highShelfDb: number;
  /** 0…1: how hard the bus compressor works. */
  glue: number;
}

/** Beat ↔ time: sorted points, linear between them; the first is beat 0. */
export interface TempoMap {
  points: readonly { beat: Beats; seconds: number }[];
}

export interface Section {
  /** intro, theme, variation, build, climax, break, outro … */
  name: string;
  startBeat: Beats;
  endBeat: Beats;
  /** 0…1: how many layers play and how hard. */
  intensity: number;
}

/** A cut that the music accents: notes begin exactly on `beat`, which may lie between sixteenths. */
export interface Hit {
  cutSeconds: number;
  beat: Beats;
  downbeat: boolean;
  strength: number;
}

/** A chord over a span: absolute pitch classes, 0 = C. */
export interface ChordSpan {
  startBeat: Beats;
  durationBeats: Beats;
  /** As musicians write it: `Am7`. */
  symbol: string;
  root: number;
  pitchClasses: readonly number[];
}

/** How loud the bars of a piece are meant to be, one against the other. */
export interface Dynamics {
  /** 0…1: how far the sum of all players is held to it; 0 leaves it as they play. */
  firmness: number;
  /** In order, without the final chord's; decibels, 0 the loudest of those that were not made louder. */
  bars: readonly { startBeat: Beats; endBeat: Beats; levelDb: number }[];
}

/** What a piece keeps of the one that was written for another cut of the picture. */
export interface KeptTheme {
  tempoBpm: number;
  /** How many bars that piece had: harmony depends on it. */
  bars: number;
  /** What the section was called in which the theme is first sung whole. */
  opening: string;
  /** How many bars of its chords had gone by when it was. */
  chordsBefore: number;
  /** MIDI pitches by the bar of the theme's material that they are sung to. */
  sung: Readonly<Record<string, readonly number[]>>;
}

/** A stretch of a piece that was changed after it was written. */
export interface RevisedStretch {
  startBeat: Beats;
  endBeat: Beats;
  revision: Revision;
}

/** A written and performed piece: everything that the sound stage needs. */
export interface Score {
  /** Where in the picture it begins is always 0; its length is the picture's. */
  durationSeconds: number;
  seed: number;
  style: string;
  title: string;
  key: Key;
  /** The base tempo; the tempo map bends around it. */
  tempoBpm: number;
  tempoMap: TempoMap;
  bars: number;
  /** The beat on which each bar begins, ascending from 0; the last bar ends with the picture. */
  barStarts?: readonly Beats[];
  sections: readonly Section[];
  hits: readonly Hit[];
  chords: readonly ChordSpan[];
  parts: readonly Part[];
  production: Production;
  /** Absent for a piece of a bar and its end. */
  dynamics?: Dynamics;
  /** Of the whole, at its start and its end, in seconds; absent where there is none. */
  fades?: { inSeconds: number; outSeconds: number };
  /** What was asked to happen at a time and cannot: beyond the clip, in a silence, or against itself. */
  unmetDirections?: readonly Direction[];
  /** Of a piece that was fitted to another cut. */
  theme?: KeptTheme;
  /** In the order in which they were asked for. */
  revisions?: readonly RevisedStretch[];
}

/** A place in time, as words name it. */
export type Moment =
  | { kind: 'seconds'; seconds: number }
  /** Counted back from the end of the picture. */
  | { kind: 'before-end'; seconds: number }
  /** So long before another place: “two seconds before the big cut”. */
  | { kind: 'before'; seconds: number; of: Moment }
  /** Of the picture's length, 0…1: “halfway”. */
  | { kind: 'share'; share: number }
  /** “At the jump”, “on the big cut”. */
  | { kind: 'strongest-cut' }
  /** Counted from 1; −1 is the last one. */
  | { kind: 'cut'; number: number };

/** What the words ask to happen at a time; instruments are named as in `Brief.without`. */
export type Direction =
  /** No music at all. */
  | { kind: 'silence'; from: Moment; to: Moment }
  /** The tension before gives way to everything at once. */
  | { kind: 'drop'; at: Moment }
  /** The arrangement thins out. */
  | { kind: 'break'; from: Moment; to: Moment }
  | { kind: 'enter'; instrument: string; at: Moment }
  | { kind: 'leave'; instrument: string; at: Moment }
  /** More and more, or less and less, from one place to the other. */
  | { kind: 'build'; from: Moment; to: Moment; toward: 'more' | 'less' }
  | { kind: 'fade-in'; seconds: number }
  | { kind: 'fade-out'; seconds: number };

/** What the words and the picture ask for. */
export interface Brief {
  /** The words, as given. */
  words: string;
  language: 'en' | 'zh';
  style: string;
  /** Where the style came from. */
  styleFrom: 'words' | 'picture';
  /** The words name a style outright, rather than a mood that one was chosen for. */
  namesStyle?: boolean;
  mood: { valence: number; arousal: number };
  /** Base tempo asked for, or the style's own range. */
  tempo: { minBpm: number; maxBpm: number };
  key: Key | null;
  /** The mode the mood asks for when no key is given. */
  modeLean: 'major' | 'minor';
  /** Roles that the words exclude ("no drums"), or the only ones they want ("only piano"). */
  without: readonly string[];
  only: readonly string[];
  /** Instruments that the words ask for without excluding others ("with guitar"). */
  wanted?: readonly string[];
  /** 0…1. */
  intensity: number;
  ending: 'resolve' | 'hard' | 'fade';
  /** What is to happen when, in the order of the words. */
  directions?: readonly Direction[];
  /**
   * Changes of mood that the words ask for, as they put them. A piece keeps one mood; `shown` where
   * at least its force follows.
   */
  moodTurns?: readonly { text: string; shown: boolean }[];
  /** Share of loudness for the music, 0…1, when the words give one ("35%"). */
  volume: number | null;
  seed: number;
  unknownWords: readonly string[];
  /** Styles asked for that are not written yet, and the nearest one taken instead. */
  substitutions?: readonly { asked: string; taken: string }[];
  /** Words that were taken for the nearest one that is known. */
  misspelt?: readonly { typed: string; taken: string }[];
}
