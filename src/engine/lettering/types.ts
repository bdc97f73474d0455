/** Text to be drawn for a frame of a film. */
export interface LetteringRequest {
  /** Lines are separated by a line feed; lines that are too long for the frame are broken. */
  text: string;
  style: 'title' | 'caption';
  position:
    | 'top-left'
    | 'top'
    | 'top-right'
    | 'left'
    | 'center'
    | 'right'
    | 'bottom-left'
    | 'bottom'
    | 'bottom-right';
  /** Height of a line as a share of the frame's shorter side; made smaller where it does not fit. */
  size: number;
  /** `#rrggbb`. */
  colour: string;
  /** Pixels. */
  frame: { width: number; height: number };
}

/** A picture of text, and where its upper left corner lies in the frame, in pixels. */
export interface Lettering {
  png: Uint8Array;
  width: number;
  height: number;
  x: number;
  y: number;
}
