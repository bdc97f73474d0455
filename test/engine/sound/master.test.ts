import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  measureLoudness,
  renderMusic,
  type SoundBank,
  type StereoSound,
} from '../../../src/engine/sound/index.js';
import { limiterGain } from '../../../src/engine/sound/master/limiter.js';
import { maximise } from '../../../src/engine/sound/master/maximise.js';
import { octaveLevels } from '../../../src/engine/sound/master/tonal-balance.js';
import { Mixer } from '../../../src/engine/sound/mix/mixer.js';
import { renderPart } from '../../../src/engine/sound/render-music.js';
import { testBank } from './bank.js';
import { groove, note, orchestral, PIECES, part, pianoBallad, score } from './scores.js';
import { identical, largestClick, levelDb, onsetSeconds, sound, tone } from './signals.js';

let bank: SoundBank;
beforeAll(async () => {
  bank = await testBank();
});

function expectMastered(music: StereoSound): void {
  const { integratedLufs, truePeakDbtp } = measureLoudness(music);
  expect(Math.abs(integratedLufs + 14)).toBeLessThan(0.3);
  expect(truePeakDbtp).toBeLessThanOrEqual(-1);
}

describe.each(Object.entries(PIECES))('the finished piece: %s', (_name, piece) => {
  let music: StereoSound;
  beforeAll(async () => {
    music = await renderMusic(piece(3.4321), bank);
  });

  it('is at −14 LUFS with no true peak above −1 dBTP', () => {
    expectMastered(music);
  });

  it('is as long as the picture, to the sample', () => {
    expect(music.left).toHaveLength(Math.round(3.4321 * 48_000));
    expect(music.right).toHaveLength(music.left.length);
  });

  it('begins and ends at zero, without DC', () => {
    for (const channel of [music.left, music.right]) {
      expect(Math.abs(channel[0] ?? 1)).toBeLessThan(0.001);
      expect(channel.at(-1)).toBe(0);
      const mean = channel.reduce((sum, sample) => sum + sample, 0) / channel.length;
      expect(Math.abs(mean)).toBeLessThan(0.002);
    }
  });

  it('loses less than 3 dB when it is played in mono', () => {
    const mono = music.left.map((sample, i) => 0.5 * (sample + (music.right[i] ?? 0)));
    const folded = levelDb({ ...music, left: mono, right: mono });
    expect(folded).toBeGreaterThan(levelDb(music) - 3);
  });

  it('is the same, byte for byte, every time', async () => {
    expect(identical(await renderMusic(piece(3.4321), bank), music)).toBe(true);
  });
});

