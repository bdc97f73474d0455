import { beforeAll, describe, expect, it } from 'vitest';
import { composeScore, parseBrief } from '../../../src/engine/music/index.js';
import { measureLoudness, renderMusic } from '../../../src/engine/sound/index.js';
import { SAMPLE_RATE, type StereoSound } from '../../../src/engine/sound/types.js';
import { clipAnalysis } from '../music/clips.js';
import { testBank } from '../sound/bank.js';
import { worstClick } from './listening.js';
import { accentAt, isAccented, onsetCurve, usualRise } from './onsets.js';

const STYLES = [
  'piano-solo',
  'cinematic-emotional',
  'corporate',
  'orchestral',
  'suspense',
  'guofeng',
];

describe.each(STYLES)('%s, as it is heard', (style) => {
  const analysis = clipAnalysis({ seconds: 10.4, every: 2.4, energy: [0.4, 0.9], seed: 15 });
  const score = composeScore(parseBrief(style, analysis, { seed: 42 }), analysis);
  let sound: StereoSound;
  beforeAll(async () => {
    sound = await renderMusic(score, await testBank());
  });

  it('accents its cuts, and is as long, loud and clean as promised', () => {
    const curve = onsetCurve(sound);
    const usual = usualRise(curve);
    const missed = score.hits.filter(
      ({ cutSeconds }) => !isAccented(accentAt(curve, usual, cutSeconds)),
    );
    expect(score.hits.length).toBeGreaterThanOrEqual(3);
    expect(missed).toEqual([]);
    expect(sound.left.length).toBe(Math.round(10.4 * SAMPLE_RATE));
    const loudness = measureLoudness(sound);
    expect(Math.abs(loudness.integratedLufs + 14)).toBeLessThanOrEqual(0.3);
    expect(loudness.truePeakDbtp).toBeLessThanOrEqual(-1);
    expect(worstClick(sound)).toBeLessThan(6);
  });
});
