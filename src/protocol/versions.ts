import { z } from 'zod';
import { maybe } from './tolerant.js';

/** One version of a session's timeline. */
const versionEntry = z.looseObject({
  /** Counted from 1 within the session. */
  number: z.number(),
  /** The words that led to it. */
  message: z.string(),
  /** What it is, where that is not what was asked for: one of several to choose from, say. */
  label: maybe(z.string()),
  /** Of several that were made to choose from, what they have in common. */
  choices: maybe(z.number()),
  /** Milliseconds since the Unix epoch. */
  createdAt: z.number(),
  /** Its timeline in one line. */
  summary: z.string(),
  /** What it changed of the version that it was made from, a sentence for each thing. */
  changes: z.array(z.string()).catch([]),
  /** The name of the upload that led to it, where no words did. */
  upload: maybe(z.string()),
  /** True for the one that is on the timeline. */
  current: z.boolean(),
});

/** `data` of the versions call: oldest first. The embedded engine alone has it. */
export const versionList = z.looseObject({ versions: z.array(versionEntry) });

export type VersionEntry = z.infer<typeof versionEntry>;
export type VersionList = z.infer<typeof versionList>;
