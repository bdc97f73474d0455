/** A shot boundary. `timeSeconds` is when the new shot's first frame is shown. */
export interface Cut {
  timeSeconds: number;
  /** 0…1: how much the picture changes, 1 for a wholly different picture. */
  strength: number;
  kind: 'hard' | 'fade' | 'flash';
}

/** A quantity over time: `values[i]` holds for [i, i + 1) × `stepSeconds`. */
export interface Curve {
  stepSeconds: number;
  values: readonly number[];
}

export interface Span {
  startSeconds: number;
  endSeconds: number;
}

/** A stretch of picture of one character; energy 0…1 within the clip's own range. */
export interface PictureSection extends Span {
  energy: number;
}

/** One decoded picture: `rgb` holds `width × height × 3` bytes, row by row. */
export interface AnalysisFrame {
  timeSeconds: number;
  rgb: Uint8Array;
}

/** What the picture alone says; `combineAnalysis` adds the sound. All curves are 0…1 and of one step. */
export interface PictureAnalysis {
  durationSeconds: number;
  /** Frames a second (the average, where it varies). */
  frameRate: number;
  cuts: readonly Cut[];
  motion: Curve;
  brightness: Curve;
  colourfulness: Curve;
  /** 0 cold (blue) … 1 warm (red and yellow). */
  warmth: Curve;
}

/** What the picture and the clip's own sound say. Plain data: it is stored and sent as JSON. */
export interface Analysis extends PictureAnalysis {
  /** Motion, cutting rate and own loudness together: what the music follows. 0…1, of the same step. */
  energy: Curve;
  /** Momentary loudness (LUFS, −70 for silence) of the clip's own sound; null when it has none. */
  loudness: Curve | null;
  /** Where somebody speaks, in order and apart from one another; absent when the clip has no sound. */
  speech?: readonly Span[];
  mood: { valence: number; arousal: number };
  /** Cuts a minute. */
  pace: number;
  sections: readonly PictureSection[];
}

/** What a clip's own sound says. */
export interface SoundAnalysis {
  durationSeconds: number;
  /** Momentary loudness, LUFS, −70 for silence. */
  loudness: Curve;
  /** Gated programme loudness of the whole, LUFS, −70 for silence. */
  integratedLufs: number;
}
