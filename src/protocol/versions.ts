import { z } from 'zod';
import { maybe } from './tolerant.js';

/** One version of a session's timeline. */
export const versionEntry = z.looseObject({
  /** Counted from 1 within the session. */
  number: z.number(),
  /** The words that led to it. */
  message: z.string(),
  /** What it is, where that is not what was asked for: one of several to choose from, say. */
  label: maybe(z.string()),
  /** Milliseconds since the Unix epoch. */
  createdAt: z.number(),
  /** Its timeline in one line. */
  summary: z.string(),
  /** True for the one that is on the timeline. */
  current: z.boolean(),
});

/** `data` of the versions call: oldest first. The embedded engine alone has it. */
export const versionList = z.looseObject({ versions: z.array(versionEntry) });

export type VersionEntry = z.infer<typeof versionEntry>;
export type VersionList = z.infer<typeof versionList>;
