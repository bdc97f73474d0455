import { describe, expect, it } from 'vitest';
import { waveformOf } from '../../../src/engine/outputs/index.js';
import { waveform } from '../../../src/protocol/index.js';

const RATE = 48_000;

describe('a waveform to be drawn', () => {
  it('has the lowest and highest sample of every stretch, of both channels', () => {
    const left = new Float32Array(RATE / 4);
    const right = new Float32Array(RATE / 4);
    left[0] = 0.5;
    right[1] = -1;
    left[RATE / 100] = 2;
    const drawn = waveform.parse(waveformOf({ left, right, sampleRate: RATE }));
    expect(drawn).toMatchObject({ durationSeconds: 0.25, peaksPerSecond: 100 });
    expect([drawn.min.length, drawn.max.length]).toEqual([25, 25]);
    expect(drawn.max.slice(0, 3)).toEqual([64, 127, 0]);
    expect(drawn.min.slice(0, 3)).toEqual([-127, 0, 0]);
  });

  it('covers a recording whose length is no whole number of stretches, or nothing', () => {
    const odd = new Float32Array(4_411).fill(0.25);
    const drawn = waveformOf({ left: odd, right: odd, sampleRate: 44_100 });
    expect(drawn.max).toHaveLength(11);
    expect(drawn.max.at(-1)).toBe(32);
    const none = new Float32Array(0);
    expect(waveformOf({ left: none, right: none, sampleRate: RATE }).max).toEqual([]);
  });
});
