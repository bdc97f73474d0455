import type { Beats, Score } from '../types.js';

/** The name of sections in which, as was asked, nobody plays. */
export const SILENCE = 'silence';

/** Whether `beat` lies where the words asked for silence: what is measured of music is not meant. */
export function isSilentAt({ sections }: Pick<Score, 'sections'>, beat: Beats): boolean {
  return sections.some(
    ({ name, startBeat, endBeat }) =>
      name === SILENCE && beat >= startBeat - 1e-6 && beat < endBeat - 1e-6,
  );
}
