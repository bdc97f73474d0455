export { finalName, requestedProfile } from './final-file.js';
export { createRenderJobs, type RenderJobs, type RenderJobsOptions } from './jobs.js';
export { MAXIMUM_SECONDS, tooLong } from './limits.js';
export { MAXIMUM_SIZE, type PicturePlan, planPicture } from './picture.js';
export {
  createPieceFiles,
  type PieceFileRequest,
  type PieceFiles,
  type PieceFilesOptions,
} from './piece-files.js';
