import { performance } from 'node:perf_hooks';
import type { Analysis } from '../analysis/types.js';
import {
  type Brief,
  composeScore,
  type Level,
  measureScore,
  parseBrief,
  readLevels,
  readRevision,
  reviseScore,
  type Score,
  secondsAt,
  setLevels,
} from '../music/index.js';
import { reviewPiece } from '../review/index.js';
import { encodeWav, measureLoudness, renderMusic } from '../sound/index.js';
import { playedBank } from './played-bank.js';
import { describeScore } from './report.js';
import type { ScoreInput, ScoreResult, TaskRunner } from './tasks.js';
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
  const { brief, score: piece, absent, revised } = written(input);
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
  };
};

/** A piece as it is to be recorded. */
interface Written extends Pick<ScoreResult, 'brief' | 'score' | 'revised'> {
  absent: readonly string[];
}

function written(input: ScoreInput): Written {
  if (input.base) return rewritten(input, input.base);
  const { analysis, like } = input;
  const { brief, levels } = briefOf(input);
  const composed = composeScore(brief, analysis, like);
  const { score: piece, absent } = setLevels(composed, levels);
  return { brief, score: like ? revisedAgain(piece, like, analysis, brief) : piece, absent };
}

/** The stretches that were changed in the piece before, where the new cut still has that time. */
function revisedAgain(piece: Score, like: Score, analysis: Analysis, brief: Brief): Score {
  return (like.revisions ?? []).reduce((score, { startBeat, endBeat, revision }) => {
    const fromSeconds = secondsAt(like.tempoMap, startBeat);
    const toSeconds = Math.min(score.durationSeconds, secondsAt(like.tempoMap, endBeat));
    if (toSeconds - fromSeconds < SHORTEST_STRETCH_SECONDS) return score;
    return reviseScore(score, analysis, brief, revision, { fromSeconds, toSeconds }).score;
  }, piece);
}
const SHORTEST_STRETCH_SECONDS = 1;

/** A piece with one stretch changed. What it was made to stays its words. */
function rewritten(
  { words, earlierWords, analysis }: ScoreInput,
  base: NonNullable<ScoreInput['base']>,
): Written {
  const { seed } = base.score;
  const { brief } = read(earlierWords ?? '', { analysis, seed, like: base.score });
  const revision = readRevision(words);
  const { score, absent, ...bars } = reviseScore(base.score, analysis, brief, revision, base);
  return {
    brief: { ...brief, volume: null, unknownWords: revision.unknownWords, substitutions: [] },
    score,
    absent,
    revised: { ...bars, beyond: revision.beyond },
  };
}

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

function read(
  words: string,
  { analysis, seed, like }: Pick<ScoreInput, 'analysis' | 'seed' | 'like'>,
): Asked {
  const { levels, rest } = readLevels(words);
  const asked = levels.length > 0 ? rest : words;
  const brief = parseBrief(asked, analysis, like ? { seed, like } : { seed });
  return { brief: { ...brief, words, seed: like?.seed ?? seed }, levels };
}
