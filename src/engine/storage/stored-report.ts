import { z } from 'zod';
import { type MusicReport, musicReport } from '../../protocol/index.js';

const { sections, hits, instruments, cuts, loudness, metrics, timingsMs, unknownWords } =
  musicReport.shape;

/**
 * A report as another version of this program may have stored it: what it did not tell yet, or
 * tells in another shape, is taken as nothing. What makes the piece what it is must be there.
 */
export const storedReport: z.ZodType<MusicReport> = z.looseObject({
  ...musicReport.shape,
  sections: sections.catch([]),
  hits: hits.catch([]),
  instruments: instruments.catch([]),
  cuts: cuts.catch(0),
  loudness: loudness.catch({ integratedLufs: -70, truePeakDbtp: -144 }),
  metrics: metrics.catch({}),
  timingsMs: timingsMs.catch({}),
  unknownWords: unknownWords.catch([]),
});
