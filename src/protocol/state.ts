import { z } from 'zod';
import { wireDraft } from './draft.js';
import { musicReport } from './music-report.js';
import { listOf, maybe } from './tolerant.js';

/** Something that the agent made; `report` is the embedded engine's own account of a score. */
const generatedMedia = z.looseObject({
  id: maybe(z.string()),
  type: maybe(z.string()),
  title: maybe(z.string()),
  report: maybe(musicReport),
});

const videoInfo = z.looseObject({
  id: maybe(z.string()),
  name: maybe(z.string()),
  /** What it is by what is in it, as the embedded engine tells: `video`, `image` or `audio`. */
  type: maybe(z.string()),
  /** Length in seconds. */
  duration: maybe(z.number()),
  width: maybe(z.number()),
  height: maybe(z.number()),
});

/** `data` of the state call. */
export const stateData = z.looseObject({
  state: z.looseObject({
    draft: wireDraft.nullish().catch(undefined),
    video_infos: maybe(listOf(videoInfo)),
    generated_media: maybe(listOf(generatedMedia)),
    canvas_config: z.unknown().optional(),
  }),
});

export type GeneratedMedia = z.infer<typeof generatedMedia>;
export type VideoInfo = z.infer<typeof videoInfo>;
export type StateData = z.infer<typeof stateData>;
