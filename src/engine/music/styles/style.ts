import type {
  AutomationPoint,
  Beats,
  Brief,
  Instrument,
  Mode,
  PartMix,
  Production,
  Role,
} from '../types.js';

/**
 * What a style is: data that the composer reads. Rhythms are strings with one character a
 * sixteenth; a string of 32 runs over two bars, and so on. In all of them `.` is silence and `-`
 * holds the note before.
 */
export interface Style {
  id: string;
  /** For people. */
  name: string;
  nameZh: string;
  /** Where it lies among moods: the picture chooses the nearest when the words name no style. */
  suits: { valence: number; arousal: number };
  tempo: { minBpm: number; maxBpm: number };
  /** From this valence on, a piece without a stated key is in major. */
  majorFrom: number;
  /** Tonics that lie well for its players. */
  tonics: readonly string[];
  ending: Brief['ending'];
  /** How its records lead into a drop, where they make something of it. */
  drop?: DropManner;
  /** How far the level follows the picture from its calmest to its most energetic moment, decibels. */
  dynamicRangeDb: number;
  feel: Feel;
  progressions: readonly Progression[];
  /**
   * How many colours the chords of a short piece should show: entropy of their pitch classes, bits.
   * A long piece shows all its progression has; in four bars it matters which ones they are.
   */
  colours?: readonly [least: number, most: number];
  /** The last bars before the final chord, and that chord. */
  cadences: readonly Cadence[];
  melodies: readonly MelodicCharacter[];
  grooves: readonly Groove[];
  /** The tune keeps to the five notes of its mode that have no semitones. */
  melodicScale?: 'pentatonic';
  /** Taken only when the words ask for it, never from the picture. */
  onlyByName?: boolean;
  /** How its drummer leads into sections, where the usual fills would be out of place. */
  fills?: readonly Fill[];
  basslines: readonly Bassline[];
  /** The bands: one is chosen a piece. */
  ensembles: readonly Ensemble[];
  accents: readonly Accent[];
  /** By how much velocity cymbals stay beneath the drums. */
  softCymbals: number;
  production: Production;
}

/** How a style leads into a drop. */
export interface DropManner {
  /** Beats of nothing but risers just before. */
  gap: Beats;
  /** Noise that rises, and a blow where it lands. */
  effects: boolean;
  /** Strokes that double towards it. */
  roll: boolean;
}

/** How its players keep time. */
export interface Feel {
  /** How far the off sixteenths (or eighths) are late, as a share of their length: 0 straight, 0.33 triplets. */
  swing: { unit: 'eighth' | 'sixteenth'; amount: readonly [least: number, most: number] };
  /** Milliseconds behind (positive) the beat, by role. */
  behindMs: Partial<Record<Role, number>>;
  /** Standard deviation of single notes, milliseconds. */
  looseMs: number;
}

/** A chord loop; each entry is a bar, two chords in a bar are set apart by a space. */
export interface Progression {
  mode: Mode;
  /** Roman numerals against the major scale of the tonic: `IVmaj9`, `bVI`, `V/3` (third in the bass). */
  bars: readonly string[];
}

export interface Cadence {
  mode: 'major' | 'minor';
  /** The bars that lead in, last one adjacent to the final chord. */
  approach: readonly string[];
  final: string;
}

/** How melodies of one kind move. */
export interface MelodicCharacter {
  name: string;
  /** Rhythms a motif may have: `x` is a note. */
  motifs: readonly string[];
  /** Rhythms that close a phrase, with their breath. */
  closes: readonly string[];
  /** What the four bars of a phrase do with motifs a and b. */
  phrases: readonly PhrasePlan[];
  /** Chance of an interval wider than a step. */
  leaps: number;
  /** Chance of a repeated pitch. */
  repeats: number;
  /** MIDI range in which it sings. */
  range: readonly [low: number, high: number];
}

/** `a`, `b` motifs · `a+` a step higher · `a-` lower · `a~` inverted · `a*` ornamented · `a/` thinned · `.` rest · `c` close · `C` close on the tonic. */
export type PhrasePlan = readonly string[];

/**
 * Drums by sound. `X` accent, `x` note, `o` ghost, `?` a ghost now and then; `r` two and `t` three
 * strokes in the time of one (with `-`, in the time it is held).
 */
export interface Groove {
  name: string;
  /** Sections of at least this intensity use it. */
  from: number;
  /** Chance weight against others of the same reach. */
  kick: string;
  snare: string;
  hat?: string;
  openHat?: string;
  ride?: string;
  rim?: string;
  shaker?: string;
  tom?: string;
  lowTom?: string;
  /** A hat closed with the foot. */
  pedalHat?: string;
  /** Brushes stirred on the head. */
  swirl?: string;
}

