import MusicTempo from 'music-tempo';
import { beforeAll, describe, expect, it } from 'vitest';
import { composeScore, parseBrief } from '../../../src/engine/music/index.js';
import type { Score } from '../../../src/engine/music/types.js';
import { measureLoudness, renderMusic } from '../../../src/engine/sound/index.js';
import { SAMPLE_RATE, type StereoSound } from '../../../src/engine/sound/types.js';
import { clipAnalysis } from '../music/clips.js';
import { testBank } from '../sound/bank.js';
import { energyCorrelation, forBeatTracking, tempoError, worstClick } from './listening.js';
import { type Accent, accentAt, isAccented, onsetCurve, usualRise } from './onsets.js';

const RISING = [0.1, 0.25, 0.45, 0.65, 0.85, 1];
const ARCH = [0.15, 0.45, 0.9, 1, 0.6, 0.25];

interface Case {
  style: string;
  seconds: number;
  every: number;
  energy: readonly number[];
  seed: number;
  /** A listener can tap along. */
  tappable: boolean;
}

/** Short ones of unlike styles; all styles, and more seeds of each, are heard in the bench. */
const CASES: readonly Case[] = [
  { style: 'lo-fi', seconds: 12.4, every: 2.6, energy: RISING, seed: 11, tappable: true },
  { style: 'cinematic-epic', seconds: 11.2, every: 3.1, energy: ARCH, seed: 12, tappable: false },
  { style: 'house', seconds: 10.3, every: 2.6, energy: ARCH, seed: 22, tappable: true },
  { style: 'chiptune', seconds: 5.8, every: 1.6, energy: [0.5], seed: 18, tappable: false },
];

/** Where every hit is heard, with what went wrong in words. */
function heardHits(score: Score, sound: StereoSound): { accents: Accent[]; missed: string[] } {
  const curve = onsetCurve(sound);
  const usual = usualRise(curve);
  const accents = score.hits.map((hit) => accentAt(curve, usual, hit.cutSeconds));
  const missed = score.hits.flatMap((hit, i) => {
    const accent = accents[i];
    if (accent === undefined || isAccented(accent)) return [];
    const late = Math.round(accent.errorSeconds * 1000);
    return [`${hit.cutSeconds.toFixed(2)} s: ${late} ms, ${accent.prominence.toFixed(2)}×`];
  });
  return { accents, missed };
}

describe.each(CASES)('$style over $seconds s, as it is heard', (wanted) => {
  const analysis = clipAnalysis(wanted);
  const brief = parseBrief(wanted.style, analysis, { seed: wanted.seed });
  const score = composeScore(brief, analysis);
  let sound: StereoSound;
  beforeAll(async () => {
    sound = await renderMusic(score, await testBank());
  });

  it('accents every selected cut within one frame', () => {
    expect(score.hits.length).toBeGreaterThanOrEqual(Math.floor(0.8 * analysis.cuts.length));
    const { accents, missed } = heardHits(score, sound);
    expect(missed).toEqual([]);
    // On the whole they are exact: no constant lead or lag.
    const mean = accents.reduce((sum, { errorSeconds }) => sum + errorSeconds, 0) / accents.length;
    expect(Math.abs(mean)).toBeLessThan(0.012);
  });

  it('is as long and as loud as promised, and clean', () => {
    expect(sound.left.length).toBe(Math.round(wanted.seconds * SAMPLE_RATE));
    const loudness = measureLoudness(sound);
    expect(Math.abs(loudness.integratedLufs + 14)).toBeLessThanOrEqual(0.3);
    expect(loudness.truePeakDbtp).toBeLessThanOrEqual(-1);
    expect(worstClick(sound)).toBeLessThan(6);
    expect(Math.abs(sound.left[0] ?? 1)).toBeLessThan(0.001);
    expect(Math.abs(sound.left.at(-1) ?? 1)).toBeLessThan(0.001);
  });

  it.runIf(wanted.energy.length > 1)('grows and calms down with the picture', () => {
    expect(energyCorrelation(sound, score, analysis.energy)).toBeGreaterThanOrEqual(0.8);
  });

  it.runIf(wanted.tappable)('has the tempo that it was written in', () => {
    const heard = Number(new MusicTempo(forBeatTracking(sound)).tempo);
    expect(tempoError(heard, score.tempoBpm), `${heard} bpm`).toBeLessThanOrEqual(0.04);
  });
});
