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

/** The picture, from what the header says of it and from the times of its packets. */
export function describeVideo(stream: HeaderStream, times: StreamTimes): VideoStreamInfo {
  const { width, height, rotation, sampleAspect, pixelNotes } = stream;
  const durationSeconds = times.endSeconds - times.startSeconds;
  const isImage = times.packets === 1 && IMAGE_CODECS.has(stream.codec);
  // Encoders round the aspect of odd sizes: within a hundredth, pixels are meant to be square.
  const isSquare = Math.abs(sampleAspect - 1) < 0.01;
  const shownWidth = isSquare ? width : Math.max(1, Math.round(width * sampleAspect));
  const isTurned = rotation === 90 || rotation === 270;
  const rate = times.variable ? times.packets / durationSeconds : snapRate(1 / times.interval);
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
    usualFrameRate: isImage || times.interval <= 0 ? 0 : snapRate(1 / times.interval),
    frames: times.packets,
    pixelFormat: stream.pixelFormat,
    colour: parseColour(pixelNotes),
    interlaced: pixelNotes.some((note) => /top|bottom/.test(note)),
    hdr: pixelNotes.some((note) => /smpte2084|arib-std-b67/.test(note)),
    isImage,
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
