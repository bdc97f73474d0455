export { requestedProfile } from './final-file.js';
export { createRenderJobs, type RenderJobs } from './jobs.js';
export { MAXIMUM_SECONDS, tooLong } from './limits.js';
export { createPieceFiles, type PieceFiles } from './piece-files.js';
