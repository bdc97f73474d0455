import { createFrameAnalyser } from '../../../src/engine/analysis/index.js';
import type { Cut, PictureAnalysis } from '../../../src/engine/analysis/types.js';
import { type Film, HEIGHT, WIDTH } from './synthetic-film.js';

/** Analyses a drawn film; `shiftSeconds` moves all its times. */
export function analyseFilm(film: Film, shiftSeconds = 0): PictureAnalysis {
  const analyser = createFrameAnalyser({ width: WIDTH, height: HEIGHT });
  for (const { timeSeconds, rgb } of film.frames) {
    analyser.add({ timeSeconds: timeSeconds + shiftSeconds, rgb });
  }
  return analyser.finish(film.durationSeconds + shiftSeconds, film.frameRate);
}

/** Cuts as frame numbers, flashes left out. */
export function cutFrames(analysis: PictureAnalysis): number[] {
  return shotChanges(analysis).map((cut) => Math.round(cut.timeSeconds * analysis.frameRate));
}

export function shotChanges(analysis: PictureAnalysis): Cut[] {
  return analysis.cuts.filter((cut) => cut.kind !== 'flash');
}
