import { performance } from 'node:perf_hooks';
import {
  type Brief,
  composeScore,
  type Level,
  measureScore,
  parseBrief,
  readLevels,
  setLevels,
} from '../music/index.js';
import { reviewPiece } from '../review/index.js';
import { encodeWav, measureLoudness, renderMusic } from '../sound/index.js';
import { playedBank } from './played-bank.js';
import { describeScore } from './report.js';
import type { ScoreInput, TaskRunner } from './tasks.js';
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
  const { brief, levels } = briefOf(input);
  const { score: piece, absent } = setLevels(composeScore(brief, input.analysis), levels);
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
  return { brief, score: piece, report, absentPlayers: absent, soundFont: font };
};

/** What is asked of the composer, and of the players beside that. */
interface Asked {
  brief: Brief;
  levels: readonly Level[];
}

/**
 * “Less busy” or “without drums” asks for what there was before, changed; “a slow waltz” asks for
 * itself. The seed and the volume of before are not meant: that was another piece. Nor need
 * anybody hear twice which words were not understood.
 */
function briefOf(input: ScoreInput): Asked {
  const { words, earlierWords, refines } = input;
  const own = read(words, input);
  const { namesStyle, styleFrom, volume, unknownWords, substitutions = [] } = own.brief;
  const stands = namesStyle === true || (styleFrom === 'words' && !refines);
  if (earlierWords === null || stands) return own;
  const { brief, levels } = read(`${earlierWords}\n\n${words}`.trim(), input);
  return { brief: { ...brief, volume, unknownWords, substitutions }, levels };
}

function read(words: string, { analysis, seed }: ScoreInput): Asked {
  const { levels, rest } = readLevels(words);
  const brief = parseBrief(levels.length > 0 ? rest : words, analysis, { seed });
  return { brief: { ...brief, words, seed }, levels };
}
