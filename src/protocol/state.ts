import { z } from 'zod';
import { draft } from './draft.js';
import { musicReport } from './music-report.js';

/** Something that the agent made; `report` is the embedded engine's own account of a score. */
export const generatedMedia = z.looseObject({
  id: z.string().optional(),
  type: z.string().optional(),
  title: z.string().optional(),
  report: musicReport.optional(),
});

export const videoInfo = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  /** Length in seconds. */
  duration: z.number().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
});

/** `data` of the state call. */
export const stateData = z.looseObject({
  state: z.looseObject({
    draft: draft.nullish(),
    video_infos: z.array(videoInfo).nullish(),
    generated_media: z.array(generatedMedia).nullish(),
    canvas_config: z.unknown().optional(),
  }),
});

export type GeneratedMedia = z.infer<typeof generatedMedia>;
export type VideoInfo = z.infer<typeof videoInfo>;
export type StateData = z.infer<typeof stateData>;
