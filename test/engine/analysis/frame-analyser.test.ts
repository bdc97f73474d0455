import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANALYSIS_FRAME, createFrameAnalyser } from '../../../src/engine/analysis/index.js';
import type { PictureAnalysis } from '../../../src/engine/analysis/types.js';
import { analyseFilm } from './analyse-film.js';
import { type Camera, film, hard, plainScene, STILL, scene } from './synthetic-film.js';

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function plain(colour: readonly [number, number, number]): PictureAnalysis {
  return analyseFilm(film([hard(plainScene(colour), 10)]));
}

function motionOf(camera: Camera, noise = 2): number {
  return mean(
    analyseFilm(film([hard({ ...scene(3), discs: [] }, 50, camera)], { noise })).motion.values,
  );
}

describe('curves of the picture', () => {
  it('give brightness from black to white', () => {
    expect(mean(plain([0, 0, 0]).brightness.values)).toBe(0);
    expect(mean(plain([255, 255, 255]).brightness.values)).toBeCloseTo(1, 2);
    expect(mean(plain([128, 128, 128]).brightness.values)).toBeCloseTo(0.5, 1);
  });

  it("give Hasler and Süsstrunk's colourfulness as a share of extremely colourful", () => {
    expect(mean(plain([128, 128, 128]).colourfulness.values)).toBe(0);
    // A plain picture has no deviation: M = 0.3 √(rg² + yb²), here with rg = 150 and yb = 25.
    expect(mean(plain([200, 50, 100]).colourfulness.values)).toBeCloseTo(
      (0.3 * Math.hypot(150, 25)) / 109,
      3,
    );
  });

  it('give warmth: fire above grey above sea', () => {
    const warmth = (colour: readonly [number, number, number]): number =>
      mean(plain(colour).warmth.values);
    expect(warmth([230, 120, 40])).toBeGreaterThan(0.75);
    expect(warmth([120, 120, 120])).toBeCloseTo(0.5, 5);
    expect(warmth([20, 70, 160])).toBeLessThan(0.25);
  });

  it('give a step to each quarter of a second, the last one as far as it goes', () => {
    const analysis = analyseFilm(film([hard(2, 27)]));
    expect(analysis.brightness.stepSeconds).toBe(0.25);
    expect(analysis.brightness.values).toHaveLength(5);
    expect(analysis.motion.values).toHaveLength(5);
  });

  it('weigh frames by how long they are shown', () => {
    const analyser = createFrameAnalyser({ width: 8, height: 4 });
    analyser.add({ timeSeconds: 0, rgb: new Uint8Array(96).fill(0) });
    analyser.add({ timeSeconds: 0.2, rgb: new Uint8Array(96).fill(255) });
    const { brightness } = analyser.finish(0.25, 8);
    expect(brightness.values[0]).toBeCloseTo(0.05 / 0.25, 2);
  });
});

describe('motion', () => {
  it('grows with the speed of a pan', () => {
    const slow = motionOf({ ...STILL, panX: 0.2 });
    const medium = motionOf({ ...STILL, panX: 1 });
    const fast = motionOf({ ...STILL, panX: 5 });
    expect(slow).toBeLessThan(medium);
    expect(medium).toBeLessThan(fast);
    // A pixel of 96 at 25 frames a second is 0.26 pictures a second.
    expect(medium).toBeCloseTo(1 - Math.exp(-0.26 / 0.4), 1);
  });

  it('is seen below a pixel a frame, and in a zoom', () => {
    const still = motionOf(STILL);
    expect(motionOf({ ...STILL, panX: 0.15 })).toBeGreaterThan(4 * still + 0.02);
    expect(motionOf({ ...STILL, zoom: 0.006 })).toBeGreaterThan(4 * still + 0.02);
  });

  it('is not made by grain or by flicker', () => {
    expect(motionOf(STILL, 5)).toBeLessThan(0.05);
    const flicker = film([hard({ ...scene(3), discs: [] }, 50)], {
      light: (frame) => 1 + 0.2 * Math.sin(frame * 1.9),
    });
    expect(mean(analyseFilm(flicker).motion.values)).toBeLessThan(0.05);
  });

  it('is not made by cuts between still shots', () => {
    const drawn = film([1, 2, 3, 4, 5].map((seed) => hard({ ...scene(seed), discs: [] }, 10)));
    expect(mean(analyseFilm(drawn).motion.values)).toBeLessThan(0.03);
  });
});

