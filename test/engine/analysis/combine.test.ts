import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  analyseSound,
  combineAnalysis,
  parseAnalysis,
} from '../../../src/engine/analysis/index.js';
import { leastSectionSeconds, mostSections } from '../../../src/engine/analysis/sections.js';
import type { Analysis, Cut, PictureAnalysis } from '../../../src/engine/analysis/types.js';
import { analyseFilm } from './analyse-film.js';
import { film, hard, STILL, scene } from './synthetic-film.js';

type Shape = (seconds: number) => number;
const STEP = 0.25;

function picture(
  durationSeconds: number,
  shapes: { motion?: Shape; brightness?: Shape; colour?: Shape; warmth?: Shape; cuts?: Cut[] } = {},
): PictureAnalysis {
  const curve = (shape: Shape) => ({
    stepSeconds: STEP,
    values: Array.from({ length: Math.max(1, Math.ceil(durationSeconds / STEP)) }, (_, i) =>
      shape((i + 0.5) * STEP),
    ),
  });
  return {
    durationSeconds,
    frameRate: 25,
    cuts: shapes.cuts ?? [],
    motion: curve(shapes.motion ?? (() => 0.1)),
    brightness: curve(shapes.brightness ?? (() => 0.4)),
    colourfulness: curve(shapes.colour ?? (() => 0.3)),
    warmth: curve(shapes.warmth ?? (() => 0.5)),
  };
}

