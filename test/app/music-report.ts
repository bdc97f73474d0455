import type { MusicReport } from '../../src/protocol/index.js';

/** What an engine tells of a short piece. */
export const reportOf = (title: string): MusicReport => ({
  version: '1',
  durationSeconds: 10,
  title,
  style: 'lo-fi',
  tempoBpm: 82,
  key: 'F major',
  seed: 1,
  bars: 4,
  instruments: [],
  sections: [],
  hits: [],
  cuts: 0,
  cutsOnBeat: 0,
  loudness: { integratedLufs: -14, truePeakDbtp: -1 },
  metrics: {},
  timingsMs: {},
  unknownWords: [],
});
