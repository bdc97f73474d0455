/** What a person says that a prompt means; what is not named must not be there. */
export interface Label {
  /** One of these styles. */
  style?: string | readonly string[];
  mood?: 'happy' | 'sad' | 'calm' | 'excited' | readonly ('happy' | 'sad' | 'calm' | 'excited')[];
  /** On which side of the style's own tempos. */
  tempo?: 'slow' | 'fast';
  with?: readonly string[];
  without?: readonly string[];
  only?: readonly string[];
  ending?: 'resolve' | 'hard' | 'fade';
  /**
   * `drop 0:32` as `drop 32`; `50%` of the picture, `-5` seconds before its `end`, `cut2`, and
   * `peak` for the strongest cut.
   */
  at?: readonly string[];
  volume?: number;
  bpm?: number | readonly [number, number];
  key?: string;
  unknown?: readonly string[];
}

export type Labelled = readonly [words: string, label: Label];