function cut(timeSeconds: number, kind: Cut['kind'] = 'hard'): Cut {
  return { timeSeconds, strength: 1, kind };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const calmThenWild = combineAnalysis(
  picture(40, { motion: (t) => (t < 20 ? 0.05 : 0.8), cuts: [cut(12), cut(20), cut(23), cut(26)] }),
  null,
);

describe('energy', () => {
  it('spans the range of a clip that has one', () => {
    expect(mean(calmThenWild.energy.values.slice(0, 60))).toBeLessThan(0.2);
    expect(mean(calmThenWild.energy.values.slice(100, 150))).toBeGreaterThan(0.7);
  });

  it('does not make drama of the grain of a still picture', () => {
    const still = analyseFilm(film([hard({ ...scene(3), discs: [] }, 150)], { noise: 8 }));
    const { values } = combineAnalysis(still, null).energy;
    expect(Math.max(...values)).toBeLessThan(0.15);
  });

  it('keeps a steady clip steady, at the level of its motion', () => {
    const level = (motion: number): readonly number[] =>
      combineAnalysis(picture(20, { motion: () => motion }), null).energy.values;
    expect(Math.max(...level(0.6)) - Math.min(...level(0.6))).toBeLessThan(0.01);
    expect(mean(level(0.6))).toBeGreaterThan(mean(level(0.1)) + 0.2);
  });

  it('rises where cuts come fast', () => {
    const cuts = Array.from({ length: 20 }, (_, i) => cut(10 + i * 0.4));
    const { values } = combineAnalysis(picture(30, { cuts }), null).energy;
    expect(mean(values.slice(48, 64))).toBeGreaterThan(mean(values.slice(0, 24)) + 0.5);
  });

  it("rises where the clip's own sound is loud", () => {
    const sound = new Float32Array(8000 * 30);
    for (let i = 8000 * 15; i < sound.length; i++) sound[i] = 0.4 * Math.sin(i * 0.7);
    const { energy, loudness } = combineAnalysis(picture(30), analyseSound(sound, 8000));
    expect(mean(energy.values.slice(80))).toBeGreaterThan(mean(energy.values.slice(0, 40)) + 0.5);
    expect(loudness?.values).toHaveLength(120);
  });
});

describe('a drawn film of a still view, a montage and a still view', () => {
  const { energy, sections } = combineAnalysis(
    analyseFilm(
      film(
        [
          hard(scene(41), 150),
          ...Array.from({ length: 15 }, (_, i) => hard(scene(50 + i), 8, { ...STILL, panX: 1 })),
          hard(scene(42), 150),
        ],
        { noise: 2 },
      ),
    ),
    null,
  );

  it('has its energy where the montage is', () => {
    const between = (from: number, to: number): number =>
      mean(energy.values.slice(from / STEP, to / STEP));
    expect(between(7, 10)).toBeGreaterThan(between(0, 4) + 0.5);
    expect(between(7, 10)).toBeGreaterThan(between(13, 16.5) + 0.5);
  });

  it('has a section that begins with it', () => {
    const starts = sections.map((section) => section.startSeconds);
    expect(Math.min(...starts.map((start) => Math.abs(start - 6)))).toBeLessThan(0.7);
  });
});

describe('sections', () => {
  it('turn where the character changes, on the cut that is there', () => {
    expect(calmThenWild.sections.map((section) => section.startSeconds)).toContain(20);
    const [first] = calmThenWild.sections;
    expect(first?.energy).toBeLessThan(calmThenWild.sections.at(-1)?.energy ?? 0);
  });

  it('are one for a clip of two seconds, or one in which nothing changes', () => {
    const busy = picture(2, { motion: (t) => (t < 1 ? 0 : 1), cuts: [cut(1)] });
    expect(combineAnalysis(busy, null).sections).toEqual([
      { startSeconds: 0, endSeconds: 2, energy: expect.any(Number) },
    ]);
    expect(combineAnalysis(picture(120), null).sections).toHaveLength(1);
  });

  it('are 20 to 40 in ten minutes that change every quarter of a minute', () => {
    const scenes = (seconds: number): number => (Math.floor(seconds / 15) * 7919) % 11;
    const cuts = Array.from({ length: 119 }, (_, i) => cut((i + 1) * 5));
    const long = picture(600, {
      brightness: (t) => 0.2 + scenes(t) * 0.05,
      motion: (t) => ((scenes(t) * 5) % 11) / 14,
      cuts,
    });
    const { sections } = combineAnalysis(long, null);
    expect(sections.length).toBeGreaterThanOrEqual(20);
    expect(sections.length).toBeLessThanOrEqual(40);
    for (const { startSeconds } of sections) expect(startSeconds % 5).toBe(0);
  });

  it('see a change of light and colour at the same motion', () => {
    const { sections } = combineAnalysis(
      picture(30, {
        brightness: (t) => (t < 14 ? 0.15 : 0.75),
        warmth: (t) => (t < 14 ? 0.2 : 0.8),
        cuts: [cut(5), cut(14), cut(22)],
      }),
      null,
    );
    const starts = sections.map((section) => section.startSeconds);
    expect(starts).toContain(14);
    for (const start of starts) expect([0, 5, 14, 22]).toContain(start);
  });

  it('cover any clip without a gap, none shorter than the least', () => {
    const clip = fc.record({
      duration: fc.double({ min: 0.04, max: 200, noNaN: true }),
      levels: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }),
      cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 }),
    });
    fc.assert(
      fc.property(clip, ({ duration, levels, cuts }) => {
        const shape: Shape = (t) => levels[Math.floor((t / duration) * levels.length)] ?? 0;
        const { sections } = combineAnalysis(
          picture(duration, {
            motion: shape,
            brightness: shape,
            cuts: cuts
              .map((share) => cut(share * duration))
              .sort((a, b) => a.timeSeconds - b.timeSeconds),
          }),
          null,
        );
        expect(sections[0]?.startSeconds).toBe(0);
        expect(sections.at(-1)?.endSeconds).toBe(duration);
        expect(sections.length).toBeLessThanOrEqual(mostSections(duration));
        for (const [i, section] of sections.entries()) {
          if (i > 0) expect(section.startSeconds).toBe(sections[i - 1]?.endSeconds);
          const length = section.endSeconds - section.startSeconds;
          if (sections.length > 1) {
            expect(length).toBeGreaterThanOrEqual(leastSectionSeconds(duration) - 1e-6);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('mood and pace', () => {
  it('is happier for a bright, colourful, warm picture', () => {
    const valence = (level: number): number =>
      combineAnalysis(
        picture(10, { brightness: () => level, colour: () => level, warmth: () => level }),
        null,
      ).mood.valence;
    expect(valence(0.7)).toBeGreaterThan(0.5);
    expect(valence(0.1)).toBeLessThan(-0.5);
  });

  it('is more excited for motion and fast cutting', () => {
    const cuts = Array.from({ length: 19 }, (_, i) => cut(i / 2 + 0.5));
    const wild = combineAnalysis(picture(10, { motion: () => 0.7, cuts }), null).mood.arousal;
    const calm = combineAnalysis(picture(10, { motion: () => 0.01 }), null).mood.arousal;
    expect(wild).toBeGreaterThan(0.5);
    expect(calm).toBeLessThan(-0.5);
  });

  it('counts cuts and fades a minute, and no flashes', () => {
    const cuts = [cut(2), cut(4, 'flash'), cut(6, 'fade')];
    expect(combineAnalysis(picture(12, { cuts }), null).pace).toBe(10);
  });
});

describe('speech', () => {
  const sound = analyseSound(new Float32Array(11 * 100).fill(0.1), 100);

  it('is told of where there is sound, up to the end of the picture', () => {
    const speech = [
      { startSeconds: 1, endSeconds: 2 },
      { startSeconds: 9, endSeconds: 10.5 },
      { startSeconds: 10.7, endSeconds: 11 },
    ];
    expect(combineAnalysis(picture(10, {}), sound, speech).speech).toEqual([
      { startSeconds: 1, endSeconds: 2 },
      { startSeconds: 9, endSeconds: 10 },
    ]);
    expect(combineAnalysis(picture(10, {}), sound).speech).toEqual([]);
    expect(combineAnalysis(picture(10, {}), null)).not.toHaveProperty('speech');
  });

  it('is kept with the analysis', () => {
    const analysis = combineAnalysis(picture(10, {}), sound, [{ startSeconds: 1, endSeconds: 2 }]);
    expect(parseAnalysis(JSON.parse(JSON.stringify(analysis)))).toEqual(analysis);
    expect(parseAnalysis({ ...analysis, speech: [{ startSeconds: -1 }] })).toBeNull();
  });
});

describe('a stored analysis', () => {
  const throughJson = (analysis: Analysis): unknown => JSON.parse(JSON.stringify(analysis));

  it('comes back from JSON as it was', () => {
    expect(parseAnalysis(throughJson(calmThenWild))).toEqual(calmThenWild);
    const heard = combineAnalysis(picture(3), analyseSound(new Float32Array(24_000), 8000));
    expect(parseAnalysis(throughJson(heard))).toEqual(heard);
  });

  it('is refused when a part is missing or out of range', () => {
    expect(parseAnalysis(null)).toBeNull();
    expect(parseAnalysis({ ...calmThenWild, sections: undefined })).toBeNull();
    expect(
      parseAnalysis({ ...calmThenWild, energy: { stepSeconds: 0.25, values: [2] } }),
    ).toBeNull();
    expect(parseAnalysis({ ...calmThenWild, pace: null })).toBeNull();
  });

  it('is whole for clips of no frame, one frame, two frames and only black', () => {
    for (const frames of [0, 1, 2, 60]) {
      const black = film([
        hard({ texture: new Uint8Array(256 * 256 * 3), discs: [] }, frames, STILL),
      ]);
      const analysis = combineAnalysis(analyseFilm(black), null);
      expect(parseAnalysis(throughJson(analysis))).toEqual(analysis);
      expect(analysis.cuts).toEqual([]);
      expect(analysis.sections).toHaveLength(1);
    }
  });
});
