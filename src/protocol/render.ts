import { z } from 'zod';
import { draft } from './draft.js';

export const renderRequest = z.looseObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,128}$/),
  sessionId: z.string().min(1),
  draft,
  output: z
    .looseObject({ format: z.string().default('mp4'), quality: z.string().default('high') })
    .default({ format: 'mp4', quality: 'high' }),
});

export type RenderRequest = z.infer<typeof renderRequest>;

/** The status of a render: the one answer without an envelope. Unknown states count as running. */
export const renderStatus = z.looseObject({
  id: z.string().optional(),
  status: z.string(),
  /** 0…1 or 0…100; see {@link progressFraction}. */
  progress: z.number().nullish(),
  output: z
    .looseObject({
      url: z.string().optional(),
      /** Bytes. */
      size: z.number().optional(),
      /** Seconds. */
      duration: z.number().optional(),
      width: z.number().optional(),
      height: z.number().optional(),
      /** True when the picture was copied without re-encoding (embedded engine). */
      pictureCopied: z.boolean().optional(),
      loudness: z.looseObject({ integratedLufs: z.number(), truePeakDbtp: z.number() }).optional(),
    })
    .nullish(),
  error: z.unknown().optional(),
  /** Wall-clock milliseconds of each stage (embedded engine). */
  timingsMs: z.record(z.string(), z.number()).optional(),
});

export type RenderStatus = z.infer<typeof renderStatus>;

/** A status's progress as 0…1, or undefined where it says nothing. */
export function progressFraction(status: RenderStatus): number | undefined {
  if (typeof status.progress !== 'number') return undefined;
  const fraction = status.progress > 1 ? status.progress / 100 : status.progress;
  return Math.min(1, Math.max(0, fraction));
}
