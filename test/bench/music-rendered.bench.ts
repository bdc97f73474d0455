import { describe, expect, it } from 'vitest';
import { measureLoudness, renderMusic } from '../../src/engine/sound/index.js';
import { SAMPLE_RATE } from '../../src/engine/sound/types.js';
import { clipAnalysis } from '../engine/music/clips.js';
import { energyCorrelation, worstClick } from '../engine/rendered/listening.js';
import { accentAt, isAccented, onsetCurve, usualRise } from '../engine/rendered/onsets.js';
import { testBank } from '../engine/sound/bank.js';
import {
  channelCorrelation,
  dulled,
  monoLoss,
  type Spectrum,
  sharpened,
  spectrumOf,
  tailFall,
} from './listener/mix-figures.js';
import { type Piece, pieceOf, STYLE_IDS } from './pieces.js';
import { FELT, faultsOf, TILT_FRAME } from './spectra.js';
import { mean, percent, printProgress, printTable } from './tables.js';

/** Low square waves jump more rarely than every two milliseconds: to the ear that is their tone. */
const STEPS_OF_A_SQUARE = 9;

/** Pictures whose energy really varies; the last one turns round every second or third bar, which is hard. */
const CLIPS = [
  { seconds: 17.37, every: 2.6, energy: [0.1, 0.25, 0.45, 0.65, 0.85, 1] },
  { seconds: 21.71, every: 3.1, energy: [0.15, 0.45, 0.9, 1, 0.6, 0.25] },
  { seconds: 19.93, every: 2, energy: [0.9, 0.2, 0.8, 0.3] },
] as const;

function meanSpectrum(spectra: readonly Spectrum[]): Spectrum {
  return {
    tilt: mean(spectra.map(({ tilt }) => tilt)),
    air: mean(spectra.map(({ air }) => air)),
    low: mean(spectra.map(({ low }) => low)),
  };
}

function pieceFor(style: string, clip: number): Piece {
  const seed = 41_011 + clip * 6131 + STYLE_IDS.indexOf(style) * 7919;
  const wanted = CLIPS[clip] ?? CLIPS[0];
  return pieceOf(style, clipAnalysis({ ...wanted, seed }), seed);
}

describe('pieces as they are heard', () => {
  const rows: (string | number)[][] = [];
  const followed: number[][] = CLIPS.map(() => []);

  it.each(STYLE_IDS)('%s', async (style) => {
    const bank = await testBank();
    const heard = { hits: 0, missed: [] as string[] };
    const worst = { loudness: 0, peak: -99, click: 0, mono: -9, phase: 1, tail: 99, length: 0 };
    const spectra: Spectrum[] = [];
    const spoilt = { dull: [] as Spectrum[], harsh: [] as Spectrum[] };
    const own: number[] = [];
    let same = false;
    for (const clip of CLIPS.keys()) {
      const { analysis, score } = pieceFor(style, clip);
      const sound = await renderMusic(score, bank);
      if (clip === 0) {
        const again = await renderMusic(pieceFor(style, clip).score, bank);
        same = again.left.every((value, i) => value === sound.left[i]);
      }
      const curve = onsetCurve(sound);
      const usual = usualRise(curve);
      for (const { cutSeconds } of score.hits) {
        const accent = accentAt(curve, usual, cutSeconds);
        heard.hits++;
        if (isAccented(accent)) continue;
        heard.missed.push(
          `clip ${clip}, ${cutSeconds.toFixed(2)} s: ${Math.round(1000 * accent.errorSeconds)} ms, ${accent.prominence.toFixed(2)}×`,
        );
      }
      const loudness = measureLoudness(sound);
      worst.length += Math.abs(
        sound.left.length - Math.round(analysis.durationSeconds * SAMPLE_RATE),
      );
      worst.loudness = Math.max(worst.loudness, Math.abs(loudness.integratedLufs + 14));
      worst.peak = Math.max(worst.peak, loudness.truePeakDbtp);
      worst.click = Math.max(worst.click, worstClick(sound));
      worst.mono = Math.max(worst.mono, monoLoss(sound));
      worst.phase = Math.min(worst.phase, channelCorrelation(sound));
      worst.tail = Math.min(worst.tail, tailFall(sound));
      spectra.push(spectrumOf(sound));
      spoilt.dull.push(spectrumOf(dulled(sound)));
      spoilt.harsh.push(spectrumOf(sharpened(sound)));
      own.push(energyCorrelation(sound, score, analysis.energy));
    }
    own.forEach((rho, clip) => {
      followed[clip]?.push(rho);
    });
    const spectrum = meanSpectrum(spectra);
    printProgress(`${style}: ${own.map((rho) => rho.toFixed(2)).join(' ')}`);
    rows.push([
      style,
      `${heard.hits - heard.missed.length}/${heard.hits}`,
      worst.loudness.toFixed(2),
      worst.peak.toFixed(2),
      worst.click.toFixed(1),
      worst.mono.toFixed(1),
      worst.phase.toFixed(2),
      worst.tail.toFixed(0),
      spectrum.tilt.toFixed(1),
      spectrum.air.toFixed(1),
      percent(spectrum.low),
      own.map((rho) => rho.toFixed(2)).join(' '),
    ]);
    expect.soft(same, 'the same bytes again').toBe(true);
    expect.soft(heard.missed).toEqual([]);
    expect.soft(worst.length).toBe(0);
    expect.soft(worst.loudness).toBeLessThanOrEqual(0.3);
    expect.soft(worst.peak).toBeLessThanOrEqual(-1);
    expect.soft(worst.click).toBeLessThan(style === 'chiptune' ? STEPS_OF_A_SQUARE : 6);
    expect.soft(worst.mono).toBeLessThan(3);
    expect.soft(worst.phase).toBeGreaterThan(0.2);
    expect.soft(worst.tail).toBeGreaterThan(6);
    expect.soft(faultsOf(style, spectrum)).toEqual([]);
    expect.soft(faultsOf(style, meanSpectrum(spoilt.dull))).toContain('dull');
    expect.soft(faultsOf(style, meanSpectrum(spoilt.harsh))).toContain('harsh');
    // Whatever is usual in a style, a mix is a mix.
    if (style !== FELT) {
      expect.soft(Math.min(...spectra.map(({ tilt }) => tilt))).toBeGreaterThan(TILT_FRAME[0]);
      expect.soft(Math.max(...spectra.map(({ tilt }) => tilt))).toBeLessThan(TILT_FRAME[1]);
    }
    const [rising, arch, turning] = own;
    expect.soft(rising).toBeGreaterThanOrEqual(0.8);
    expect.soft(arch).toBeGreaterThanOrEqual(0.8);
    expect.soft(turning).toBeGreaterThanOrEqual(0.6);
  });

  it('together', () => {
    printTable(
      'Heard: the worst of each style; spectrum is the mean; energy correlation clip by clip',
      [
        'style',
        'hits',
        'off LU',
        'dBTP',
        'click',
        'mono dB',
        'corr',
        'tail dB',
        'tilt dB/oct',
        'air dB',
        '<130 Hz',
        'energy',
      ],
      rows,
    );
    printTable(
      'How the loudness follows the energy (Spearman, bar by bar), over the styles',
      ['picture', 'mean', 'least'],
      followed.map((rhos, clip) => [
        ['rises', 'rises and falls', 'turns every 5 s'][clip] ?? '',
        mean(rhos).toFixed(2),
        Math.min(...rhos).toFixed(2),
      ]),
    );
    for (const rhos of followed) expect(mean(rhos)).toBeGreaterThanOrEqual(0.8);
  });
});