/** A fill of two beats by sound: 8 steps, of which a short fill plays the last 4. */
export type Fill = Partial<Record<Exclude<keyof Groove, 'name' | 'from'>, string>>;

/**
 * `R` root, `r` root softly, `5`, `3`, `7`, `8` octave, `a` a step towards the next root. `w` walks: a
 * root on the change, chord and scale tones, an approach to the next root; `s` repeats the step softly.
 */
export interface Bassline {
  name: string;
  from: number;
  rhythm: string;
  /** Chance weight against others, before the kick has its say; 1 where absent. */
  weight?: number;
}

export interface Ensemble {
  name: string;
  layers: readonly Layer[];
}

/** One player and what he does. */
export interface Layer {
  id: string;
  name: string;
  role: Role;
  instrument: Instrument;
  mix: PartMix;
  /** Middling velocity, 1…127. */
  velocity: number;
  /** MIDI range. */
  range: readonly [low: number, high: number];
  /** Plays in sections of this intensity. */
  from: number;
  upTo?: number;
  /** Section names in which it never plays. */
  silentIn?: readonly string[];
  plays: Playing;
  /** Milliseconds between the notes of a struck chord, low to high. */
  rollMs?: number;
  /** Bowed and blown: its loudness swells over phrases. */
  swells?: boolean;
  /** Its filter is closed in quiet openings and breaks, and opens into what follows. */
  sweeps?: boolean;
}

/** How a player adorns a tune: chances, and from how many beats on a note is played as a tremolo. */
export interface Ornaments {
  /** A short note from the neighbour, just before. */
  graces?: number;
  /** To the upper neighbour and back. */
  turns?: number;
  /** Away to the lower neighbour at the end. */
  slides?: number;
  tremolo?: number;
}

export type Playing =
  /** The tune, `octaves` above where it is written; doubling parts play only from an intensity on. */
  | { kind: 'melody'; octaves?: number; in?: readonly string[]; ornaments?: Ornaments }
  /** A slower voice of its own against the tune: guide tones and answers. */
  | { kind: 'counter'; rhythms: readonly string[] }
  /**
   * Chords in a rhythm: `x` the chord, `X` accented, `o` softly, `u` its two upper voices, `t` its top
   * voice, `n` a neighbour of that from the same chord, `l` its lowest. `voices` notes, without the root where the chord has enough colours.
   */
  | { kind: 'comp'; voices: number; rhythms: readonly string[]; spread?: number }
  /** Chords that last. */
  | { kind: 'sustain'; voices: number; spread?: number; breathe?: boolean }
  /** Chords note by note: digits are voices from the lowest (1); `ring`: beats that each rings on. */
  | {
      kind: 'arpeggio';
      voices: number;
      rhythms: readonly string[];
      ring?: number;
      spread?: number;
      /** The voices are strings of a fretted chord, the bass string first. */
      tuning?: 'guitar' | 'ukulele';
    }
  /**
   * Chords fingered on a fretboard and strummed: `d` down, `D` accented, `u` up over the thin strings,
   * `U` up over all, `b` the bass string, `h` the strings above it, `m` damped, `k` cut short; plucked at once
   * by the fingers, `p` without and `P` with the bass string. `strings`: only so many of the thinnest; `power`: root, fifth and octave.
   */
  | {
      kind: 'strum';
      rhythms: readonly string[];
      tuning?: 'guitar' | 'ukulele';
      strings?: number;
      power?: boolean;
    }
  | { kind: 'bass'; octaveDown?: boolean }
  /** The lowest note, held as long as the chord; `pedal` stays on the tonic. */
  | { kind: 'drone'; pedal: boolean }
  | { kind: 'drums' }
  /** One drum key (or pitch) in a rhythm: shakers, taikos, timpani (`tuned` follows the root). */
  | { kind: 'strikes'; key: number; rhythms: readonly string[]; tuned?: boolean; roll?: boolean }
  /** A sound that lasts the whole piece. */
  | { kind: 'texture' }
  /** Grows into the beginning of a section or a great hit, over `beats`; an instrument runs up its scale. */
  | { kind: 'lead-in'; beats: number; minStep: number }
  /** Sounds only on hits of at least this strength, for `beats`, and where sections arrive. */
  | { kind: 'accent'; strength: number; beats?: number };

/** What an ensemble's layer does on a hit, by role; velocities at full strength. */
export interface Accent {
  role: Role;
  /** Percussion keys struck on a downbeat hit, and on any other. */
  downbeat: readonly number[];
  offbeat: readonly number[];
}

export type { AutomationPoint };
