import { performance } from 'node:perf_hooks';
import type { MusicReport } from '../../protocol/index.js';
import { type Analysis, joinAnalyses } from '../analysis/index.js';
import type { Ffmpeg } from '../media/index.js';
import { type Direction, unheard } from '../music/index.js';
import type { MediaRecord, SessionRecord, Storage } from '../storage/index.js';
import { type Clip, musicOf, placeAlone, placeMusic, videosOf } from '../timeline/index.js';
import { hasAudibleSound, type ScoreResult, type Workers } from '../workers/index.js';
import { followUp } from './follow-up.js';
import type { Reply } from './reply.js';
import { freshSeed } from './seed.js';
import type { Understood } from './understand.js';

export interface ComposeContext {
  storage: Storage;
  workers: Workers;
  ffmpeg: () => Promise<Ffmpeg>;
}

export interface Composed {
  report: MusicReport;
  brief: ScoreResult['brief'];
  absentPlayers: readonly string[];
  /** What was asked to happen at a time and cannot. */
  unmetDirections: readonly Direction[];
  /** Instruments that were asked for and that nobody plays. */
  unplayed: readonly string[];
  volume: number;
  /** The clip has sound of its own that can be heard. */
  clipIsHeard: boolean;
}

/** Labels of the workers' stages, as a spinner shows them. */
const STAGES = {
  composing: 'Composing',
  recording: 'Recording the instruments',
  mixing: 'Mixing',
} as const;

const isStage = (name: string): name is keyof typeof STAGES => name in STAGES;

/**
 * Writes a piece for what is on the timeline and puts it there: the clips are looked at (once),
 * the piece is composed, recorded and mixed, and a new version of the draft is stored.
 *
 * @param videos The media of the picture, in order; at least one.
 * @param alone The one clip that it is for: it takes the whole timeline when its music is there,
 * and what was written before has no say in that.
 */
export async function compose(
  context: ComposeContext,
  session: SessionRecord,
  videos: readonly MediaRecord[],
  request: Pick<Understood, 'music' | 'refines' | 'tempoStep' | 'seed'>,
  reply: Reply,
  signal: AbortSignal,
  alone?: MediaRecord,
): Promise<Composed> {
  const { storage, workers } = context;
  const begun = performance.now();
  const analysis = await analyseAll(context, videos, reply, signal);
  const analysing = Math.round(performance.now() - begun);

  const earlier = storage.pieces.ofSession(session.id);
  const before = alone ? undefined : storage.versions.latest(session.id)?.draft;
  const [placed] = before ? musicOf(before) : [];
  const wanted = followUp(
    request,
    alone ? undefined : (earlier.find(({ id }) => id === placed?.mediaId) ?? earlier.at(-1)),
  );
  const words = request.music ?? '';
  const hashes = videos.map(({ hash }) => hash);
  const taken = earlier.map(({ report }) => report.seed);
  const seed = request.seed ?? wanted.seed ?? freshSeed(hashes, words, taken);

  const call = reply.call('compose_music', { prompt: words, seed }, STAGES.composing);
  const id = storage.pieces.newId();
  const { brief, score, report, absentPlayers, soundFont } = await workers.score(
    {
      words: wanted.words,
      earlierWords: wanted.earlierWords,
      refines: request.refines,
      analysis,
      seed,
      masterPath: storage.files.master(id),
    },
    {
      signal,
      onProgress: (stage, fraction) =>
        reply.progress(isStage(stage) ? STAGES[stage] : stage, fraction),
    },
  );
  const full = { ...report, timingsMs: { analysing, ...report.timingsMs } };
  await storage.files.keepPieceAnalysis(id, analysis);
  const piece = { id, sessionId: session.id, words: brief.words, report: full };
  storage.pieces.add(soundFont ? { ...piece, soundFont } : piece, score);
  reply.result(call, 'compose_music', { status: 'success', id, title: report.title });

  const volume = brief.volume ?? placed?.volume ?? 1;
  const adding = reply.call('add_bgm', { media_id: id, volume });
  storage.versions.commit(session.id, words, (draft) =>
    placeMusic(alone ? placeAlone(draft, clipOf(alone)) : draft, {
      mediaId: id,
      name: report.title,
      durationMs: report.durationSeconds * 1000,
      volume,
    }),
  );
  reply.result(adding, 'add_bgm', { status: 'success' });
  const missing = unheard(brief, score);
  return {
    report: full,
    brief,
    absentPlayers,
    unmetDirections: missing.directions,
    unplayed: missing.instruments,
    volume,
    clipIsHeard: hasAudibleSound(analysis),
  };
}

/** A stored clip as the timeline takes it. */
export function clipOf({ id, name, facts }: MediaRecord): Clip {
  return { mediaId: id, name, durationMs: facts.durationSeconds * 1000 };
}

/** The analysis of the whole picture, in the clips' order. */
async function analyseAll(
  { storage, workers, ffmpeg }: ComposeContext,
  videos: readonly MediaRecord[],
  reply: Reply,
  signal: AbortSignal,
): Promise<Analysis> {
  const found = await ffmpeg();
  const parts: Analysis[] = [];
  for (const { name, hash, extension } of videos) {
    const stage = `Analysing ${name}`;
    const call = reply.call('analyze_video', { name }, stage);
    const part = await workers.analyse(
      {
        ffmpeg: found,
        path: storage.files.media(hash, extension),
        cachePath: storage.files.analysis(hash),
      },
      { signal, onProgress: (_stage, fraction) => reply.progress(stage, fraction) },
    );
    reply.result(call, 'analyze_video', { status: 'success', cuts: part.cuts.length });
    parts.push(part);
  }
  return joinAnalyses(parts);
}

/** The stored media of a session's picture, in the timeline's order. */
export function picturedMedia(storage: Storage, session: SessionRecord): MediaRecord[] {
  const draft = storage.versions.latest(session.id)?.draft;
  if (!draft) return [];
  const media = new Map(storage.media.ofSession(session.id).map((record) => [record.id, record]));
  return videosOf(draft)
    .map(({ mediaId }) => media.get(mediaId ?? ''))
    .filter((record) => record !== undefined);
}
