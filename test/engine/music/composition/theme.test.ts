import { describe, expect, it } from 'vitest';
import { analyseTimeline } from '../../../../src/engine/analysis/index.js';
import type { Analysis } from '../../../../src/engine/analysis/types.js';
import { composeScore, parseBrief, secondsAt } from '../../../../src/engine/music/index.js';
import type { Score } from '../../../../src/engine/music/types.js';
import { clipAnalysis } from '../clips.js';
import { likeness, openingMotif } from '../opening-motif.js';

const STYLES = ['lo-fi', 'cinematic-epic', 'house', 'piano-solo', 'jazz', 'guofeng'];
const FIRST = clipAnalysis({ seconds: 30, every: 2.8, energy: [0.3, 0.6, 0.9, 0.5], seed: 9 });
const RECUTS = [
  clipAnalysis({ seconds: 21, every: 1.9, energy: [0.7, 0.3, 0.9], seed: 31 }),
  clipAnalysis({ seconds: 38, every: 4, mood: { valence: -0.7, arousal: 0.6 }, seed: 32 }),
];

const compose = (words: string, analysis: Analysis, like?: Score): Score =>
  composeScore(parseBrief(words, analysis, { seed: 5, ...(like ? { like } : {}) }), analysis, like);

describe('a piece that is fitted to another cut of the picture', () => {
  it.each(STYLES)('of %s keeps its style, key, tempo, players and theme', (style) => {
    const before = compose(style, FIRST);
    const motif = openingMotif(before);
    for (const picture of RECUTS) {
      const recut = compose(style, picture, before);
      const { title, key, seed } = before;
      expect(recut).toMatchObject({ style, title, key, seed });
      expect(Math.abs(recut.tempoBpm / before.tempoBpm - 1)).toBeLessThanOrEqual(0.031);
      const band = new Set(before.parts.map(({ name }) => name));
      const shared = recut.parts.filter(({ name }) => band.has(name));
      expect(shared.length).toBeGreaterThanOrEqual(0.6 * recut.parts.length);
      const there = openingMotif(recut);
      if (motif && there) expect(likeness(motif, there)).toBeGreaterThanOrEqual(0.5);

      // Its hits are on the new cuts.
      expect(recut.hits.length).toBeGreaterThan(3);
      for (const { cutSeconds, beat } of recut.hits) {
        expect(picture.cuts.map(({ timeSeconds }) => timeSeconds)).toContain(cutSeconds);
        expect(Math.abs(secondsAt(recut.tempoMap, beat) - cutSeconds)).toBeLessThanOrEqual(1 / 30);
      }
    }
  });

  it('is what it was when the first cut comes back', () => {
    const before = compose('jazz', FIRST);
    const there = compose('jazz', RECUTS[0] ?? FIRST, before);
    const back = compose('jazz', FIRST, there);
    expect(back.chords).toEqual(before.chords);
    expect(openingMotif(back)).toEqual(openingMotif(before));
  });

  it('keeps the style that the first picture was given, where no words name one', () => {
    const calm = clipAnalysis({ seconds: 20, mood: { valence: 0.2, arousal: -0.8 } });
    const wild = clipAnalysis({ seconds: 20, every: 1, mood: { valence: -0.8, arousal: 0.9 } });
    const before = compose('', calm);
    expect(compose('', wild).style).not.toBe(before.style);
    expect(compose('', wild, before)).toMatchObject({ style: before.style, key: before.key });
  });
});

describe('a timeline of any kind', () => {
  const still = (durationSeconds: number, overlapSeconds = 0) => ({
    analysis: null,
    fromSeconds: 0,
    durationSeconds,
    speed: 1,
    overlapSeconds,
    heard: true,
  });
  const film = { frameRate: 30 };

  it('has its music: a slideshow strikes where pictures change', () => {
    const slides = analyseTimeline([still(4), still(4, 0.8), still(4), still(4, 0.5)], film);
    for (const words of ['', 'house', 'piano-solo']) {
      const score = compose(words, slides);
      expect(score.durationSeconds).toBeCloseTo(14.7);
      expect(score.hits.map(({ cutSeconds }) => cutSeconds.toFixed(2))).toEqual(
        slides.cuts.map(({ timeSeconds }) => timeSeconds.toFixed(2)),
      );
    }
  });

  it.each([
    ['a single still', [still(4)]],
    ['one second', [still(1)]],
    ['half a second', [still(0.5)]],
    ['ten stills in two seconds', Array.from({ length: 10 }, () => still(0.2))],
    ['a still that only fades', [still(1), still(1, 1)]],
  ])('has its music: %s', (_name, parts) => {
    const analysis = analyseTimeline(parts, film);
    for (const style of STYLES) {
      const score = compose(style, analysis);
      expect(score.durationSeconds).toBe(analysis.durationSeconds);
      expect(score.parts.flatMap(({ notes }) => notes).length).toBeGreaterThan(0);
      const end = score.tempoMap.points.at(-1)?.beat ?? 0;
      const starts = score.parts.flatMap(({ notes }) => notes.map(({ startBeat }) => startBeat));
      expect(Math.min(...starts)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...starts)).toBeLessThan(end);
    }
  });
});
