import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  duckCurve,
  UNDER_SOUND,
  UNDER_SPEECH,
} from '../../../src/engine/sound/ducking/duck-curve.js';
import { measureLoudness, mixUnder, type StereoSound } from '../../../src/engine/sound/index.js';
import { maximise } from '../../../src/engine/sound/master/maximise.js';
import { identical, levelDb, sound, tone } from './signals.js';

/** Music that can be told from speech: one steady tone, mastered. */
const MUSIC_HZ = 1500;
const SPEECH_HZ = 300;

const SECONDS = 9;
const MUSIC = sound(SECONDS, tone(MUSIC_HZ, -20));
maximise(MUSIC);

type Times = readonly (readonly [number, number])[];

/** Syllables four times a second in the given spans. */
function speech(seconds: number, spans: Times, decibels = -20) {
  const wave = tone(SPEECH_HZ, decibels);
  return sound(seconds, (time) =>
    spans.some(([from, to]) => time >= from && time < to)
      ? wave(time) * (0.55 + 0.45 * Math.sin(2 * Math.PI * 4 * time))
      : 0,
  );
}

/** The level in decibels of one frequency around a time, over `width` seconds. */
function at(of: StereoSound, hertz: number, time: number, width = 0.04): number {
  const first = Math.round((time - width / 2) * of.sampleRate);
  const count = Math.round(width * of.sampleRate);
  let real = 0;
  let imaginary = 0;
  for (let i = 0; i < count; i++) {
    const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / count);
    const angle = (2 * Math.PI * hertz * i) / of.sampleRate;
    real += (of.left[first + i] ?? 0) * window * Math.cos(angle);
    imaginary += (of.left[first + i] ?? 0) * window * Math.sin(angle);
  }
  return 20 * Math.log10((4 * Math.hypot(real, imaginary)) / count + 1e-9);
}

const spansOf = (times: Times) =>
  times.map(([startSeconds, endSeconds]) => ({ startSeconds, endSeconds }));

const SILENT = sound(SECONDS, () => 0);
const both = (
  clip: StereoSound,
  spoken: Times,
  { musicVolume = 1, clipVolume = 1, duckDb = 12 } = {},
): StereoSound =>
  mixUnder({
    music: [{ sound: MUSIC, duckDb }],
    above: [{ sound: clip, speech: spansOf(spoken), volume: clipVolume }],
    musicVolume,
  });

/** A clip in which somebody speaks at these times, with the music under it. */
const spoken = (spans: Times, decibels = -20): StereoSound =>
  both(speech(SECONDS, spans, decibels), spans);

describe('how far the music is down', () => {
  it.each([
    ['words', UNDER_SPEECH],
    ['other sound', UNDER_SOUND],
  ])('is wholly under %s, not at all far from them, and never leaps', (_what, shape) => {
    const gap = fc.double({ min: 0.01, max: 5, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(gap, gap), { maxLength: 3 }), (gaps) => {
        let time = 0;
        const spans = gaps.map(([pause, length]) => {
          const startSeconds = time + pause;
          time = startSeconds + length;
          return { startSeconds, endSeconds: time };
        });
        const down = duckCurve(spans, shape);
        let before = down(0);
        for (let step = 1; step < 100 * (time + 3); step++) {
          const seconds = step / 100;
          const depth = down(seconds);
          const isIn = spans.some((s) => s.startSeconds <= seconds && seconds < s.endSeconds);
          if (isIn) expect(depth).toBe(1);
          expect(Math.abs(depth - before)).toBeLessThan(0.02 / shape.attackSeconds);
          before = depth;
        }
        expect(before).toBe(0);
      }),
      { numRuns: 8 },
    );
  });
});

