import { describe, expect, it } from 'vitest';
import { secondsAt } from '../../../src/engine/music/index.js';
import { writeScore } from '../../../src/engine/workers/write-score.js';
import { clipAnalysis } from '../music/clips.js';

const analysis = clipAnalysis({ seconds: 20 });
const NEW = { earlierWords: null, refines: false, analysis, seed: 5 };
const instruments = (parts: readonly { name: string }[]) =>
  parts.map(({ name }) => name.toLowerCase());

describe('a piece that is refined as a whole', () => {
  const words = 'upbeat lo-fi';
  const { score: first } = writeScore({ ...NEW, words });
  const half = { fromSeconds: 10, toSeconds: 20 };
  const { score: base } = writeScore({
    ...NEW,
    words: 'more energetic, add a flute',
    earlierWords: words,
    refines: true,
    base: { score: first, ...half },
  });
  const refined = (asked: string, picture = analysis) =>
    writeScore({
      ...NEW,
      words: asked,
      earlierWords: words,
      refines: true,
      analysis: picture,
      again: base,
    });

  it('keeps what was changed in a stretch of the one before', () => {
    const { score, revisedAgain } = refined('no drums');
    expect(score.revisions).toHaveLength(1);
    expect(revisedAgain?.lost).toBe(0);
    expect(revisedAgain?.kept[0]?.fromSeconds).toBeGreaterThan(5);
    expect(instruments(score.parts)).toContain('flute');
    expect(score.parts.filter(({ role }) => role === 'drums')).toEqual([]);
    expect(instruments(refined('no flute').score.parts)).not.toContain('flute');
  });

  it('changes no more of it however often it is refined', () => {
    const last = [80, 97, 110, 88, 80].reduce(
      (again, bpm) =>
        writeScore({ ...NEW, words: `${bpm} bpm`, earlierWords: words, refines: true, again })
          .score,
      base,
    );
    const [{ startBeat = 0 } = {}] = last.revisions ?? [];
    expect(secondsAt(last.tempoMap, startBeat)).toBeGreaterThan(7);
  });

  it('tells what there is no time for any more', () => {
    const short = clipAnalysis({ seconds: 8 });
    expect(refined('calmer', short).revisedAgain).toEqual({ kept: [], lost: 1 });
  });

  it('has no electric piano where a piano is not wanted and no other plays', () => {
    expect(instruments(first.parts)).toContain('electric piano');
    expect(instruments(refined('no piano').score.parts).join()).not.toContain('piano');
    const kept = refined('no piano, electric piano instead').score.parts;
    expect(instruments(kept)).toContain('electric piano');
  });
});
