import { expect, it } from 'vitest';
import { composeScore, parseBrief, unheard } from '../../../../src/engine/music/index.js';
import { clipAnalysis } from '../clips.js';

const clip = clipAnalysis({ seconds: 20, every: 4 });
const brief = parseBrief('lo-fi with a piano, drums at 0:08', clip, { seed: 7 });
const score = composeScore(brief, clip);

it('is nothing where everybody plays who was asked for', () =>
  expect(unheard(brief, score)).toEqual({ instruments: [], directions: [] }));

it('is who never plays, by what was asked of them', () => {
  const parts = score.parts.filter(({ role }) => role === 'effects');
  expect(unheard(brief, { parts })).toEqual({
    instruments: ['piano'],
    directions: brief.directions,
  });
});