describe('rendering', () => {
  it('tells how far it is', async () => {
    const fractions: number[] = [];
    await renderMusic(groove(3), bank, { onProgress: (fraction) => fractions.push(fraction) });
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
  });

  it('stops between parts when it is told to', async () => {
    const controller = new AbortController();
    const work = renderMusic(orchestral(6), bank, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(work).rejects.toThrow(/abort/i);
  });

  it('puts a struck note on its time in the finished mix', async () => {
    for (const instrument of [
      { kind: 'sampled', program: 4 },
      { kind: 'kit', program: 25 },
    ] as const) {
      const struck = part('struck', 'melody', instrument, [note(2, 1, 40, 110)], {
        reverbSend: 0.3,
      });
      const music = await renderMusic(score(4, 60, [struck]), bank);
      expect(Math.abs(onsetSeconds(music, 0.1, 0.5) - 2)).toBeLessThan(0.001);
    }
  });

  it.each([0.02, 0.1, 0.5, 1, 3])('makes a whole piece of %d s', async (seconds) => {
    const notes = [note(0, 1, 60, 100), note(0.02, 1, 64, 100)];
    const piano = part('piano', 'melody', { kind: 'sampled', program: 0 }, notes);
    const music = await renderMusic(score(seconds, 60, [piano]), bank);
    expect(music.left).toHaveLength(Math.round(seconds * 48_000));
    expect(music.left.every(Number.isFinite)).toBe(true);
    if (seconds >= 0.5) expectMastered(music);
  });

  it('leaves a piece without a note silent', async () => {
    const nobody = part('piano', 'melody', { kind: 'sampled', program: 0 }, []);
    for (const parts of [[], [nobody]]) {
      const music = await renderMusic(score(2, 60, parts), bank);
      expect(music.left).toHaveLength(96_000);
      expect(music.left.every((sample) => sample === 0)).toBe(true);
    }
  });

  it('keeps ringing what is still ringing until the picture ends', async () => {
    const music = await renderMusic(
      score(4, 60, [
        part('piano', 'chords', { kind: 'sampled', program: 0 }, [note(0, 3.9, 48, 100)], {
          reverbSend: 0.4,
        }),
      ]),
      bank,
    );
    expect(levelDb(music, 3.7, 3.85)).toBeGreaterThan(-45);
    expect(levelDb(music, 3.995, 4)).toBeLessThan(levelDb(music, 3.7, 3.85) - 15);
  });

  it('does not click', async () => {
    const smooth = score(8, 90, [
      part('pad', 'pad', { kind: 'voice', voice: 'warm-pad' }, [note(0, 6, 57), note(6, 5, 53)], {
        reverbSend: 0.5,
        sidechainDb: 6,
      }),
      part('strings', 'chords', { kind: 'sampled', program: 48 }, [note(0, 6, 64), note(6, 5, 65)]),
    ]);
    expect(largestClick(await renderMusic(smooth, bank))).toBeLessThan(10);
  });

  it('balances parts by their roles, whatever their instruments give', async () => {
    const low = part('low', 'chords', { kind: 'sampled', program: 30 }, [note(0, 6, 48, 127)]);
    const high = part('high', 'melody', { kind: 'sampled', program: 8 }, [
      ...Array.from({ length: 12 }, (_, i) => note(i / 2, 0.5, 84, 30)),
    ]);
    const piece = score(6, 60, [low, high]);
    const dryLow = renderPart(piece, low, bank);
    const dryHigh = renderPart(piece, high, bank);
    const loudness = (of: StereoSound): number => measureLoudness(of).integratedLufs;
    expect(loudness(dryLow) - loudness(dryHigh)).toBeGreaterThan(12);

    const mixer = new Mixer(piece);
    mixer.add(low, dryLow);
    mixer.add(high, dryHigh);
    expect(Math.abs(loudness(dryLow) - loudness(dryHigh))).toBeLessThan(4);
    expect(loudness(mixer.finish())).toBeGreaterThan(loudness(dryLow));
  });

  it('makes a part louder or softer by its own gain', async () => {
    const at = (gainDb: number): number => {
      const tune = part('tune', 'melody', { kind: 'sampled', program: 73 }, [note(0, 2, 72)], {
        gainDb,
      });
      const piece = score(3, 60, [tune]);
      const stem = renderPart(piece, tune, bank);
      new Mixer(piece).add(tune, stem);
      return levelDb(stem);
    };
    expect(at(-3) - at(-15)).toBeCloseTo(12, 1);
  });
});

describe('the balance of the spectrum', () => {
  it('is judged over the whole piece, however long', () => {
    // Its last sixth alone has anything in the octave about 4 kHz.
    const rate = 24_000;
    const low = tone(110, -20);
    const high = tone(4000, -20);
    const left = Float32Array.from({ length: 30 * rate }, (_, i) =>
      (i < 25 * rate ? low : high)(i / rate),
    );
    const levels = octaveLevels({ sampleRate: rate, left, right: left });
    // A tone of −20 dB, its level 3 dB less, for a sixth of the time, through the edges of its octave.
    expect(levels?.[6]).toBeGreaterThan(-20 - 3 - 7.8 - 2);
  });
});

describe('the limiter', () => {
  it('never lets a peak past the ceiling, and never raises anything', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 8, noNaN: true }), { maxLength: 900 }),
        fc.double({ min: 0.1, max: 20, noNaN: true }),
        (values, drive) => {
          const peaks = Float32Array.from(values);
          const gain = limiterGain(peaks, drive, 0.84, 48_000);
          const limited = peaks.map((peak, i) => peak * drive * (gain[i] ?? 0));
          expect(Math.max(0, ...limited)).toBeLessThanOrEqual(0.84 * 1.0001);
          expect(Math.max(0, ...gain)).toBeLessThanOrEqual(1.000001);
        },
      ),
    );
  });

  it('comes back to full gain after a peak', () => {
    const peaks = new Float32Array(96_000).fill(0.1);
    peaks[48_000] = 4;
    const gain = limiterGain(peaks, 1, 0.84, 48_000);
    expect(gain[40_000]).toBeCloseTo(1, 4);
    expect(gain[48_000]).toBeLessThan(0.2101);
    expect(gain[95_000]).toBeGreaterThan(0.95);
  });
});

describe('the loudness of the master', () => {
  it.each([
    ['a whisper', tone(440, -66)],
    ['a roar', tone(90, 12)],
    ['clicks far apart', (time: number) => (Math.round(time * 48_000) % 9600 === 0 ? 0.9 : 0)],
    ['noise', (time: number) => Math.sin(12_345.678 * Math.sin(98_763.4321 * time))],
  ])('holds its peaks for %s', (_name, wave) => {
    const music = sound(3, wave);
    maximise(music);
    expect(measureLoudness(music).truePeakDbtp).toBeLessThanOrEqual(-1.3);
    expect(music.left.every(Number.isFinite)).toBe(true);
  });

  it.each([
    ['steady', pianoBallad],
    ['with hits', orchestral],
  ])('is reached by music that is %s, at any starting level', async (_name, piece) => {
    const music = await renderMusic(piece(4), bank);
    for (const gain of [0.01, 30]) {
      const other = {
        ...music,
        left: music.left.map((x) => x * gain),
        right: music.right.map((x) => x * gain),
      };
      maximise(other);
      expectMastered(other);
    }
  });
});
