import { performance } from 'node:perf_hooks';
import type { Analysis } from '../../analysis/index.js';
import type { PieceRecord } from '../../storage/index.js';
import type { ScoreInput, ScoreResult } from '../../workers/index.js';
import { analysePicture, pictureMark, type ShownPicture } from './picture.js';
import type { Turn } from './turn.js';

/** What a piece is written to. */
export interface PieceOrder
  extends Pick<
    ScoreInput,
    'words' | 'earlierWords' | 'refines' | 'seed' | 'base' | 'like' | 'again'
  > {
  pictures: readonly ShownPicture[];
  /** What it is called; by default, as the composer calls it. */
  title?: string;
  /** The words that it is stored with, for what is asked next; by default, those it was made to. */
  storedWords?: string;
}

export interface WrittenPiece {
  piece: PieceRecord;
  result: ScoreResult;
  analysis: Analysis;
}

/** Labels of the workers' stages, as a spinner shows them. */
const STAGES = {
  composing: 'Composing',
  recording: 'Recording the instruments',
  mixing: 'Mixing',
} as const;

const isStage = (name: string): name is keyof typeof STAGES => name in STAGES;

/**
 * Writes a piece for the picture as it is cut: that is looked at, and the piece is composed,
 * recorded and mixed. It is gathered in the turn, and not on the timeline yet.
 */
export async function writePiece(turn: Turn, order: PieceOrder): Promise<WrittenPiece> {
  const { storage, workers, reply, signal } = turn;
  const { pictures, title, storedWords, ...asked } = order;
  const begun = performance.now();
  const analysis = await analysePicture(turn, pictures);
  const analysing = Math.round(performance.now() - begun);

  const { words: prompt, seed } = asked;
  const call = reply.call('compose_music', { prompt, seed }, STAGES.composing);
  const id = storage.pieces.newId();
  const result = await workers.score(
    { ...asked, analysis, masterPath: storage.files.master(id) },
    {
      signal,
      onProgress: (stage, fraction) =>
        reply.progress(isStage(stage) ? STAGES[stage] : stage, fraction),
    },
  );
  const { brief, score, soundFont } = result;
  const named = { ...result.report, title: title ?? result.report.title };
  const report = { ...named, timingsMs: { analysing, ...named.timingsMs } };
  await storage.files.keepPieceAnalysis(id, analysis);
  const piece: PieceRecord = {
    id,
    sessionId: turn.session.id,
    words: storedWords ?? brief.words,
    report,
    picture: pictureMark(pictures),
    ...(soundFont ? { soundFont } : {}),
  };
  turn.addPiece({ record: piece, score: { ...score, title: report.title } });
  reply.result(call, 'compose_music', { status: 'success', id, title: report.title });
  return { piece, result: { ...result, report }, analysis };
}
