import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/support/random.js';
import { analyseFilm, cutFrames, shotChanges } from './analyse-film.js';
import { labelledFilm } from './labelled-films.js';
import { type CutScore, f1Of, scoreCuts } from './score-cuts.js';
import {
  type Film,
  type FilmOptions,
  film,
  hard,
  plainScene,
  type Shot,
  STILL,
  scene,
  someCamera,
} from './synthetic-film.js';

function shots(seed: number, count: number, frames: [number, number]): Shot[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () =>
    hard(scene(random.int(0, 1e6)), random.int(...frames), someCamera(random)),
  );
}

function oneShot(camera: Shot['camera'], frames: number, options: FilmOptions = {}): Film {
  return film([hard(21, frames, camera)], { noise: 3, ...options });
}

describe('the labelled films', () => {
  // The bench has all of them, with many seeds; those that are left out here have tests of their own.
  const categories = [
    'shots of the same colours',
    'two people in turn',
    'fast montage',
    'short dissolves',
    'dissolves of the same colours',
    'fades through white',
    'whip pans within shots',
    'whip pans from shot to shot',
    'fast zooms',
    'titles that appear',
    'fire and explosions',
    'letterboxed cuts',
  ];
  const scores = new Map<string, CutScore>();

  it.each(
    categories.map((category, i) => [category, i] as const),
  )('%s: at most one cut missed and one too many', (category, i) => {
    const drawn = labelledFilm(category, 100 + i, i % 2 === 0 ? 'clouds' : 'town');
    const score = scoreCuts(shotChanges(analyseFilm(drawn)), drawn.truth);
    scores.set(category, score);
    expect(score.truth).toBeGreaterThan(0);
    expect(score.missed.length).toBeLessThanOrEqual(1);
    expect(score.falseAlarms.length).toBeLessThanOrEqual(1);
  });

  it('give an F1 of 95% or more, all together', () => {
    expect(scores.size).toBe(categories.length);
    expect(f1Of([...scores.values()])).toBeGreaterThanOrEqual(0.95);
  });
});

describe('hard cuts', () => {
  it('are found between plain colours, with no structure at all', () => {
    const colours = [
      [200, 30, 30],
      [30, 60, 200],
      [90, 90, 90],
      [150, 150, 150],
    ] as const;
    const drawn = film(
      colours.map((colour) => hard(plainScene(colour), 20)),
      { noise: 2 },
    );
    expect(cutFrames(analyseFilm(drawn))).toEqual([20, 40, 60]);
  });

  it('count once where the encoder blended both shots in one frame', () => {
    const second: Shot = { ...hard(4, 30), entry: { kind: 'dissolve', frames: 1 } };
    const cuts = shotChanges(analyseFilm(film([hard(3, 30), second])));
    expect(cuts).toHaveLength(1);
    expect(cuts[0]?.kind).toBe('hard');
    expect(Math.abs((cuts[0]?.timeSeconds ?? 0) * 25 - 29.5)).toBeLessThan(1);
  });

  it('keep the times of a film whose frame rate varies', () => {
    const drawn = film([hard(5, 30), hard(6, 30), hard(7, 30)]);
    const times = drawn.frames.map((_, i) => (i < 45 ? i / 60 : 45 / 60 + (i - 45) / 15));
    const frames = drawn.frames.map(({ rgb }, i) => ({ timeSeconds: times[i] ?? 0, rgb }));
    const cuts = analyseFilm({ ...drawn, frames, durationSeconds: 3.75 }).cuts;
    expect(cuts.map((cut) => cut.timeSeconds)).toEqual([times[30], times[60]]);
  });

  it('have strength 0.6 … 1 between places, and less between two views of one room', () => {
    const strengths = (drawn: Film): number[] => analyseFilm(drawn).cuts.map((cut) => cut.strength);
    const mean = (values: readonly number[]): number =>
      values.reduce((sum, value) => sum + value, 0) / values.length;
    const places = strengths(film(shots(7, 6, [15, 25])));
    expect(places).toHaveLength(5);
    expect(Math.min(...places)).toBeGreaterThan(0.6);
    expect(Math.max(...places)).toBeLessThanOrEqual(1);
    expect(mean(strengths(labelledFilm('two people in turn', 3, 'town')))).toBeLessThan(
      mean(places),
    );
  });

  it('move with the film', () => {
    const drawn = film(shots(11, 4, [12, 20]), { noise: 2 });
    const still = analyseFilm(drawn).cuts;
    expect(still).toHaveLength(3);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), (frames) => {
        const moved = analyseFilm(drawn, frames / 25).cuts;
        expect(moved.map((cut) => Math.round(cut.timeSeconds * 25) - frames)).toEqual(
          still.map((cut) => Math.round(cut.timeSeconds * 25)),
        );
      }),
      { numRuns: 4 },
    );
  });
});

