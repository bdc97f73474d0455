import { availableParallelism } from 'node:os';
import { createWorkerPool, type RunOptions, type WorkerPool } from './pool.js';
import type { Tasks, WorkerSettings } from './tasks.js';

export { ANALYSIS_VERSION } from '../analysis/index.js';
export { hasAudibleSound } from './audible.js';
export { checkSoundFont } from './check-sound-font.js';
export { pieceTooOld } from './piece-too-old.js';
export { recordingGone } from './recording-gone.js';
export { findSoundFont } from './sound-font.js';
export { stemFiles } from './stem-files.js';
export type {
  MixdownResult,
  PlacedClip,
  PlacedSound,
  PlacedTrack,
  RevisedAgain,
  ScoreInput,
  ScoreResult,
  StemsInput,
} from './tasks.js';

/** Each thread holds a sound font and a mix in memory: about 400 MB at its height. */
const MAX_THREADS = 4;

/** Analysing ends a child process, which may take its time; the others only compute. */
const GRACE_MS: Readonly<Record<keyof Tasks, number>> = {
  analyse: 3000,
  score: 0,
  mixdown: 300,
  output: 0,
  stems: 0,
};

const isTask = (name: string): name is keyof Tasks => Object.hasOwn(GRACE_MS, name);

/** The engine's heavy stages, each in a thread of its own. */
export type Workers = {
  [Name in keyof Tasks]: (
    input: Tasks[Name]['input'],
    options?: RunOptions,
  ) => Promise<Tasks[Name]['result']>;
} & Pick<WorkerPool, 'close'>;

/** Makes the threads' pool; none is started before it is needed. */
export function createWorkers(settings: WorkerSettings): Workers {
  const pool = createWorkerPool({
    size: Math.min(MAX_THREADS, availableParallelism()),
    workerData: settings,
    graceMs: (task) => (isTask(task) ? GRACE_MS[task] : 0),
  });
  return {
    analyse: (input, options) => pool.run('analyse', input, options),
    score: (input, options) => pool.run('score', input, options),
    mixdown: (input, options) => pool.run('mixdown', input, options),
    output: (input, options) => pool.run('output', input, options),
    stems: (input, options) => pool.run('stems', input, options),
    close: () => pool.close(),
  };
}