describe('music under the clip’s own sound', () => {
  let mixed: StereoSound;
  beforeAll(() => {
    mixed = spoken([[4, 7]]);
  });

  it('goes down by about 12 dB where somebody speaks, and comes back', () => {
    const open = at(mixed, MUSIC_HZ, 2);
    expect(open - at(mixed, MUSIC_HZ, 5.5)).toBeGreaterThan(10.5);
    expect(open - at(mixed, MUSIC_HZ, 5.5)).toBeLessThan(13.5);
    expect(Math.abs(at(mixed, MUSIC_HZ, 8.6) - open)).toBeLessThan(0.7);
  });

  it('is down before the first word, and no earlier than it must', () => {
    const open = at(mixed, MUSIC_HZ, 2);
    expect(open - at(mixed, MUSIC_HZ, 4)).toBeGreaterThan(9);
    expect(open - at(mixed, MUSIC_HZ, 3.7)).toBeLessThan(1);
  });

  it('comes back within about a second after the last word, smoothly', () => {
    const open = at(mixed, MUSIC_HZ, 2);
    expect(open - at(mixed, MUSIC_HZ, 7.1)).toBeGreaterThan(9);
    expect(open - at(mixed, MUSIC_HZ, 8.2)).toBeLessThan(1);
    let steepest = 0;
    for (let time = 6.8; time < 8.4; time += 0.05) {
      steepest = Math.max(
        steepest,
        Math.abs(at(mixed, MUSIC_HZ, time + 0.05) - at(mixed, MUSIC_HZ, time)),
      );
    }
    expect(steepest).toBeLessThan(2.5);
  });

  it('goes down a little where the clip is loud and nobody speaks', () => {
    const mixed = both(speech(SECONDS, [[4, 7]]), []);
    const open = at(mixed, MUSIC_HZ, 2);
    expect(open - at(mixed, MUSIC_HZ, 5.5)).toBeGreaterThan(3.5);
    expect(open - at(mixed, MUSIC_HZ, 5.5)).toBeLessThan(6.5);
    expect(Math.abs(at(mixed, MUSIC_HZ, 8.6) - open)).toBeLessThan(0.7);
  });

  it('makes way for the words alone in a noisy street', () => {
    const street = sound(SECONDS, tone(700, -30));
    const voice = speech(SECONDS, [[4, 7]], -16);
    voice.left.forEach((sample, i) => {
      street.left[i] = (street.left[i] ?? 0) + sample;
      street.right[i] = (street.right[i] ?? 0) + sample;
    });
    const mixed = both(street, [[4, 7]]);
    expect(at(mixed, MUSIC_HZ, 2) - at(mixed, MUSIC_HZ, 5.5)).toBeGreaterThan(7);
    expect(at(mixed, MUSIC_HZ, 2) - at(mixed, 700, 2)).toBeGreaterThan(3);
  });

  it('does not pump between words', () => {
    const words = [
      [3, 3.6],
      [4.1, 4.9],
      [5.4, 6.2],
      [6.8, 8],
    ] as const;
    const mixed = spoken(words);
    const levels = [3.3, 3.85, 4.5, 5.15, 5.8, 6.5, 7.4].map((time) => at(mixed, MUSIC_HZ, time));
    expect(Math.max(...levels) - Math.min(...levels)).toBeLessThan(1.5);
  });

  it('keeps the clip’s own sound, clearly above the music', () => {
    const mixed = spoken([[4, 7]], -34);
    expect(at(mixed, SPEECH_HZ, 5.3, 0.5)).toBeGreaterThan(at(mixed, MUSIC_HZ, 5.3, 0.5) + 5);
  });

  it('is mastered again, exactly as long as the music', () => {
    const films = (
      [
        [[0, SECONDS]],
        [
          [0, 0.4],
          [8.5, SECONDS],
        ],
      ] as const
    ).map((spans) => both(speech(SECONDS + 2, spans), spans));
    for (const film of [mixed, ...films]) {
      const { integratedLufs, truePeakDbtp } = measureLoudness(film);
      expect(Math.abs(integratedLufs + 14)).toBeLessThan(0.3);
      expect(truePeakDbtp).toBeLessThanOrEqual(-1);
      expect(film.left).toHaveLength(SECONDS * 48_000);
    }
  });

  it('takes a silent or nearly silent clip as silent, and raises no hiss', () => {
    const alone = both(SILENT, []);
    let state = 1;
    const hiss = sound(SECONDS, () => {
      state = (state * 16_807) % 2_147_483_647;
      return 10 ** (-62 / 20) * (state / 1_073_741_823.5 - 1);
    });
    expect(identical(both(hiss, []), alone)).toBe(true);
    expect(
      identical(
        both(
          sound(0, () => 0),
          [],
        ),
        alone,
      ),
    ).toBe(true);
  });

  it('does not raise the hiss of a clip in which somebody speaks softly', () => {
    let state = 1;
    const voice = speech(SECONDS, [[4, 7]], -38);
    const noisy = sound(SECONDS, () => {
      state = (state * 16_807) % 2_147_483_647;
      return 10 ** (-54 / 20) * (state / 1_073_741_823.5 - 1);
    });
    voice.left.forEach((sample, i) => {
      noisy.left[i] = (noisy.left[i] ?? 0) + sample;
      noisy.right[i] = noisy.left[i] ?? 0;
    });
    const mixed = mixUnder({
      music: [{ sound: sound(SECONDS, () => 0) }],
      above: [{ sound: noisy, speech: spansOf([[4, 7]]), volume: 1 }],
      musicVolume: 1,
    });
    expect(levelDb(mixed, 5, 6) - levelDb(mixed, 1, 2)).toBeGreaterThan(10);
    const withMusic = both(noisy, [[4, 7]]);
    expect(at(withMusic, MUSIC_HZ, 2) - at(withMusic, 3333, 2, 1)).toBeGreaterThan(40);
  });

  it('does not let a steady murmur in the background take the music away', () => {
    const depth = (decibels: number): number => {
      const mixed = both(sound(SECONDS, tone(SPEECH_HZ, decibels)), []);
      return at(mixed, MUSIC_HZ, 6, 0.5) - at(mixed, SPEECH_HZ, 6, 0.5);
    };
    expect(depth(-36)).toBeGreaterThan(12);
    expect(Math.abs(depth(-12))).toBeLessThan(6);
  });

  it('plays softer at a lower volume when there is no sound to set it off against', () => {
    const half = measureLoudness(both(SILENT, [], { musicVolume: 0.5 })).integratedLufs;
    expect(half).toBeCloseTo(-20, 0);
    expect(measureLoudness(both(SILENT, [], { musicVolume: 2 })).integratedLufs).toBeCloseTo(
      -14,
      0,
    );
  });

  it('obeys both volumes', () => {
    const clip = speech(SECONDS, [[4, 7]]);
    const balance = (of: StereoSound): number =>
      at(of, SPEECH_HZ, 5.3, 0.5) - at(of, MUSIC_HZ, 2, 0.5);
    const even = balance(both(clip, [[4, 7]]));
    expect(balance(both(clip, [[4, 7]], { musicVolume: 0.5 })) - even).toBeGreaterThan(5);
    expect(balance(both(clip, [[4, 7]], { clipVolume: 0.5 })) - even).toBeLessThan(-5);
    expect(at(both(clip, [[4, 7]], { clipVolume: 0 }), SPEECH_HZ, 5.3, 0.5)).toBeLessThan(-60);
    const mute = both(clip, [[4, 7]], { musicVolume: 0 });
    expect(at(mute, MUSIC_HZ, 2, 0.5)).toBeLessThan(-80);
    expect(measureLoudness(mute).integratedLufs).toBeGreaterThan(-14.3);
  });

  it('refuses sounds of different sampling rates', () => {
    const clip = { ...speech(2, [[0, 1]]), sampleRate: 44_100 };
    expect(() => both(clip, [])).toThrow(RangeError);
  });
});
