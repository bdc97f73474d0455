import { createHash } from 'node:crypto';
import type { Draft } from '../../../protocol/index.js';
import { type Analysis, analyseTimeline } from '../../analysis/index.js';
import type { MediaRecord } from '../../storage/index.js';
import { type PlannedPicture, planRender, videosOf } from '../../timeline/index.js';
import type { Turn } from './turn.js';

/** A picture on the timeline, and the upload that it shows. */
export interface ShownPicture {
  planned: PlannedPicture;
  media: MediaRecord;
}

/** Frames a second of a film in which nothing but stills is shown. */
const STILL_FRAME_RATE = 30;

/** The pictures of a draft in order, as far as their media are stored. */
export function shownPictures(turn: Turn, draft: Draft = turn.draft()): ShownPicture[] {
  if (videosOf(draft).length === 0) return [];
  const media = new Map(
    turn.storage.media.ofSession(turn.session.id).map((record) => [record.id, record]),
  );
  return planRender(draft).pictures.flatMap((planned) => {
    const record = media.get(planned.mediaId);
    return record ? [{ planned, media: record }] : [];
  });
}

/**
 * A mark of how the picture is cut: the same for as long as music that was fitted to it fits. What
 * it looks like otherwise, and how loud it is, makes no difference.
 */
export function pictureMark(pictures: readonly ShownPicture[]): string {
  const shots: { hash: string; from: number; lasts: number; speed: number; overlap: number }[] = [];
  for (const { planned, media } of pictures) {
    const { fromMs: from, durationMs: lasts, speed } = planned;
    const overlap = planned.transition?.durationMs ?? 0;
    const last = shots.at(-1);
    const goesOn =
      last !== undefined &&
      [last.hash, last.speed, overlap].join() === [media.hash, speed, 0].join() &&
      (media.kind === 'image' || Math.abs(from - last.from - last.lasts * speed) <= 1 + speed);
    // Two parts of a clip that follow one another are seen as one.
    if (goesOn) last.lasts += lasts;
    else shots.push({ hash: media.hash, from, lasts, speed, overlap });
  }
  const cut = shots.map(({ hash, from, lasts, speed, overlap }) => [
    hash,
    from,
    lasts,
    speed,
    overlap,
  ]);
  return createHash('sha256').update(JSON.stringify(cut)).digest('hex').slice(0, 32);
}

/** The analysis of the picture as it is cut; each of its media is looked at once. */
export async function analysePicture(
  turn: Turn,
  pictures: readonly ShownPicture[],
): Promise<Analysis> {
  const analyses = new Map<string, Analysis>();
  for (const { media } of pictures) {
    if (media.kind !== 'video' || analyses.has(media.hash)) continue;
    analyses.set(media.hash, await analyseMedia(turn, media));
  }
  const parts = pictures.map(({ planned, media }) => ({
    analysis: analyses.get(media.hash) ?? null,
    fromSeconds: planned.fromMs / 1000,
    durationSeconds: planned.durationMs / 1000,
    speed: planned.speed,
    overlapSeconds: (planned.transition?.durationMs ?? 0) / 1000,
    heard: planned.volume > 0,
  }));
  const rates = [...analyses.values()].map(({ frameRate }) => frameRate);
  return analyseTimeline(parts, {
    frameRate: rates.length > 0 ? Math.max(...rates) : STILL_FRAME_RATE,
  });
}

async function analyseMedia(turn: Turn, media: MediaRecord): Promise<Analysis> {
  const { storage, workers, reply, signal } = turn;
  const { name, hash, extension } = media;
  const stage = `Analysing ${name}`;
  const call = reply.call('analyze_video', { name }, stage);
  const analysis = await workers.analyse(
    {
      ffmpeg: await turn.ffmpeg(),
      path: storage.files.media(hash, extension),
      cachePath: storage.files.analysis(hash),
    },
    { signal, onProgress: (_stage, fraction) => reply.progress(stage, fraction) },
  );
  reply.result(call, 'analyze_video', { status: 'success', cuts: analysis.cuts.length });
  return analysis;
}
