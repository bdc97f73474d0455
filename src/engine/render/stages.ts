import { readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { z } from 'zod';
import { ExitCode, VmgError } from '../../support/errors.js';
import { fileExists } from '../../support/file-exists.js';
import { type Ffmpeg, type MediaInfo, type OutputProfile, probeMedia } from '../media/index.js';
import type { RenderOutput, RenderProgress, RenderRecord, Storage } from '../storage/index.js';
import { planRender, type RenderPlan } from '../timeline/index.js';
import type { MixdownResult, Workers } from '../workers/index.js';
import { writeFilm, writeSound } from './film.js';
import { finalName, requestedProfile } from './final-file.js';
import { MAXIMUM_SECONDS, tooLong } from './limits.js';
import { drawTitles, type MadePicture, makePicture } from './make-picture.js';
import { planFilm } from './plan-film.js';
import { checkRecordings, findSources, type Sources } from './sources.js';
import { pictureIsUntouched } from './untouched.js';

export interface StageContext {
  storage: Storage;
  workers: Workers;
  ffmpeg: () => Promise<Ffmpeg>;
  signal: AbortSignal;
  /** Told of each child process that writes to the render's folder. */
  onSpawn(pid: number): void;
  /** Told how far the whole is, and what a finished stage leaves behind. */
  advance(progress: RenderProgress): void;
}

/** What an interrupted render has behind it. */
const checkpoint = z.object({
  /** The mix is on disk; null when there is nothing to hear. */
  mixed: z.object({ integratedLufs: z.number(), truePeakDbtp: z.number() }).nullable(),
  /** The picture that was made is on disk, under {@link pictureName}; so much of it was copied. */
  pictured: z.object({ copiedShare: z.number() }).optional(),
});

type Checkpoint = z.infer<typeof checkpoint>;

/** Shares of the whole at which stages end. */
const MIXED_AT = 0.3;
const PICTURED_AT = 0.9;
const FILMED_AT = 0.99;

const MIX_NAME = 'mix.wav';
const pictureName = ({ extension }: OutputProfile): string => `picture.${extension}`;

/**
 * Renders a draft to its final file in the render's folder: plans, mixes, makes the picture, puts
 * them together, reads the result back, and only then gives it its name. What an earlier attempt
 * finished is not made again; so what the film was made of stays until {@link tidyFolder}.
 *
 * @throws VmgError for what cannot be rendered; the signal's reason.
 */
export async function renderFilm(
  render: RenderRecord,
  context: StageContext,
): Promise<{ output: RenderOutput; timingsMs: Record<string, number> }> {
  const { storage, signal, advance } = context;
  const ffmpeg = await context.ffmpeg();
  const folder = await storage.files.renderFolder(render.folder);
  const timingsMs: Record<string, number> = { ...render.timingsMs };
  const timed = async <Result>(stage: string, work: () => Promise<Result>): Promise<Result> => {
    const begun = performance.now();
    const result = await work();
    timingsMs[stage] = Math.round(performance.now() - begun);
    return result;
  };
  const within = (from: number, to: number) => (fraction: number) =>
    advance({ progress: from + (to - from) * fraction });

  const profile = requestedProfile(render.request, ffmpeg);
  const plan = planRender(render.request.draft);
  if (plan.durationMs > MAXIMUM_SECONDS * 1000) throw tooLong('The timeline');
  const isFilm = profile.kind === 'video';
  if (isFilm && plan.pictures.length === 0) throw noPicture(profile);
  const sources = await findSources(plan, render.sessionId, storage, (file, name) =>
    probeMedia(ffmpeg, file, { signal, name }),
  );

  const mixPath = path.join(folder, MIX_NAME);
  const picturePath = path.join(folder, pictureName(profile));
  const done = await finishedStages(render, mixPath, picturePath);
  await clear(folder, [
    ...(done ? [MIX_NAME] : []),
    ...(done?.pictured ? [pictureName(profile)] : []),
  ]);
  const isHeard = profile.holds.audio !== null;
  const loudness = done
    ? done.mixed
    : isHeard
      ? await timed('mixdown', () =>
          mixdown(sources, mixPath, ffmpeg, context, within(0, MIXED_AT)),
        )
      : null;
  const soFar: Checkpoint = done ?? { mixed: loudness };
  advance({ progress: done?.pictured ? PICTURED_AT : MIXED_AT, checkpoint: soFar, timingsMs });

  const output = path.join(folder, `film.${profile.extension}`);
  const { onSpawn } = context;
  const running = { output, signal, onSpawn };
  let info: MediaInfo;
  let copiedShare = 0;
  if (!isFilm) {
    if (!loudness) throw nothingToHear(profile);
    const { durationSeconds } = sources;
    const onProgress = within(MIXED_AT, FILMED_AT);
    const request = { ...running, wavPath: mixPath, profile, durationSeconds, onProgress };
    info = await timed('sound', () => writeSound(ffmpeg, request));
  } else {
    const own = ownPicture(plan, sources, profile);
    const drawing = { ...running, output: picturePath, onProgress: within(MIXED_AT, PICTURED_AT) };
    const made = own
      ? { info: own, copiedShare: 1 }
      : done?.pictured
        ? { ...done.pictured, info: await probeMedia(ffmpeg, picturePath, { signal }) }
        : await timed('drawing', () => drawPicture(ffmpeg, plan, sources, profile, drawing));
    if (!own) {
      const pictured = { copiedShare: made.copiedShare };
      const checkpoint: Checkpoint = { mixed: loudness, pictured };
      advance({ progress: PICTURED_AT, checkpoint, timingsMs });
    }
    const film = await timed('picture', () =>
      writeFilm(ffmpeg, {
        ...running,
        source: made.info,
        isMade: !own,
        profile,
        wavPath: loudness ? mixPath : null,
        onProgress: within(own ? MIXED_AT : PICTURED_AT, FILMED_AT),
      }),
    );
    info = film.info;
    copiedShare = film.pictureCopied ? made.copiedShare : 0;
  }

  await rename(output, path.join(folder, finalName(render.request)));
  const { video } = info;
  return {
    output: {
      size: info.bytes,
      duration: info.durationSeconds,
      ...(video ? { width: video.displayWidth, height: video.displayHeight } : {}),
      ...(video ? { pictureCopied: copiedShare === 1, copiedShare } : {}),
      ...(loudness ? { loudness } : {}),
    },
    timingsMs,
  };
}

/** The one clip whose picture the film shows as it is; undefined when it must be made. */
function ownPicture(
  plan: RenderPlan,
  sources: Sources,
  profile: OutputProfile,
): MediaInfo | undefined {
  const film = planFilm(plan, sources, profile);
  const isOwn = profile.mayCopy && pictureIsUntouched(plan, sources, film);
  return isOwn ? sources.pictures[0]?.info : undefined;
}

/** Makes the picture of everything on the timeline. */
async function drawPicture(
  ffmpeg: Ffmpeg,
  plan: RenderPlan,
  sources: Sources,
  profile: OutputProfile,
  options: Parameters<typeof makePicture>[3],
): Promise<MadePicture> {
  const film = planFilm(plan, sources, profile);
  const titles = await drawTitles(plan, film, path.dirname(options.output));
  return makePicture(ffmpeg, { ...film, titles }, profile, options);
}

/** Removes what only the work needed; not before the render is known to be completed. */
export async function tidyFolder(folder: string, finalFile: string): Promise<void> {
  await clear(folder, [finalFile]);
}

/** What an earlier attempt finished. That it did is not enough: the files must be there. */
async function finishedStages(
  render: RenderRecord,
  mixPath: string,
  picturePath: string,
): Promise<Checkpoint | undefined> {
  const { data } = checkpoint.safeParse(render.checkpoint);
  if (!data || (data.mixed !== null && !(await fileExists(mixPath)))) return undefined;
  const { mixed, pictured } = data;
  return pictured && (await fileExists(picturePath)) ? { mixed, pictured } : { mixed };
}

/** Removes what an earlier attempt left half-done. */
async function clear(folder: string, kept: readonly string[]): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!kept.includes(name)) await rm(path.join(folder, name), { force: true });
  }
}