describe('the analyser', () => {
  it('refuses frames of another size, times that are none, and sizes that are none', () => {
    const analyser = createFrameAnalyser(ANALYSIS_FRAME);
    const rgb = new Uint8Array(96 * 54 * 3);
    expect(() => analyser.add({ timeSeconds: 0, rgb: rgb.subarray(1) })).toThrow(RangeError);
    expect(() => analyser.add({ timeSeconds: Number.NaN, rgb })).toThrow(RangeError);
    expect(() => createFrameAnalyser({ width: 0, height: 54 })).toThrow(RangeError);
    expect(() => createFrameAnalyser({ width: 9.5, height: 54 })).toThrow(RangeError);
  });

  it('does not keep the bytes that it was given', () => {
    const drawn = film([hard(5, 15), hard(6, 15)]);
    const analyser = createFrameAnalyser(ANALYSIS_FRAME);
    const buffer = new Uint8Array(96 * 54 * 3);
    for (const { timeSeconds, rgb } of drawn.frames) {
      buffer.set(rgb);
      analyser.add({ timeSeconds, rgb: buffer });
    }
    expect(analyser.finish(drawn.durationSeconds, 25)).toEqual(analyseFilm(drawn));
  });

  it('gives finite curves within 0…1 for any frames of any size and any times', () => {
    const frames = fc.record({
      width: fc.integer({ min: 1, max: 40 }),
      height: fc.integer({ min: 1, max: 40 }),
      seeds: fc.array(fc.nat(), { maxLength: 12 }),
      gaps: fc.array(fc.double({ min: -0.1, max: 0.5, noNaN: true }), {
        minLength: 12,
        maxLength: 12,
      }),
      duration: fc.double({ min: 0, max: 5, noNaN: true }),
      rate: fc.constantFrom(0, 1, 25, 120),
    });
    fc.assert(
      fc.property(frames, ({ width, height, seeds, gaps, duration, rate }) => {
        const analyser = createFrameAnalyser({ width, height });
        let timeSeconds = 0;
        for (const [i, seed] of seeds.entries()) {
          const rgb = Uint8Array.from(
            { length: width * height * 3 },
            (_, at) => (Math.imul(at + 1, seed | 1) >>> 7) & 255,
          );
          analyser.add({ timeSeconds, rgb });
          timeSeconds += gaps[i] ?? 0;
        }
        const analysis = analyser.finish(duration, rate);
        for (const curve of ['motion', 'brightness', 'colourfulness', 'warmth'] as const) {
          expect(analysis[curve].values.length).toBeGreaterThan(0);
          for (const value of analysis[curve].values) {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(1);
          }
        }
        for (const cut of analysis.cuts) {
          expect(cut.strength).toBeGreaterThanOrEqual(0);
          expect(cut.strength).toBeLessThanOrEqual(1);
          expect(Number.isFinite(cut.timeSeconds)).toBe(true);
        }
      }),
      { numRuns: 120 },
    );
  });

  it('needs no more memory for a long film than for a short one, but for curves and cuts', () => {
    const shots = film([hard(5, 25, { ...STILL, panX: 0.5 }), hard(6, 25)]).frames;
    const analyser = createFrameAnalyser(ANALYSIS_FRAME);
    const feed = (from: number, to: number): void => {
      for (let i = from; i < to; i++) {
        const rgb = shots[i % shots.length]?.rgb ?? new Uint8Array(96 * 54 * 3);
        analyser.add({ timeSeconds: i / 25, rgb });
      }
    };
    feed(0, 400);
    const before = process.memoryUsage().arrayBuffers;
    feed(400, 2400);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1e6);
    expect(analyser.finish(96, 25).cuts).toHaveLength(95);
  });
});
