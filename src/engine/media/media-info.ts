import type { Colour } from './colour.js';

/** The picture of a file: its first video stream that is not a cover image. */
export interface VideoStreamInfo {
  /** ffmpeg's name: `h264`, `hevc`, `vp9`, `mpeg4`, `png` … */
  codec: string;
  /** `High`, `Main 10` …, empty where the codec has none. */
  profile: string;
  /** Coded size in pixels, before rotation. */
  width: number;
  height: number;
  /** Degrees clockwise by which a player turns the picture. */
  rotation: 0 | 90 | 180 | 270;
  /** Width of a pixel divided by its height. */
  sampleAspect: number;
  /** Size as it is shown, in square pixels: after rotation and sample aspect. */
  displayWidth: number;
  displayHeight: number;
  /** Frames a second; the average where it varies; 0 for a still image. */
  frameRate: number;
  variableFrameRate: boolean;
  /** The rate at which most of the frames follow one another. */
  usualFrameRate: number;
  /** Frames that are shown. */
  frames: number;
  pixelFormat: string;
  /** What the file says of its colours; absent means nothing. */
  colour?: Colour;
  interlaced: boolean;
  /** True for PQ and HLG transfer. */
  hdr: boolean;
  /** True for a file that shows one picture and no more. */
  isImage: boolean;
  /** Of a gif: its frames are shown so many times as long as the file says; absent means 1. */
  hurried?: number;
  /** The container's time of the first frame; all other times count from it. */
  startSeconds: number;
  /** From the first frame's start to the last frame's end. */
  durationSeconds: number;
  /**
   * Every packet has its own time, and the first `frames` packets are those that are shown, so
   * that copying these shows the same frames at the same times. False in AVI with B-frames and
   * where an edit list cuts off the beginning.
   */
  timesComplete: boolean;
  /** Packets after those that are shown: what an edit list cuts off at the end. */
  hiddenAtEnd: number;
  /** ISO 639 code, or null where none is set. */
  language: string | null;
}

/** The first audio stream of a file. */
export interface AudioStreamInfo {
  codec: string;
  /** Hz. */
  sampleRate: number;
  channels: number;
  /** As ffmpeg writes it: `stereo`, `5.1`. */
  channelLayout: string;
  /** The container's time of the first sample, on the same scale as the video's `startSeconds`. */
  startSeconds: number;
  durationSeconds: number;
  language: string | null;
}

/** What a media file holds. Times in seconds. */
export interface MediaInfo {
  path: string;
  /** ffmpeg's demuxer, its first name: `mov`, `matroska`, `avi`, `mp3` … */
  container: string;
  /** The picture's length; the sound's where there is no picture. */
  durationSeconds: number;
  bytes: number;
  video: VideoStreamInfo | null;
  audio: AudioStreamInfo | null;
  /** ISO 8601, as the camera wrote it; null where it did not. */
  creationTime: string | null;
  title: string | null;
}
