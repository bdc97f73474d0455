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
