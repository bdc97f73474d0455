export { decodeAudio } from './decode-audio.js';
export { decodeFrames, type VideoFrame } from './decode-frames.js';
export { encodeGif } from './encode-gif.js';
export { encodeSound } from './encode-sound.js';
export { encodeVideo } from './encode-video.js';
export { type Ffmpeg, findFfmpeg } from './find-ffmpeg.js';
export { exactRate, type FrameRate, frameAt } from './frame-rate.js';
export { endChildrenOf } from './live-children.js';
export type { AudioStreamInfo, MediaInfo, VideoStreamInfo } from './media-info.js';
export type { Mp4VideoTrack } from './mp4-video-track.js';
export { type OutputProfile, outputProfile, rateWithin } from './output-profile.js';
export {
  commonColour,
  type FrameSpan,
  isRepeated,
  type PictureFilm,
  type ShownPicture,
  type ShownTitle,
  wholeFilm,
} from './picture-film.js';
export { commonRate } from './picture-filters.js';
export { even } from './picture-fit.js';
export { probeMedia } from './probe-media.js';
export { endProcess, identifyProcess, type ProcessIdentity } from './process-identity.js';
export { runFfmpeg } from './run-ffmpeg.js';
export {
  canStandTogether,
  type PicturePart,
  writeSmartPicture,
} from './smart-picture.js';
export { type OpenedTrack, openVideoTrack } from './smart-source.js';
export { writePicture } from './write-picture.js';
