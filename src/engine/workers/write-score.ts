import type { Analysis } from '../analysis/types.js';
import {
  type Brief,
  barStartsOf,
  composeScore,
  type Level,
  parseBrief,
  type Revision,
  readLevels,
  readRevision,
  reviseScore,
  type Score,
  secondsAt,
  setLevels,
} from '../music/index.js';
import type { RevisedAgain, ScoreInput, ScoreResult } from './tasks.js';

/** What a score is written from. */
type WrittenFrom = Omit<ScoreInput, 'masterPath'>;

/** A piece as it is to be recorded. */
export interface Written extends Pick<ScoreResult, 'brief' | 'score' | 'revised' | 'revisedAgain'> {
  absent: readonly string[];
}

/**
 * Words → brief → score: a new piece, one stretch of another changed, or one fitted to a picture that
 * was cut anew.
 */
export function writeScore(input: WrittenFrom): Written {
  if (input.base) return rewritten(input, input.base);
  const { analysis, like, again } = input;
  const { brief, levels } = briefOf(input);
  const composed = composeScore(brief, analysis, like);
  const { score: piece, absent } = setLevels(composed, levels);
  const before = like ?? again;
  if (!before) return { brief, score: piece, absent };
  const { score, kept, lost } = reviseAgain(piece, before, analysis, brief);
  const revisedAgain = again && (kept.length > 0 || lost > 0) ? { kept, lost } : undefined;
  return { brief, score, absent, ...(revisedAgain ? { revisedAgain } : {}) };
}

/** Changes the stretches that were changed in the piece before, where this one has that time. */
function reviseAgain(
  piece: Score,
  before: Score,
  analysis: Analysis,
  brief: Brief,
): RevisedAgain & { score: Score } {
  const kept: { fromSeconds: number; toSeconds: number }[] = [];
  const { revisions = [] } = before;
  const score = revisions.reduce((soFar, { startBeat, endBeat, revision }) => {
    const from = nearestBar(soFar, secondsAt(before.tempoMap, startBeat));
    const to = nearestBar(soFar, secondsAt(before.tempoMap, endBeat));
    if (to - from < SHORTEST_STRETCH_SECONDS) return soFar;
    const asked = allowed(revision, brief);
    const again = reviseScore(soFar, analysis, brief, asked, { fromSeconds: from, toSeconds: to });
    kept.push({ fromSeconds: again.fromSeconds, toSeconds: again.toSeconds });
    return again.score;
  }, piece);
  return { score, kept, lost: revisions.length - kept.length };
}

/** Where the bar begins, or the piece ends, that is nearest to that time: a stretch must not grow each time. */
function nearestBar(score: Score, seconds: number): number {
  const bars = barStartsOf(score).map((beat) => secondsAt(score.tempoMap, beat));
  return [...bars, score.durationSeconds].reduce((nearest, bar) =>
    Math.abs(bar - seconds) < Math.abs(nearest - seconds) ? bar : nearest,
  );
}

/** Nobody who is kept out of the whole piece comes back in a stretch that was changed before. */
function allowed(revision: Revision, { without }: Brief): Revision {
  const isIn = (name: string): boolean => !without.includes(name);
  const { wanted, only } = revision;
  return { ...revision, wanted: wanted.filter(isIn), only: only.filter(isIn) };
}
const SHORTEST_STRETCH_SECONDS = 1;

/** A piece with one stretch changed. What it was made to stays its words. */
function rewritten(
  { words, earlierWords, analysis }: WrittenFrom,
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
function briefOf(input: WrittenFrom): Asked {
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
