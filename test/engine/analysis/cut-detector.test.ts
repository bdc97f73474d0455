import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/support/random.js';
import { analyseFilm, cutFrames, shotChanges } from './analyse-film.js';
import {
  type Film,
  type FilmOptions,
  f1,
  film,
  hard,
  plainScene,
  type Shot,
  STILL,
  scene,
  score,
  someCamera,
} from './synthetic-film.js';

/** F1 over films that `make` draws, one for each seed. */
function measure(seeds: number, make: (seed: number) => Film, toleranceFrames = 0): number {
  const sum = { hits: 0, found: 0, truth: 0 };
  for (let seed = 0; seed < seeds; seed++) {
    const drawn = make(seed);
    const one = score(
      shotChanges(analyseFilm(drawn)),
      drawn.truth,
      toleranceFrames / drawn.frameRate,
    );
    sum.hits += one.hits;
    sum.found += one.found;
    sum.truth += one.truth;
  }
  expect(sum.truth).toBeGreaterThan(0);
  return f1(sum);
}

function shots(seed: number, count: number, frames: [number, number], like?: number): Shot[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const place = scene(random.int(0, 1e6), like === undefined ? {} : { like });
    return hard(place, random.int(...frames), someCamera(random));
  });
}

function oneShot(camera: Shot['camera'], frames: number, options: FilmOptions = {}): Film {
  return film([hard(21, frames, camera)], { noise: 3, ...options });
}

describe('hard cuts', () => {
  it('are found to the frame between shots that pan, zoom, shake and are grainy', () => {
    const make = (seed: number): Film =>
      film(shots(seed, 8, [12, 45]), { noise: 1 + seed * 2, noiseSeed: seed });
    expect(measure(4, make)).toBeGreaterThanOrEqual(0.97);
  });

  it('are found between shots of the same colours', () => {
    const make = (seed: number): Film => film(shots(seed + 50, 8, [12, 40], seed), { noise: 3 });
    expect(measure(3, make)).toBeGreaterThanOrEqual(0.95);
  });

  it('are found in a montage of four to six frames a shot', () => {
    const make = (seed: number): Film => film(shots(seed + 90, 30, [4, 6]), { noise: 3 });
    expect(measure(2, make)).toBeGreaterThanOrEqual(0.97);
  });

  it('are found between fast pans, and the pans are none', () => {
    const make = (seed: number): Film => {
      const random = seededRandom(seed + 300);
      const panned = shots(seed + 130, 5, [20, 40]).map((shot) => ({
        ...shot,
        camera: { ...STILL, panX: (random.chance(0.5) ? 1 : -1) * (6 + random.next() * 8) },
      }));
      return film(panned, { noise: 3 });
    };
    expect(measure(3, make)).toBeGreaterThanOrEqual(0.95);
  });

  it('are found under a lamp that flickers by a quarter, and the flicker is none', () => {
    const make = (seed: number): Film =>
      film(shots(seed + 170, 5, [20, 40]), {
        noise: 3,
        light: (frame) => 1 + 0.25 * Math.sin(frame * 2.1),
      });
    expect(measure(3, make)).toBeGreaterThanOrEqual(0.95);
  });

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

  it('have strength 0.6 or more between different shots, 1 at most', () => {
    for (const cut of analyseFilm(film(shots(7, 6, [15, 25]))).cuts) {
      expect(cut.strength).toBeGreaterThan(0.6);
      expect(cut.strength).toBeLessThanOrEqual(1);
    }
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
      { numRuns: 8 },
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
    expect(shotChanges(analyseFilm(oneShot(camera, 100)))).toEqual([]);
  });

  it('grain over a still picture, whatever its seed and strength', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 25 }), (noiseSeed, noise) => {
        expect(analyseFilm(oneShot(STILL, 30, { noise, noiseSeed })).cuts).toEqual([]);
      }),
      { numRuns: 15 },
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
  const transition = (kind: 'dissolve' | 'black' | 'white', frames: number) => (seed: number) =>
    film(
      shots(seed * 7 + frames, 4, [55, 70]).map((shot) => ({
        ...shot,
        entry: { kind, frames } as const,
      })),
      { noise: 2 },
    );

  it.each([
    ['dissolve', 12],
    ['dissolve', 30],
    ['black', 16],
    ['white', 24],
  ] as const)('are found where the new shot dominates: %s of %i frames', (kind, frames) => {
    expect(measure(3, transition(kind, frames), 4)).toBeGreaterThanOrEqual(0.85);
  });

  it('say that they are fades, and hard cuts between them that they are hard', () => {
    const drawn = film([
      hard(14, 40),
      { ...hard(15, 60), entry: { kind: 'dissolve', frames: 20 } },
      hard(16, 40),
    ]);
    const kinds = analyseFilm(drawn).cuts.map((cut) => cut.kind);
    expect(kinds).toEqual(['fade', 'hard']);
  });

  it.each([12, 60, 120, 480])('and cuts are found at %i frames a second', (frameRate) => {
    const second = frameRate;
    const drawn = film(
      [
        hard(14, second),
        { ...hard(15, 2 * second), entry: { kind: 'dissolve', frames: second / 2 } },
        hard(16, second),
      ],
      { frameRate },
    );
    const cuts = shotChanges(analyseFilm(drawn));
    expect(cuts.at(-1)?.timeSeconds).toBeCloseTo(2.5, 5);
    // Beyond what the history holds, half a second is too long to be seen as one dissolve.
    if (frameRate <= 120) {
      expect(cuts.map((cut) => cut.kind)).toEqual(['fade', 'hard']);
      expect(Math.abs((cuts[0]?.timeSeconds ?? 0) - 0.75)).toBeLessThan(0.1);
    }
  });

  it('through a short black count once', () => {
    const drawn = film([hard(17, 40), hard(plainScene([0, 0, 0]), 6), hard(18, 40)]);
    expect(cutFrames(analyseFilm(drawn))).toEqual([46]);
  });
});
