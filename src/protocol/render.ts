import { z } from 'zod';
import { draft, wireDraft } from './draft.js';
import { maybe } from './tolerant.js';

/** A render as the embedded engine takes it. */
export const renderRequest = z.looseObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,128}$/),
  sessionId: z.string().min(1),
  draft,
  output: z
    .looseObject({ format: z.string().default('mp4'), quality: z.string().default('high') })
    .default({ format: 'mp4', quality: 'high' }),
});

/** A render as a client asks for it: the draft goes back as it came. */
export const renderSubmission = renderRequest.extend({ draft: wireDraft });

export type RenderRequest = z.infer<typeof renderRequest>;
export type RenderSubmission = z.infer<typeof renderSubmission>;

const loudness = z.looseObject({ integratedLufs: z.number(), truePeakDbtp: z.number() });

/** What is told of a finished file. */
export const renderOutput = z.looseObject({
  url: maybe(z.string()),
  /** Bytes. */
  size: maybe(z.number()),
  /** Seconds. */
  duration: maybe(z.number()),
  width: maybe(z.number()),
  height: maybe(z.number()),
  /** True when the picture was copied without re-encoding (embedded engine). */
  pictureCopied: maybe(z.boolean()),
  /** Share of the frames that were copied without re-encoding, 0…1 (embedded engine). */
  copiedShare: maybe(z.number()),
  loudness: maybe(loudness),
});

/** The status of a render: the one answer without an envelope. Unknown states count as running. */
export const renderStatus = z.looseObject({
  id: maybe(z.string()),
  status: z.string(),
  /** 0…1 or 0…100; see {@link progressFraction}. */
  progress: maybe(z.number()),
  output: renderOutput.nullish().catch(undefined),
  error: z.unknown().optional(),
  /** Wall-clock milliseconds of each stage (embedded engine). */
  timingsMs: maybe(z.record(z.string(), z.number())),
});

export type RenderStatus = z.infer<typeof renderStatus>;

/** A status's progress as 0…1, or undefined where it says nothing. */
export function progressFraction(status: RenderStatus): number | undefined {
  if (typeof status.progress !== 'number') return undefined;
  const fraction = status.progress > 1 ? status.progress / 100 : status.progress;
  return Math.min(1, Math.max(0, fraction));
}
