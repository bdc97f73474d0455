import { performance } from 'node:perf_hooks';
import { measureScore } from '../music/index.js';
import { reviewPiece } from '../review/index.js';
import { encodeWav, measureLoudness, renderMusic } from '../sound/index.js';
import { playedBank } from './played-bank.js';
import { describeScore } from './report.js';
import type { TaskRunner } from './tasks.js';
import { writeScore } from './write-score.js';
import { writeWhole } from './write-whole.js';

/** Words → brief → score → sound → master, which is written as a WAV file. */
export const score: TaskRunner<'score'> = async (input, { settings, signal, onProgress }) => {
  const timingsMs: Record<string, number> = {};
  let begun = performance.now();
  const lap = (stage: string): void => {
    const now = performance.now();
    timingsMs[stage] = Math.round(now - begun);
    begun = now;
  };

  onProgress('composing');
  const { brief, score: piece, absent, revised, revisedAgain } = writeScore(input);
  lap('composing');

  onProgress('recording', 0);
  const { bank, font } = await playedBank(settings.soundFontPath);
  let recorded = 0;
  const master = await renderMusic(piece, bank, {
    signal,
    // One call a part; what comes after them is the mix.
    onProgress(fraction) {
      recorded++;
      if (recorded < piece.parts.length) onProgress('recording', recorded / piece.parts.length);
      else onProgress('mixing', fraction);
    },
  });
  lap('recording');

  const loudness = measureLoudness(master);
  await writeWhole(input.masterPath, encodeWav(master, 24));
  lap('saving');
  const { measured } = reviewPiece(piece, input.analysis, master);
  lap('reviewing');

  const report = describeScore(piece, {
    version: settings.version,
    cuts: input.analysis.cuts.length,
    frameRate: input.analysis.frameRate,
    loudness,
    measured,
    metrics: measureScore(piece),
    timingsMs,
    unknownWords: brief.unknownWords,
  });
  return {
    brief,
    score: piece,
    report,
    absentPlayers: absent,
    soundFont: font,
    ...(revised ? { revised } : {}),
    ...(revisedAgain ? { revisedAgain } : {}),
  };
};
