import { describe, expect, it } from 'vitest';
import { combineAnalysis } from '../../../src/engine/analysis/index.js';
import type { Analysis } from '../../../src/engine/analysis/types.js';
import { analyseFilm } from './analyse-film.js';
import { type Camera, type FilmOptions, film, hard, STILL, scene } from './synthetic-film.js';

/** One view without anything that moves in it, then others: seconds and camera of each. */
function drawn(
  parts: readonly (readonly [seconds: number, camera: Camera])[],
  options: FilmOptions = {},
): Analysis {
  const shots = parts.map(([seconds, camera], i) =>
    hard({ ...scene(41 + i), discs: [] }, seconds * 25, camera),
  );
  return combineAnalysis(analyseFilm(film(shots, { noise: 2, ...options })), null);
}

function between({ energy }: Analysis, from: number, to: number): number[] {
  return energy.values.slice(from / energy.stepSeconds, to / energy.stepSeconds);
}

describe('the energy of a drawn film', () => {
  it('is where the camera moves', () => {
    const analysis = drawn([
      [3, STILL],
      [3, { ...STILL, panX: 3 }],
      [3, STILL],
    ]);
    const busy = Math.min(...between(analysis, 4, 5));
    expect(busy).toBeGreaterThan(Math.max(...between(analysis, 0, 1.5)) + 0.5);
    expect(busy).toBeGreaterThan(Math.max(...between(analysis, 7.5, 9)) + 0.5);
  });

  it('does not rise because the picture fades in', () => {
    const analysis = drawn([[5, { ...STILL, panX: 0.4 }]], {
      light: (frame) => Math.min(1, frame / 50),
    });
    expect(Math.max(...between(analysis, 0, 3))).toBeLessThan(
      Math.min(...between(analysis, 4, 5)) + 0.05,
    );
  });

  it('goes with the mood: a film that moves is more excited than one that stands still', () => {
    const [still, moving] = [STILL, { ...STILL, panX: 3 }].map(
      (camera) => drawn([[2, camera]]).mood.arousal,
    );
    expect(moving).toBeGreaterThan((still ?? 1) + 0.5);
  });
});
