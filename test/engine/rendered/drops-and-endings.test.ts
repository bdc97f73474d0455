import { describe, expect, it } from 'vitest';
import { composeScore, parseBrief } from '../../../src/engine/music/index.js';
import { renderMusic } from '../../../src/engine/sound/index.js';
import type { StereoSound } from '../../../src/engine/sound/types.js';
import { type ClipOptions, clipAnalysis } from '../music/clips.js';
import { testBank } from '../sound/bank.js';
import { loudnessBetween } from './listening.js';
import { HOP_SECONDS, onsetCurve, usualRise } from './onsets.js';

async function heard(words: string, clip: ClipOptions): Promise<StereoSound> {
  const analysis = clipAnalysis(clip);
  return renderMusic(
    composeScore(parseBrief(words, analysis, { seed: 3 }), analysis),
    await testBank(),
  );
}

/** The strongest beginning of a sound within a twentieth of a second of a time, against usual ones. */
function strokeAt(sound: StereoSound, seconds: number): number {
  const curve = onsetCurve(sound);
  const near = curve.slice((seconds - 0.05) / HOP_SECONDS, (seconds + 0.05) / HOP_SECONDS);
  return Math.max(...near) / usualRise(curve);
}

describe('a drop, as it is heard', () => {
  it('holds its breath before 0:06 and lands there with all its weight', async () => {
    const clip = { seconds: 9.1, every: 2.7, energy: [0.5], seed: 3 };
    const sound = await heard('house, drop at 0:06', clip);
    const [before = 0, breath = 0, after = 0] = loudnessBetween(sound, [2, 5, 6, 8]);
    expect(after - before).toBeGreaterThan(2);
    expect(after - breath).toBeGreaterThan(2);
    expect(strokeAt(sound, 6)).toBeGreaterThan(1.5);
  });
});

describe('a stroke shortly before the end, as it is heard', () => {
  it('is damped, and has died away when the picture ends', async () => {
    const cuts = [1.6, 4.2].map((timeSeconds) => ({
      timeSeconds,
      strength: 1,
      kind: 'hard' as const,
    }));
    const sound = await heard('cinematic-epic', { seconds: 4.8, energy: [0.5], cuts });
    expect(strokeAt(sound, 4.2)).toBeGreaterThan(1);
    // The last fifth of a second but the safety fade, against the stroke.
    const power = (from: number, to: number): number => {
      let sum = 0;
      for (let i = Math.round(from * 48_000); i < to * 48_000; i++) {
        sum += (sound.left[i] ?? 0) ** 2 + (sound.right[i] ?? 0) ** 2;
      }
      return sum / (to - from);
    };
    expect(10 * Math.log10(power(4.2, 4.3) / power(4.62, 4.68))).toBeGreaterThan(9);
  });
});