describe('what is no cut', () => {
  it.each([
    ['a slow zoom', { ...STILL, zoom: 0.004 }],
    ['a slow pan across to other things', { ...STILL, panX: 1.2 }],
    ['a whip pan', { ...STILL, panX: 22 }],
    ['a camera in a trembling hand', { ...STILL, shake: 2.5 }],
  ])('%s', (_, camera) => {
    expect(shotChanges(analyseFilm(oneShot(camera, 50)))).toEqual([]);
  });

  it('grain over a still picture, whatever its seed and strength', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 25 }), (noiseSeed, noise) => {
        expect(analyseFilm(oneShot(STILL, 20, { noise, noiseSeed })).cuts).toEqual([]);
      }),
      { numRuns: 5 },
    );
  });

  it('a whip pan that sets in and stops within a shot', () => {
    const place = scene(31);
    const still = { ...hard(place, 30), scene: { ...place, discs: [] } };
    const whip = { ...still, frames: 12, camera: { ...STILL, panX: 24 } };
    // The last picture of the pan is where the camera rests.
    const rest = film([still, whip]).frames;
    const last = rest.at(-1);
    if (!last) throw new Error('nothing drawn');
    const frames = [
      ...rest,
      ...Array.from({ length: 30 }, (_, i) => ({ timeSeconds: (42 + i) / 25, rgb: last.rgb })),
    ];
    const drawn: Film = { frames, frameRate: 25, durationSeconds: 72 / 25, truth: [] };
    expect(shotChanges(analyseFilm(drawn))).toEqual([]);
  });

  it('the fade-in that a film opens with, or the fade-out that it ends with', () => {
    const light = (frame: number): number => Math.min(1, frame / 25, (99 - frame) / 25);
    expect(analyseFilm(oneShot({ ...STILL, panX: 0.3 }, 100, { light })).cuts).toEqual([]);
  });
});

describe('flashes', () => {
  it('are one flash and no cuts', () => {
    const cuts = analyseFilm(oneShot({ ...STILL, panX: 0.5 }, 80, { whiteFrames: [40] })).cuts;
    expect(cuts.map(({ kind, timeSeconds }) => [kind, timeSeconds * 25])).toEqual([['flash', 40]]);
  });

  it.each([1.2, 3, 8])('may die away over some frames, from %f times the light', (peak) => {
    const light = (frame: number): number => (frame < 40 ? 1 : 1 + peak * 0.55 ** (frame - 40));
    const cuts = analyseFilm(oneShot(STILL, 80, { light })).cuts;
    expect(cuts.map(({ kind, timeSeconds }) => [kind, timeSeconds])).toEqual([['flash', 1.6]]);
  });

  it('of a strobe count as one flash as long as it goes on', () => {
    const light = (frame: number): number => (frame > 20 && frame < 70 && frame % 6 < 3 ? 0.05 : 1);
    const cuts = analyseFilm(oneShot({ ...STILL, shake: 0.8 }, 100, { light })).cuts;
    expect(cuts.map((cut) => cut.kind)).toEqual(['flash']);
  });

  it('on a cut leave one cut', () => {
    const drawn = film([hard(8, 40), hard(9, 40)], { whiteFrames: [39] });
    expect(shotChanges(analyseFilm(drawn))).toHaveLength(1);
  });
});

describe('fades', () => {
  it('say that they are fades, and hard cuts between them that they are hard', () => {
    const drawn = film([
      hard(14, 40),
      { ...hard(15, 60), entry: { kind: 'dissolve', frames: 20 } },
      hard(16, 40),
    ]);
    const kinds = analyseFilm(drawn).cuts.map((cut) => cut.kind);
    expect(kinds).toEqual(['fade', 'hard']);
  });

  it.each([12, 30])('and cuts are found at %i frames a second', (frameRate) => {
    const second = frameRate;
    const drawn = film(
      [
        hard(14, second),
        { ...hard(15, 2 * second), entry: { kind: 'dissolve', frames: second / 2 } },
        hard(16, second),
      ],
      { frameRate },
    );
    const cuts = analyseFilm(drawn).cuts;
    expect(cuts.map((cut) => cut.kind)).toEqual(['fade', 'hard']);
    expect(cuts[1]?.timeSeconds).toBeCloseTo(2.5, 5);
    expect(Math.abs((cuts[0]?.timeSeconds ?? 0) - 0.75)).toBeLessThan(0.1);
  });

  it('are not made out of cuts at 480 frames a second', () => {
    const { cuts } = analyseFilm(film([hard(14, 60), hard(16, 60)], { frameRate: 480 }));
    expect(cuts.map(({ kind, timeSeconds }) => [kind, timeSeconds * 480])).toEqual([['hard', 60]]);
  });

  it('through a short black count once', () => {
    const drawn = film([hard(17, 40), hard(plainScene([0, 0, 0]), 6), hard(18, 40)]);
    expect(cutFrames(analyseFilm(drawn))).toEqual([46]);
  });
});
