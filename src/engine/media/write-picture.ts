import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileAddress, frameTimes } from './arguments.js';
import { colourArgs } from './colour.js';
import type { Ffmpeg } from './find-ffmpeg.js';
import { rateText, secondsAt } from './frame-rate.js';
import { type FrameSpan, filmColour, type PictureFilm, wholeFilm } from './picture-film.js';
import { pictureGraph } from './picture-graph.js';
import { overlapOf } from './picture-layers.js';
import { runFfmpeg } from './run-ffmpeg.js';

/** How a picture is encoded, and into what kind of file. */
export interface PictureEncoding {
  /** Encoder and pixel format. */
  pictureArgs: readonly string[];
  /** Container and its options. */
  muxerArgs: readonly string[];
}

export interface WritePictureOptions extends PictureEncoding {
  /** Where the silent film goes, once it is finished. */
  output: string;
  signal?: AbortSignal | undefined;
  onProgress?: ((fraction: number) => void) | undefined;
  onSpawn?: ((pid: number) => void) | undefined;
}

/** Files that one run opens at most: each has a decoder with frames of its own. */
const MOST_INPUTS = 12;

/**
 * Writes a stretch of a film, without sound, at its constant rate and in its colours. What is made
 * of many pictures is made in parts, which are then put together without encoding them again.
 *
 * Throws a `VmgError` when ffmpeg fails, or the signal's reason; then nothing is left behind.
 */
export async function writePicture(
  ffmpeg: Ffmpeg,
  film: PictureFilm,
  options: WritePictureOptions,
  stretch: FrameSpan = wholeFilm(film),
): Promise<void> {
  const { output, signal, onProgress } = options;
  const spans = partsOf(film, stretch);
  const parts = spans.map((_, index) => `${output}.${index}.part`);
  const list = `${output}.list.part`;
  const total = stretch.endFrame - stretch.firstFrame;
  try {
    for (const [index, span] of spans.entries()) {
      const share = (span.endFrame - span.firstFrame) / total;
      const before = (span.firstFrame - stretch.firstFrame) / total;
      await writePart(ffmpeg, film, span, parts[index] ?? output, {
        ...options,
        onProgress: (fraction) => onProgress?.(before + share * fraction),
      });
    }
    const [only, ...others] = parts;
    if (only !== undefined && others.length === 0) await rename(only, output);
    else {
      await writeFile(list, listOf(film, spans, parts));
      const joined = `${output}.joined.part`;
      const run = { ...options, temporaryFiles: [joined] };
      await runFfmpeg(ffmpeg, joinArgs(list, joined, options), { signal, ...spawnOf(run) });
      await rename(joined, output);
    }
  } finally {
    await Promise.all([...parts, list].map((file) => rm(file, { force: true })));
  }
}

/** Stretches that each need no more files than one run opens; each begins with a picture. */
export function partsOf(film: PictureFilm, stretch: FrameSpan): FrameSpan[] {
  const parts: FrameSpan[] = [];
  let firstFrame = stretch.firstFrame;
  const starts = [...film.pictures, ...film.titles]
    .map((shown) => shown.firstFrame)
    .filter((frame) => frame > stretch.firstFrame && frame < stretch.endFrame);
  const borders = [...new Set(starts)].sort((a, b) => a - b);
  const inputs = (span: FrameSpan): number =>
    [...film.pictures, ...film.titles].filter((shown) => overlapOf(shown, span)).length;
  for (const [index, border] of borders.entries()) {
    const next = borders[index + 1] ?? stretch.endFrame;
    if (inputs({ firstFrame, endFrame: next }) <= MOST_INPUTS) continue;
    parts.push({ firstFrame, endFrame: border });
    firstFrame = border;
  }
  return [...parts, { firstFrame, endFrame: stretch.endFrame }];
}

async function writePart(
  ffmpeg: Ffmpeg,
  film: PictureFilm,
  span: FrameSpan,
  output: string,
  options: WritePictureOptions,
): Promise<void> {
  const graph = pictureGraph(ffmpeg, film, span);
  const rate = rateText(film.rate);
  await runFfmpeg(
    ffmpeg,
    [
      ...['-loglevel', 'warning', '-y', '-copyts', ...graph.inputs],
      ...['-filter_complex', graph.filters, '-map', '[film]', '-an', '-sn', '-dn'],
      ...[...options.pictureArgs, ...colourArgs(filmColour(ffmpeg, film.pictures))],
      ...[...frameTimes(ffmpeg, 'cfr'), '-r', rate, '-frames:v', String(graph.frames)],
      ...['-map_metadata', '-1', '-map_chapters', '-1'],
      ...[...options.muxerArgs, fileAddress(output)],
    ],
    {
      signal: options.signal,
      durationSeconds: secondsAt(film.rate, graph.frames),
      onProgress: options.onProgress,
      ...spawnOf({ ...options, temporaryFiles: [output] }),
    },
  );
}

const spawnOf = ({
  onSpawn,
  temporaryFiles,
}: Pick<WritePictureOptions, 'onSpawn'> & { temporaryFiles: readonly string[] }) => ({
  temporaryFiles,
  ...(onSpawn ? { onSpawn } : {}),
});

/** The script of ffmpeg's `concat` demuxer; the names are our own, beside it. */
function listOf(
  { rate }: PictureFilm,
  spans: readonly FrameSpan[],
  parts: readonly string[],
): string {
  const lines = parts.flatMap((part, index) => {
    const { firstFrame = 0, endFrame = 0 } = spans[index] ?? {};
    const seconds = secondsAt(rate, endFrame - firstFrame).toFixed(6);
    return [`file '${path.basename(part).replaceAll("'", "'\\''")}'`, `duration ${seconds}`];
  });
  return ['ffconcat version 1.0', ...lines, ''].join('\n');
}

function joinArgs(list: string, output: string, { muxerArgs }: PictureEncoding): string[] {
  return [
    ...['-loglevel', 'warning', '-y', '-protocol_whitelist', 'file'],
    ...['-f', 'concat', '-safe', '0', '-i', fileAddress(list)],
    ...['-map', '0:v:0', '-c', 'copy', '-map_metadata', '-1', ...muxerArgs, fileAddress(output)],
  ];
}
