import { describe, expect, it } from 'vitest';
import { filterSweep } from '../../../src/engine/music/performance/filter-sweep.js';
import { sweepFilter } from '../../../src/engine/sound/mix/filter-sweep.js';
import { SAMPLE_RATE, type StereoSound } from '../../../src/engine/sound/types.js';
import { renderVoice } from '../../../src/engine/sound/voices/index.js';
import { largestClick, toneAt } from './signals.js';

const second = (sound: StereoSound, from: number, to: number): Float32Array =>
  sound.left.subarray(from * SAMPLE_RATE, to * SAMPLE_RATE);

describe('an 808', () => {
  const play = (gap: number): StereoSound =>
    renderVoice(
      'bass-808',
      [
        { startFrame: 0, endFrame: SAMPLE_RATE, pitch: 45, velocity: 100 },
        { startFrame: SAMPLE_RATE + gap, endFrame: 2 * SAMPLE_RATE, pitch: 33, velocity: 100 },
      ],
      1,
      2 * SAMPLE_RATE,
    );

  it('slides from a note to the one tied to it, and settles there', () => {
    const tied = play(0);
    const apart = play(0.1 * SAMPLE_RATE);
    // Just after the change the tied one is still on its way down from 110 Hz.
    const passing = (sound: StereoSound, from: number) =>
      toneAt(second(sound, from, from + 0.1), 75);
    expect(passing(tied, 1)).toBeGreaterThan(passing(apart, 1.1) + 3);
    expect(toneAt(second(tied, 1.5, 1.95), 55)).toBeGreaterThan(
      toneAt(second(tied, 1.5, 1.95), 75) + 12,
    );
    expect(largestClick(tied)).toBeLessThan(8);
  });
});

describe('a filter sweep', () => {
  const tempo = {
    points: [
      { beat: 0, seconds: 0 },
      { beat: 8, seconds: 4 },
    ],
  };
  const chord = (): StereoSound => {
    const left = Float32Array.from({ length: 4 * SAMPLE_RATE }, (_, i) =>
      [200, 3000].reduce(
        (sum, hertz) => sum + 0.2 * Math.sin((2 * Math.PI * hertz * i) / SAMPLE_RATE),
        0,
      ),
    );
    return { sampleRate: SAMPLE_RATE, left, right: left.slice() };
  };

  it('leaves the body, opens towards the arrival, and does nothing once it is open', () => {
    const sound = chord();
    sweepFilter(
      sound,
      [
        { beat: 0, value: 0.2 },
        { beat: 4, value: 1 },
      ],
      tempo,
    );
    const dry = chord();
    const loss = (hertz: number, from: number, to: number): number =>
      toneAt(second(dry, from, to), hertz) - toneAt(second(sound, from, to), hertz);
    expect(loss(3000, 0, 0.3)).toBeGreaterThan(15);
    expect(loss(200, 0, 0.3)).toBeLessThan(3);
    expect(loss(3000, 1, 1.2)).toBeLessThan(loss(3000, 0, 0.3) - 10);
    expect(Buffer.from(second(sound, 2.1, 3.9)).equals(Buffer.from(second(dry, 2.1, 3.9)))).toBe(
      true,
    );
    expect(largestClick(sound)).toBeLessThan(8);
  });

  it('ends on the first beat of a fuller section, and is left out where nothing arrives', () => {
    const section = (name: string, startBeat: number, endBeat: number, intensity: number) => ({
      name,
      startBeat,
      endBeat,
      intensity,
      bars: [],
    });
    const points = filterSweep([
      section('intro', 0, 16, 0.3),
      section('climax', 16, 48, 0.9),
      section('outro', 48, 56, 0.8),
    ]);
    expect(points[0]).toEqual({ beat: 0, value: 0.3 });
    expect(points.at(-1)).toEqual({ beat: 16, value: 1 });
    expect(points.map(({ beat }) => beat)).toEqual(
      points.map(({ beat }) => beat).toSorted((a, b) => a - b),
    );
    expect(filterSweep([section('theme', 0, 16, 0.6), section('outro', 16, 20, 0.6)])).toEqual([]);
  });
});
