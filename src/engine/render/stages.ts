import { access, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { z } from 'zod';
import { type Ffmpeg, probeMedia } from '../media/index.js';
import type { RenderOutput, RenderProgress, RenderRecord, Storage } from '../storage/index.js';
import { planRender } from '../timeline/index.js';
import type { MixdownResult, Workers } from '../workers/index.js';
import { writeFilm } from './film.js';
import { joinPictures } from './join-pictures.js';
import { MAXIMUM_SECONDS, tooLong } from './limits.js';
import { checkRecordings, findSources, isWhole, ownSound, type Sources } from './sources.js';

/** The finished film's name in the render's folder. */
export const FINAL_NAME = 'final.mp4';

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
});

/** Shares of the whole at which stages end. */
const MIXED_AT = 0.3;
const JOINED_AT = 0.8;
const FILMED_AT = 0.99;

/**
 * Renders a draft to `final.mp4` in the render's folder: plans, mixes, makes the film, reads it
 * back, and only then gives it its name. What an earlier attempt finished is not made again; so what
 * the film was made of stays until {@link tidyFolder}.
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

  const plan = planRender(render.request.draft);
  if (plan.durationMs > MAXIMUM_SECONDS * 1000) throw tooLong('The timeline');
  const sources = await findSources(plan, render.sessionId, storage, (file, name) =>
    probeMedia(ffmpeg, file, { signal, name }),
  );
  const mixPath = path.join(folder, 'mix.wav');
  const done = await finishedMix(render, mixPath);
  await clear(folder, done ? [path.basename(mixPath)] : []);
  const loudness = done
    ? done.mixed
    : await timed('mixdown', () => mixdown(sources, mixPath, ffmpeg, context, within(0, MIXED_AT)));
  advance({ progress: MIXED_AT, checkpoint: { mixed: loudness }, timingsMs });

  const film = path.join(folder, 'film.mp4');
  const [only, ...others] = sources.clips;
  const whole = only && others.length === 0 && isWhole(only) ? only.info : undefined;
  const joined = whole
    ? undefined
    : await timed('joining', () =>
        joinPictures(ffmpeg, sources, folder, {
          signal,
          onProgress: within(MIXED_AT, JOINED_AT),
          onSpawn: context.onSpawn,
        }),
      );
  const source = whole ?? joined;
  if (!source) throw new Error('A film is made of something');
  const { info, pictureCopied } = await timed('picture', () =>
    writeFilm(ffmpeg, {
      source,
      wavPath: loudness ? mixPath : null,
      output: film,
      signal,
      onProgress: within(joined ? JOINED_AT : MIXED_AT, FILMED_AT),
      onSpawn: context.onSpawn,
    }),
  );

  await rename(film, path.join(folder, FINAL_NAME));
  const output: RenderOutput = {
    size: info.bytes,
    duration: info.durationSeconds,
    width: info.video?.displayWidth ?? 0,
    height: info.video?.displayHeight ?? 0,
    pictureCopied: pictureCopied && !joined,
    ...(loudness ? { loudness } : {}),
  };
  return { output, timingsMs };
}

/** Removes what only the work needed; not before the render is known to be completed. */
export async function tidyFolder(folder: string): Promise<void> {
  await clear(folder, [FINAL_NAME]);
}

/** The mix that an earlier attempt finished. That it did is not enough: the file must be there. */
async function finishedMix(
  render: RenderRecord,
  mixPath: string,
): Promise<z.infer<typeof checkpoint> | undefined> {
  const { data } = checkpoint.safeParse(render.checkpoint);
  if (!data || data.mixed === null) return data;
  const isThere = await access(mixPath).then(
    () => true,
    () => false,
  );
  return isThere ? data : undefined;
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
      clips: sources.clips.filter(({ info }) => info.audio !== null).map(ownSound),
      music: sources.music,
      mixPath,
    },
    { signal, onProgress: (_stage, fraction) => onProgress(fraction ?? 0) },
  );
  if (!mixed) return null;
  const { integratedLufs, truePeakDbtp } = mixed.loudness;
  return { integratedLufs, truePeakDbtp };
}
