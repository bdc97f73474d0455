import { isAbort, VmgError } from '../../support/errors.js';
import { inputFile } from './arguments.js';
import { isCutFile } from './cut-file.js';
import { describeAudio, describeVideo } from './describe-streams.js';
import { isIsoMedia } from './file-signature.js';
import type { Ffmpeg } from './find-ffmpeg.js';
import { createHeaderLog } from './header-log.js';
import { inputError } from './input-errors.js';
import { inspectFile } from './inspect-file.js';
import type { MediaInfo } from './media-info.js';
import { type HeaderStream, type MediaHeader, parseHeader } from './parse-header.js';
import { photoRotation } from './photo-rotation.js';
import { runFfmpeg } from './run-ffmpeg.js';
import { createPacketScan, type StreamTimes } from './scan-packets.js';

export interface ProbeOptions {
  signal?: AbortSignal | undefined;
  /** What the user calls the file; by default its path. */
  name?: string;
}

const MOOV_MISSING = /moov atom not found/i;
const CUT_OFF = /partial file|ended prematurely|truncat/i;
/** What the demuxers of Matroska and MP3 say when a file is shorter than it should be. */
const ENDS_EARLY = /\] Read error|filesize and duration do not match/;

/** Why ffmpeg could not open a file, told by its log. */
function openError(
  name: string,
  head: Uint8Array,
  log: readonly string[],
  cause?: unknown,
): VmgError {
  const text = log.join('\n');
  // Anything that is called .mp4 is said to lack its index.
  if (MOOV_MISSING.test(text) && !isIsoMedia(head)) {
    return inputError('media-unsupported', name, { cause });
  }
  if (MOOV_MISSING.test(text) || CUT_OFF.test(text)) {
    return inputError('media-truncated', name, { cause });
  }
  if (/does not contain any stream|matches no streams/i.test(text)) {
    return inputError('media-without-content', name, { cause });
  }
  if (/whitelist|Unknown format|Invalid data found when processing input/i.test(text)) {
    return inputError('media-unsupported', name, { cause });
  }
  return inputError('media-broken', name, { cause });
}

/**
 * Decodes the first two frames: they show whether the picture can be decoded at all, and whether
 * it is interlaced, of which the headers of MP4 say nothing.
 */
async function tryFrames(
  ffmpeg: Ffmpeg,
  path: string,
  name: string,
  signal: AbortSignal | undefined,
): Promise<{ interlaced: boolean }> {
  const frames: string[] = [];
  const args = ['-loglevel', 'info', ...inputFile(path), '-map', '0:V:0', '-vf', 'showinfo'];
  args.push('-frames:v', '2', '-f', 'null', '-');
  const onLogLine = (line: string): boolean => {
    if (/ n:\s*\d+ pts:/.test(line)) frames.push(line);
    return false;
  };
  await runFfmpeg(ffmpeg, args, { signal, onLogLine }).catch((error: unknown) => {
    if (isOurs(error, signal)) throw error;
    throw inputError('media-broken', name, { cause: error });
  });
  if (frames.length === 0) throw inputError('media-broken', name);
  return { interlaced: frames.some((line) => / i:[TB] /.test(line)) };
}

/** True for errors that say nothing about the file. */
function isOurs(error: unknown, signal: AbortSignal | undefined): boolean {
  if (isAbort(error) || signal?.aborted) return true;
  return error instanceof VmgError && error.code !== 'ffmpeg-failed';
}

/** Containers that give no other sign of a lost end than the length in their header. */
const TOLD_BY_LENGTH = new Set(['flv', 'asf']);

/**
 * Throws when data are missing at the end: the log or the structure says so, and the packets do
 * end before the header's end. That alone says nothing: the header counts streams that are not
 * read here and what an edit list has cut off, and it may just be wrong.
 */
function checkComplete(
  name: string,
  header: MediaHeader,
  times: readonly (StreamTimes | undefined)[],
  isCut: boolean,
): void {
  if (header.durationSeconds === null) return;
  const present = times.filter((entry) => entry !== undefined);
  const start = Math.min(...present.map((entry) => entry.startSeconds));
  const end = Math.max(...present.map((entry) => entry.endSeconds));
  // Matroska counts from zero, however late its first packet comes.
  const missing = header.durationSeconds - (end - Math.min(0, start));
  const isShort =
    TOLD_BY_LENGTH.has(header.container) && missing > Math.max(1, 0.1 * header.durationSeconds);
  if (!isShort && !(isCut && missing > 0.2)) return;
  const held = Math.max(0, header.durationSeconds - missing);
  const there = `${held.toFixed(1)} of ${header.durationSeconds.toFixed(1)} seconds`;
  throw inputError('media-truncated', name, { what: `is incomplete: it holds ${there}` });
}

/**
 * Reads what a media file holds: its header, and the times of every packet (a tenth of a second
 * for a minute of video), because headers leave out durations and say little about frame times.
 *
 * Throws a `VmgError` (exit 3) for a file that is missing, unreadable, empty, cut off, or no media.
 */
export async function probeMedia(
  ffmpeg: Ffmpeg,
  path: string,
  options: ProbeOptions = {},
): Promise<MediaInfo> {
  const { signal, name = path } = options;
  const { bytes, head } = await inspectFile(path, name);

  const scan = createPacketScan();
  // `V` leaves out cover images.
  const args = [...inputFile(path), '-map', '0:V:0?', '-map', '0:a:0?'];
  args.push('-c', 'copy', '-copyts', '-f', 'framecrc', '-');
  const log = createHeaderLog();
  await runFfmpeg(ffmpeg, args, {
    signal,
    onStdout: (chunk) => scan.add(Buffer.from(chunk).toString('latin1')),
    onLogLine: (line) => {
      log.add(line);
      return false;
    },
  }).catch((error: unknown) => {
    if (isOurs(error, signal)) throw error;
    throw openError(name, head, log.lines(), error);
  });

  const lines = log.lines();
  const header = parseHeader(lines);
  if (!header) throw openError(name, head, lines);
  const find = (kind: 'video' | 'audio'): [HeaderStream, StreamTimes] | undefined => {
    const stream = header.streams.find((entry) => entry.kind === kind && !entry.isAttachedPicture);
    const index = [0, 1].find((output) => scan.kind(output) === kind);
    const times = index === undefined ? undefined : scan.stream(index);
    return stream && times ? [stream, times] : undefined;
  };
  const picture = find('video');
  const sound = find('audio');
  const isSaid = lines.some((line) => CUT_OFF.test(line) || ENDS_EARLY.test(line));
  const isCut = isSaid || (await isCutFile(path, head, bytes));
  checkComplete(name, header, [picture?.[1], sound?.[1]], isCut);
  if (!picture && !sound) throw inputError('media-without-content', name);
  if (picture && (picture[0].width === 0 || picture[0].codec === 'none')) {
    throw inputError('media-broken', name);
  }

  // Only newer versions of ffmpeg read what cameras write into photos.
  if (picture?.[0].codec === 'mjpeg') picture[0].rotation ||= photoRotation(head);
  const video = picture ? describeVideo(...picture) : null;
  if (video) {
    const { interlaced } = await tryFrames(ffmpeg, path, name, signal);
    video.interlaced ||= interlaced;
  }
  const audio = sound ? describeAudio(...sound) : null;
  return {
    path,
    container: header.container,
    durationSeconds: video?.durationSeconds ?? audio?.durationSeconds ?? 0,
    bytes,
    video,
    audio,
    creationTime: header.creationTime,
    title: header.title,
  };
}
