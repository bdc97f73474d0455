export { bundledFfmpeg } from './bundled-ffmpeg.js';
export { type DecodeAudioOptions, decodeAudio } from './decode-audio.js';
export { type DecodeFramesOptions, decodeFrames, type VideoFrame } from './decode-frames.js';
export { type EncodeVideoOptions, encodeVideo } from './encode-video.js';
export { type Ffmpeg, type FindFfmpegOptions, findFfmpeg } from './find-ffmpeg.js';
export type { AudioStreamInfo, MediaInfo, VideoStreamInfo } from './media-info.js';
export { type ProbeOptions, probeMedia } from './probe-media.js';
export { type RunOptions, type RunResult, runFfmpeg, streamFfmpeg } from './run-ffmpeg.js';
