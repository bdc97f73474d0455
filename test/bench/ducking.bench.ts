import { describe, expect, it } from 'vitest';
import { SPEECH_RATE } from '../../src/engine/analysis/index.js';
import {
  measureLoudness,
  mixUnder,
  renderMusic,
  SAMPLE_RATE,
  type StereoSound,
} from '../../src/engine/sound/index.js';
import { detect } from '../engine/analysis/speech/detector.js';
import { NOISES, under } from '../engine/analysis/speech/sounds-around.js';
import { type Labelled, resampled, speak } from '../engine/analysis/speech/utterances.js';
import { testBank } from '../engine/sound/bank.js';
import { anyClip, pieceOf } from './pieces.js';
import { percentile, printTable } from './tables.js';

const SECONDS = 20;
const STYLES = ['lo-fi', 'house', 'orchestral'];
/** The mix is taken apart in steps of this length. */
const STEP = SAMPLE_RATE / 10;

/** Gains of music and clip in a stretch of the mix, linear: least squares of both together. */
function gainsIn(mix: StereoSound, music: StereoSound, clip: StereoSound, at: number) {
  let [mm, mc, cc, xm, xc] = [0, 0, 0, 0, 0];
  for (let i = at; i < Math.min(at + STEP, mix.left.length); i++) {
    const [x, m, c] = [mix.left[i] ?? 0, music.left[i] ?? 0, clip.left[i] ?? 0];
    mm += m * m;
    mc += m * c;
    cc += c * c;
    xm += x * m;
    xc += x * c;
  }
  const determinant = mm * cc - mc * mc;
  return determinant > 1e-6 * mm * mm
    ? { music: (xm * cc - xc * mc) / determinant, clip: (xc * mm - xm * mc) / determinant }
    : { music: xm / (mm || 1), clip: 0 };
}

const decibels = (gain: number): number => 20 * Math.log10(Math.max(1e-6, gain));

/** The stretches of a sound in which `chosen`, each with its gain, one after the other. */
function part(of: StereoSound, gains: readonly number[], chosen: (step: number) => boolean) {
  const samples = gains.flatMap((gain, step) =>
    chosen(step) ? [...of.left.subarray(step * STEP, (step + 1) * STEP)].map((x) => gain * x) : [],
  );
  const left = Float32Array.from(samples);
  return { sampleRate: SAMPLE_RATE, left, right: left };
}

async function row(name: string, spoken: Labelled, music: StereoSound): Promise<string[]> {
  const voice = resampled(spoken.samples, SPEECH_RATE, SAMPLE_RATE);
  const clip = { sampleRate: SAMPLE_RATE, left: voice, right: voice };
  const mix = mixUnder({
    music: [{ sound: music }],
    above: [{ sound: clip, speech: await detect(spoken.samples), volume: 1 }],
    musicVolume: 1,
  });
  const steps = Array.from({ length: Math.floor(mix.left.length / STEP) }, (_, i) =>
    gainsIn(mix, music, clip, i * STEP),
  );
  const musicGains = steps.map((gains) => gains.music);
  const speaks = (step: number): boolean =>
    spoken.speech.some(
      ({ startSeconds, endSeconds }) => step / 10 >= startSeconds && (step + 1) / 10 <= endSeconds,
    );
  const far = (step: number): boolean =>
    spoken.speech.every(
      ({ startSeconds, endSeconds }) =>
        step / 10 < startSeconds - 0.5 || step / 10 > endSeconds + 1.2,
    );
  const level = (where: (step: number) => boolean): number =>
    percentile(musicGains.filter((_, step) => where(step)).map(decibels), 0.5);
  const voiceLufs = measureLoudness(
    part(
      clip,
      steps.map(({ clip: gain }) => gain),
      speaks,
    ),
  );
  const musicLufs = measureLoudness(part(music, musicGains, speaks));
  const steepest = Math.max(
    ...musicGains
      .slice(1)
      .map((gain, i) => Math.abs(decibels(gain) - decibels(musicGains[i] ?? 1))),
  );
  const { integratedLufs, truePeakDbtp } = measureLoudness(mix);
  expect(Math.abs(integratedLufs + 14)).toBeLessThan(0.3);
  expect(truePeakDbtp).toBeLessThanOrEqual(-1);
  return [
    name,
    (level(far) - level(speaks)).toFixed(1),
    (voiceLufs.integratedLufs - musicLufs.integratedLufs).toFixed(1),
    steepest.toFixed(1),
    integratedLufs.toFixed(2),
    truePeakDbtp.toFixed(2),
  ];
}

describe('music under words', () => {
  it('makes way for them by these figures', async () => {
    const spoken = await speak(
      [
        { text: 'We left the harbour before sunrise, and the sea was calm.', pauseSeconds: 4 },
        { text: 'Nobody spoke for a while.', pauseSeconds: 0.8 },
        { text: 'It was going to be a long day.', pauseSeconds: 4 },
      ],
      { voice: 'en-us' },
    );
    const rows: string[][] = [];
    for (const [i, style] of STYLES.entries()) {
      const { score } = pieceOf(style, anyClip(SECONDS, i + 3), i + 3);
      const music = await renderMusic(score, await testBank());
      rows.push(await row(`${style}, a clean voice`, spoken, music));
      rows.push(
        await row(`${style}, wind 10 dB below it`, under(spoken, NOISES.wind(20), 10), music),
      );
    }
    printTable(
      'under words: decibels down, words over music (LU), steepest step (dB in 0.1 s), LUFS, dBTP',
      ['music', 'down', 'over', 'steepest', 'LUFS', 'dBTP'],
      rows,
    );
  });
});
