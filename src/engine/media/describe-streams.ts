import { parseColour } from './colour.js';
import type { AudioStreamInfo, VideoStreamInfo } from './media-info.js';
import type { HeaderStream } from './parse-header.js';
import type { StreamTimes } from './scan-packets.js';

const IMAGE_CODECS = new Set(['png', 'mjpeg', 'webp', 'gif', 'bmp', 'tiff']);
/** Rates that cameras and editors use: an average this near to one of them is that one. */
const STANDARD_RATES = [24, 25, 30, 48, 50, 60, 90, 100, 120, 240].flatMap((rate) => [
  rate,
  (rate * 1000) / 1001,
]);

function snapRate(average: number): number {
  const standard = STANDARD_RATES.find((rate) => Math.abs(rate - average) < rate * 0.0003);
  return standard ?? average;
}

/** Of a gif whose frames last less than this on average, each is shown for a tenth of a second. */
const SHORTEST_GIF_FRAME = 0.02;
/** Gifs count in hundredths: a mean this near to the shortest is that one, but for its rounding. */
const ROUNDING_SECONDS = 0.001;
const USUAL_GIF_FRAME = 0.1;

/** How much longer the frames of a gif last than its file says, as all that show gifs have it. */
function hurryOf({ startSeconds, endSeconds, packets }: StreamTimes): number {
  // Older versions of ffmpeg read them like that themselves.
  const frameSeconds = (endSeconds - startSeconds) / packets;
  if (!(frameSeconds > 0) || frameSeconds >= SHORTEST_GIF_FRAME - ROUNDING_SECONDS) return 1;
  return USUAL_GIF_FRAME / frameSeconds;
}

/** The picture, from what the header says of it and from the times of its packets. */
export function describeVideo(stream: HeaderStream, times: StreamTimes): VideoStreamInfo {
  const { width, height, rotation, sampleAspect, pixelNotes } = stream;
  const isImage = times.packets === 1 && IMAGE_CODECS.has(stream.codec);
  const hurried = stream.codec === 'gif' && !isImage ? hurryOf(times) : 1;
  const durationSeconds = (times.endSeconds - times.startSeconds) * hurried;
  const interval = times.interval * hurried;
  // Encoders round the aspect of odd sizes: within a hundredth, pixels are meant to be square.
  const isSquare = Math.abs(sampleAspect - 1) < 0.01;
  const shownWidth = isSquare ? width : Math.max(1, Math.round(width * sampleAspect));
  const isTurned = rotation === 90 || rotation === 270;
  const rate = times.variable ? times.packets / durationSeconds : snapRate(1 / interval);
  return {
    codec: stream.codec,
    profile: stream.profile,
    width,
    height,
    rotation,
    sampleAspect: isSquare ? 1 : sampleAspect,
    displayWidth: isTurned ? height : shownWidth,
    displayHeight: isTurned ? shownWidth : height,
    frameRate: isImage || !Number.isFinite(rate) ? 0 : rate,
    variableFrameRate: times.variable,
    usualFrameRate: isImage || interval <= 0 ? 0 : snapRate(1 / interval),
    frames: times.packets,
    pixelFormat: stream.pixelFormat,
    colour: parseColour(pixelNotes),
    interlaced: pixelNotes.some((note) => /top|bottom/.test(note)),
    hdr: pixelNotes.some((note) => /smpte2084|arib-std-b67/.test(note)),
    isImage,
    ...(hurried > 1 && { hurried }),
    startSeconds: times.startSeconds,
    durationSeconds: isImage ? 0 : durationSeconds,
    timesComplete: times.complete,
    hiddenAtEnd: times.hiddenAtEnd,
    language: stream.language,
  };
}

/** The sound, likewise. */
export function describeAudio(stream: HeaderStream, times: StreamTimes): AudioStreamInfo {
  const { codec, sampleRate, channels, channelLayout, language } = stream;
  const { startSeconds, endSeconds } = times;
  const durationSeconds = endSeconds - startSeconds;
  return { codec, sampleRate, channels, channelLayout, language, startSeconds, durationSeconds };
}