async function mixdown(
  sources: Sources,
  mixPath: string,
  ffmpeg: Ffmpeg,
  { workers, signal }: StageContext,
  onProgress: (fraction: number) => void,
): Promise<{ integratedLufs: number; truePeakDbtp: number } | null> {
  await checkRecordings(sources);
  const mixed: MixdownResult = await workers.mixdown(
    {
      ffmpeg,
      durationSeconds: sources.durationSeconds,
      clips: sources.clips,
      music: sources.music,
      mixPath,
    },
    { signal, onProgress: (_stage, fraction) => onProgress(fraction ?? 0) },
  );
  if (!mixed) return null;
  const { integratedLufs, truePeakDbtp } = mixed.loudness;
  return { integratedLufs, truePeakDbtp };
}

function noPicture({ format }: OutputProfile): VmgError {
  return new VmgError(
    'no-picture',
    ExitCode.input,
    `There is no picture on the timeline to make a film (${format}) of.`,
    { hint: 'Upload a video or an image, or export the sound alone, as mp3 or wav.' },
  );
}

function nothingToHear({ format }: OutputProfile): VmgError {
  return new VmgError(
    'no-sound',
    ExitCode.input,
    `There is nothing to hear on the timeline, and ${format} holds sound alone.`,
    { hint: 'Ask for music first, or export a film, as mp4.' },
  );
}
