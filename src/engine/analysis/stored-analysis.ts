import { z } from 'zod';
import type { Analysis } from './types.js';

const share = z.number().min(0).max(1);
const curveOf = (value: z.ZodNumber) =>
  z.object({ stepSeconds: z.number().positive(), values: z.array(value).min(1) });
const shareCurve = curveOf(share);

const analysisSchema = z.object({
  durationSeconds: z.number().nonnegative(),
  frameRate: z.number().positive(),
  cuts: z.array(
    z.object({
      timeSeconds: z.number().nonnegative(),
      strength: share,
      kind: z.enum(['hard', 'fade', 'flash']),
    }),
  ),
  motion: shareCurve,
  brightness: shareCurve,
  colourfulness: shareCurve,
  warmth: shareCurve,
  energy: shareCurve,
  loudness: curveOf(z.number().min(-70)).nullable(),
  speech: z
    .array(z.object({ startSeconds: z.number().nonnegative(), endSeconds: z.number() }))
    .exactOptional(),
  mood: z.object({ valence: z.number().min(-1).max(1), arousal: z.number().min(-1).max(1) }),
  pace: z.number().nonnegative(),
  sections: z
    .array(z.object({ startSeconds: z.number(), endSeconds: z.number(), energy: share }))
    .min(1),
});

/**
 * Which analyses are alike: raised whenever the same clip would be seen otherwise than before, so
 * that what was stored earlier is made again.
 */
export const ANALYSIS_VERSION = '2';

/**
 * The analysis in `value`, as `JSON.parse` gives it; null when it is none, so that the clip is
 * analysed again. Fields that are not known are left out.
 */
export function parseAnalysis(value: unknown): Analysis | null {
  const parsed = analysisSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}
