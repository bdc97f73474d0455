import { describe, expect, it } from 'vitest';
import { compress } from '../../../src/engine/sound/effects/compressor.js';
import { reverberate } from '../../../src/engine/sound/effects/reverb.js';
import { saturate } from '../../../src/engine/sound/effects/saturation.js';
import { setWidth } from '../../../src/engine/sound/effects/width.js';
import { wow } from '../../../src/engine/sound/effects/wow.js';
import { applyExpression, pan } from '../../../src/engine/sound/mix/channel-strip.js';
import { sidechainCurve } from '../../../src/engine/sound/mix/sidechain.js';
import { widen } from '../../../src/engine/sound/mix/widen.js';
import { copyOf } from '../../../src/engine/sound/stereo.js';
import { identical, levelDb, sound, tone } from './signals.js';

describe('the reverb', () => {
  const hall = { seconds: 2, preDelayMs: 30, brightness: 0.5 };
  const clap = (): ReturnType<typeof sound> =>
    sound(4, (time) => (time < 0.004 ? Math.sin(7000 * time) : 0));

  it.each([0.8, 2, 4])('dies away by 60 dB in its %d seconds', (seconds) => {
    const tail = clap();
    reverberate(tail, { ...hall, seconds, brightness: 1 });
    const slope =
      (levelDb(tail, 0.2, 0.3) - levelDb(tail, 0.2 + seconds / 2, 0.3 + seconds / 2)) * 2;
    expect(slope).toBeGreaterThan(50);
    expect(slope).toBeLessThan(85);
  });

  it('gives back as much as it gets, whatever the room', () => {
    for (const shape of [
      hall,
      { seconds: 0.6, preDelayMs: 0, brightness: 0.1 },
      { ...hall, seconds: 5 },
    ]) {
      let state = 1;
      const noise = (): number => {
        state = (state * 16_807) % 2_147_483_647;
        return 0.1 * (state / 1_073_741_823.5 - 1);
      };
      const steady = sound(6, noise, noise);
      const before = levelDb(steady, 4, 6);
      reverberate(steady, shape);
      expect(Math.abs(levelDb(steady, 4, 6) - before)).toBeLessThan(3);
    }
  });

  it('is silent in silence and different at the two ears', () => {
    const nothing = sound(1, () => 0);
    reverberate(nothing, hall);
    expect(levelDb(nothing)).toBeLessThan(-180);
    const tail = clap();
    reverberate(tail, hall);
    let product = 0;
    let energy = 0;
    for (let i = 9600; i < 96_000; i++) {
      product += (tail.left[i] ?? 0) * (tail.right[i] ?? 0);
      energy += ((tail.left[i] ?? 0) ** 2 + (tail.right[i] ?? 0) ** 2) / 2;
    }
    expect(Math.abs(product / energy)).toBeLessThan(0.35);
  });

  it('waits for its pre-delay', () => {
    const early = clap();
    reverberate(early, { ...hall, preDelayMs: 80 });
    expect(levelDb(early, 0, 0.03)).toBeLessThan(-80);
  });
});

describe('the compressor', () => {
  it('leaves alone what is below its threshold and holds down what is above', () => {
    const shape = {
      thresholdDb: -20,
      ratio: 4,
      kneeDb: 6,
      attackSeconds: 0.01,
      releaseSeconds: 0.1,
    };
    const quiet = sound(1, tone(1000, -40));
    const loud = sound(1, tone(1000, -5));
    compress(quiet, shape);
    compress(loud, shape);
    expect(levelDb(quiet, 0.5, 1)).toBeCloseTo(-43, 0);
    // −8 dB of power is 12 dB over: a quarter remains.
    expect(levelDb(loud, 0.5, 1)).toBeCloseTo(-17, 0);
  });
});

describe('saturation', () => {
  it('passes quiet sound unchanged and in time', () => {
    const quiet = sound(0.2, tone(3000, -50));
    const before = quiet.left.slice();
    saturate(quiet, 1.2, 0.1);
    const differences = quiet.left.map((sample, i) => Math.abs(sample - (before[i] ?? 0)));
    expect(Math.max(...differences.subarray(200, 9000))).toBeLessThan(4e-5);
  });

  it('adds harmonics to loud sound, and none that fold back', () => {
    const loud = sound(0.5, tone(9000, 0));
    saturate(loud, 1.5, 0);
    const level = (hertz: number): number => {
      let real = 0;
      let imaginary = 0;
      for (let i = 2400; i < 21_600; i++) {
        real += (loud.left[i] ?? 0) * Math.cos((2 * Math.PI * hertz * i) / 48_000);
        imaginary += (loud.left[i] ?? 0) * Math.sin((2 * Math.PI * hertz * i) / 48_000);
      }
      return 20 * Math.log10(Math.hypot(real, imaginary) / 9600 + 1e-9);
    };
    // The third harmonic, 27 kHz, would be heard at 21 kHz.
    expect(level(21_000)).toBeLessThan(level(9000) - 35);
  });
});

