import { z } from 'zod';
import { maybe } from './tolerant.js';

/** What the embedded engine says of a piece it composed. Times are seconds on the timeline. */
export const musicReport = z.looseObject({
  version: z.string(),
  seed: z.number(),
  style: z.string(),
  title: z.string(),
  tempoBpm: z.number(),
  key: z.string(),
  bars: z.number(),
  durationSeconds: z.number(),
  instruments: z.array(z.string()),
  sections: z.array(
    z.looseObject({
      name: z.string(),
      startSeconds: z.number(),
      endSeconds: z.number(),
      bars: z.number(),
    }),
  ),
  hits: z.array(
    z.looseObject({
      /** Where the cut is in the picture. */
      cutSeconds: z.number(),
      /** Where the accent is in the score. */
      accentSeconds: z.number(),
      beat: z.number(),
      downbeat: z.boolean(),
      strength: z.number(),
    }),
  ),
  cuts: z.number(),
  /** How many cuts have an accent within a frame of them; missing in older reports. */
  cutsHit: maybe(z.number()),
  /** How many of these lie on the beat or on one of its sixteenths, rather than between them. */
  cutsOnBeat: maybe(z.number()),
  /** Read off the rendered music by the engine itself; missing in older reports. */
  measured: maybe(
    z.looseObject({
      /** Hits whose accent is heard within a frame of the cut; of those in the score. */
      hitsHeard: z.number(),
      hits: z.number(),
      /** Of the heard hits on strong cuts, the share that lies on a downbeat; null without any. */
      downbeatShare: z.number().nullable(),
      /** Of the cuts that lie half a beat or more apart, the share whose hit is heard; null without any. */
      selectedShare: z.number().nullable(),
      /** Spearman's, bar by bar, loudness of the music against the picture's energy; null where that does not vary. */
      energyCorrelation: z.number().nullable(),
      /** Samples that the music is too long (or, negative, too short). */
      lengthErrorSamples: z.number(),
      /** Farthest that the local tempo is from the base, as a share of it. */
      tempoDeviation: z.number(),
    }),
  ),
  /** Integrated loudness of the music alone (LUFS) and its true peak (dBTP). */
  loudness: z.looseObject({ integratedLufs: z.number(), truePeakDbtp: z.number() }),
  metrics: z.record(z.string(), z.number()),
  /** Wall-clock milliseconds of each stage. */
  timingsMs: z.record(z.string(), z.number()),
  /** Words of the prompt that were not understood. */
  unknownWords: z.array(z.string()),
});

export type MusicReport = z.infer<typeof musicReport>;
