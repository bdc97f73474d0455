import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ExitCode, VmgError } from '../../support/errors.js';
import { drawLettering } from '../lettering/index.js';
import {
  type Ffmpeg,
  type MediaInfo,
  type OutputProfile,
  type PictureFilm,
  probeMedia,
  type ShownTitle,
  wholeFilm,
  writePicture,
} from '../media/index.js';
import type { RenderPlan } from '../timeline/index.js';
import { placeTitle } from './plan-film.js';
import { writeSmartFilm } from './smart-film.js';

export interface MakePictureOptions {
  /** Where the silent film goes, and beside it what it is made of. */
  output: string;
  signal: AbortSignal;
  onProgress?: (fraction: number) => void;
  onSpawn?: (pid: number) => void;
}

/** A silent film, and how many of its frames were copied, 0…1. */
export interface MadePicture {
  info: MediaInfo;
  copiedShare: number;
}

/**
 * Makes the picture of a film, without sound: what is stored as the film shows it is copied where
 * that is worth it, and all else is encoded.
 *
 * @throws VmgError `film-unsound` when it does not have every frame of the film, and no other; what
 * ffmpeg throws.
 */
export async function makePicture(
  ffmpeg: Ffmpeg,
  film: PictureFilm,
  profile: OutputProfile,
  options: MakePictureOptions,
): Promise<MadePicture> {
  const { output, signal } = options;
  const smart = profile.mayCopy ? await writeSmartFilm(ffmpeg, film, options) : null;
  if (!smart) {
    const { pictureArgs, muxerArgs } = profile;
    await writePicture(ffmpeg, film, { pictureArgs, muxerArgs, ...options });
  }
  const info = await probeMedia(ffmpeg, output, { signal });
  const [frames, planned] = [info.video?.frames ?? 0, wholeFilm(film).endFrame];
  if (frames !== planned) {
    await rm(output, { force: true });
    throw new VmgError(
      'film-unsound',
      ExitCode.jobFailed,
      `The finished picture has ${frames} frames, not ${planned}.`,
      { hint: 'Convert the clips to ordinary MP4 first, and try again.' },
    );
  }
  return { info, copiedShare: smart?.copiedShare ?? 0 };
}

/** Draws the titles of a plan for a film, as PNG files in `folder`. */
export async function drawTitles(
  { titles }: Pick<RenderPlan, 'titles'>,
  { size, rate }: PictureFilm,
  folder: string,
): Promise<ShownTitle[]> {
  const drawn: ShownTitle[] = [];
  for (const [index, title] of titles.entries()) {
    const { text, style, position, enter, leave } = title;
    const look = { text, style, position, size: title.size, colour: title.colour };
    const { png, x, y } = await drawLettering({ ...look, frame: size });
    const file = path.join(folder, `title-${index + 1}.png`);
    await writeFile(file, png);
    drawn.push({ path: file, x, y, enter, leave, ...placeTitle(title, rate) });
  }
  return drawn;
}
