import { resolve } from 'node:path';
import type { Ffmpeg } from './find-ffmpeg.js';

/**
 * Self-contained formats only. Without this list a text file can be a playlist that makes ffmpeg
 * read other files of this machine, whatever its name says.
 */
const FORMATS = [
  'mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mp3,wav,aac,ogg,flac,flv,mpegts,mpeg,asf',
  'gif,image2,png_pipe,jpeg_pipe,webp_pipe',
].join(',');

/**
 * Arguments that open a file: never a network address, whatever the name looks like (a leading
 * dash, a colon, `%d`).
 */
export function inputFile(path: string, options: readonly string[] = []): string[] {
  const limits = ['-protocol_whitelist', 'file,pipe', '-format_whitelist', FORMATS];
  return [...limits, ...options, '-i', fileAddress(path)];
}

/** The name of a file as ffmpeg takes it literally. */
export function fileAddress(path: string): string {
  return `file:${resolve(path)}`;
}

/**
 * What happens to the times of frames on their way to the output: `passthrough` keeps them all,
 * `vfr` drops what comes at the same time, `cfr` holds and drops frames to keep a constant rate.
 */
export function frameTimes(ffmpeg: Ffmpeg, mode: 'passthrough' | 'vfr' | 'cfr'): string[] {
  return [ffmpeg.fpsMode ? '-fps_mode' : '-vsync', mode];
}