describe('tape and width', () => {
  it('leave the sound alone when they are not wanted', () => {
    const music = sound(0.5, tone(440, -6), tone(550, -6));
    const before = copyOf(music);
    wow(music, 0);
    expect(identical(music, before)).toBe(true);
  });

  it('drift in pitch by some cents and never in time by more than 3 ms', () => {
    const music = sound(4, (time) => (Math.floor(time * 48_000) % 24_000 === 12_000 ? 1 : 0));
    wow(music, 1);
    let moved = 0;
    for (let click = 0; click < 8; click++) {
      let peak = 0;
      let where = 0;
      for (let i = click * 24_000; i < (click + 1) * 24_000; i++) {
        if (Math.abs(music.left[i] ?? 0) > peak) {
          peak = Math.abs(music.left[i] ?? 0);
          where = i % 24_000;
        }
      }
      moved = Math.max(moved, Math.abs(where - 12_000));
    }
    expect(moved).toBeGreaterThan(20);
    expect(moved).toBeLessThan(144);
  });

  it('make the bass mono and the rest as wide as asked', () => {
    const bass = sound(1, tone(50, -6), () => 0);
    setWidth(bass, 1);
    expect(
      Math.abs(levelDb({ ...bass, right: bass.left }) - levelDb({ ...bass, left: bass.right })),
    ).toBeLessThan(3);
    const high = sound(1, tone(2000, -6), () => 0);
    setWidth(high, 0);
    expect(Array.from(high.left.slice(0, 100))).toEqual(Array.from(high.right.slice(0, 100)));
  });
});

describe('widening', () => {
  it('spreads what was recorded in mono, and leaves its mono sum as it was', () => {
    const stem = sound(1, tone(440, -12));
    const before = stem.left.slice();
    widen(stem, 0.5);
    const middle = stem.left.map((sample, i) => 0.5 * (sample + (stem.right[i] ?? 0)));
    const error = middle.map((sample, i) => Math.abs(sample - (before[i] ?? 0)));
    expect(Math.max(...error)).toBeLessThan(1e-6);
    const side = stem.left.map((sample, i) => 0.5 * (sample - (stem.right[i] ?? 0)));
    expect(levelDb({ ...stem, left: side, right: side }, 0.2)).toBeGreaterThan(-24);
  });

  it('leaves what is wide already alone', () => {
    const stem = sound(0.5, tone(440, -12), tone(660, -12));
    const before = copyOf(stem);
    widen(stem, 0.5);
    expect(identical(stem, before)).toBe(true);
  });
});

describe('the channel strip', () => {
  const tempo = {
    points: [
      { beat: 0, seconds: 0 },
      { beat: 4, seconds: 4 },
    ],
  };

  it('follows expression as MIDI defines it: half is 12 dB down', () => {
    const held = sound(4, tone(440, -6));
    applyExpression(
      held,
      [
        { beat: 0, value: 1 },
        { beat: 1, value: 1 },
        { beat: 2, value: 0.5 },
      ],
      tempo,
    );
    expect(levelDb(held, 0, 1)).toBeCloseTo(-9, 0);
    expect(levelDb(held, 2.1, 4)).toBeCloseTo(-21, 0);
    const middle = levelDb(held, 1.45, 1.55);
    expect(middle).toBeLessThan(-12);
    expect(middle).toBeGreaterThan(-17);
  });

  it('pans without losing loudness or either channel', () => {
    for (const place of [-1, -0.4, 0.4, 1]) {
      const stem = sound(1, tone(440, -12), tone(660, -12));
      pan(stem, place);
      expect(Math.abs(levelDb(stem) - -15)).toBeLessThan(3.1);
      const left = levelDb({ ...stem, right: stem.left });
      const right = levelDb({ ...stem, left: stem.right });
      expect(Math.sign(right - left)).toBe(Math.sign(place));
    }
  });

  it('pushes others down from the kick on, and lets them back', () => {
    const curve = sidechainCurve([48_000, 60_000], 96_000);
    expect(curve[47_000]).toBe(0);
    expect(curve[48_000]).toBeCloseTo(1, 2);
    expect(curve[59_500]).toBeLessThan(0.2);
    expect(curve[60_000]).toBeCloseTo(1, 2);
    expect(curve[90_000]).toBe(0);
    const steps = curve.map((depth, i) => Math.abs(depth - (curve[i - 1] ?? 0)));
    expect(steps.reduce((a, b) => Math.max(a, b), 0)).toBeLessThan(0.01);
  });
});
