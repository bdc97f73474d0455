import { z } from 'zod';

/**
 * What the embedded engine gives of a piece besides the film, by name below
 * `endpoints.pieceFile`. A stem's name is one of those that `stems.json` lists.
 */
export const PIECE_FILES = [
  'score.mid',
  'markers.json',
  'markers.otio',
  'markers.edl',
  'report.html',
  'stems.json',
  'waveform.json',
] as const;

export type PieceFileName = (typeof PIECE_FILES)[number] | `${string}.wav`;

/** `stems.json`: the files of the stems, which together are the piece. */
export const stemList = z.object({
  stems: z.array(
    z.object({
      /** `01-drums.wav`. */
      file: z.string(),
      /** For people: `Drums`. */
      name: z.string(),
      role: z.string(),
    }),
  ),
});

export type StemList = z.infer<typeof stemList>;

/** `waveform.json`: how loud a piece is from moment to moment, to be drawn. */
export const waveform = z.object({
  format: z.literal(1),
  durationSeconds: z.number(),
  /** So many pairs of `min` and `max` a second. */
  peaksPerSecond: z.number(),
  /** Lowest and highest sample of each stretch, −127…127 where ±127 is full scale. */
  min: z.array(z.number()),
  max: z.array(z.number()),
});

export type Waveform = z.infer<typeof waveform>;

const markedMoment = z.looseObject({ seconds: z.number() });

/** What of `markers.json` it takes to draw a piece: seconds from its beginning. */
export const pieceMarks = z.looseObject({
  bars: z.array(markedMoment),
  beats: z.array(markedMoment),
  cuts: z.array(markedMoment),
});

export type PieceMarks = z.infer<typeof pieceMarks>;
