import { describe, expect, it } from 'vitest';
import type { VoiceId } from '../../../src/engine/music/types.js';
import { SAMPLE_RATE } from '../../../src/engine/sound/index.js';
import { renderVoice } from '../../../src/engine/sound/voices/index.js';
import { identical, largestClick, levelDb, onsetSeconds, toneAt } from './signals.js';

const VOICES: readonly VoiceId[] = [
  ...(['sub-bass', 'warm-pad', 'supersaw', 'pluck', 'riser'] as const),
  ...(['impact', 'sub-drop', 'reverse-swell', 'vinyl'] as const),
  ...(['synth-bass', 'acid-bass', 'bass-808', 'synth-lead'] as const),
  ...(['chip-pulse', 'chip-square', 'chip-triangle'] as const),
  ...(['dance-drums', 'gated-drums', 'trap-drums', 'chip-drums'] as const),
];

/** One note from 1 s to 3 s in five seconds. */
function play(voice: VoiceId, { pitch = 57, velocity = 100, seed = 5 } = {}) {
  const held = { startFrame: SAMPLE_RATE, endFrame: 3 * SAMPLE_RATE, pitch, velocity };
  return renderVoice(voice, [held], seed, 5 * SAMPLE_RATE);
}

describe.each(VOICES)('the voice %s', (voice) => {
  it('sounds from its note on, and not before', () => {
    const heard = play(voice);
    expect(heard.left.subarray(0, SAMPLE_RATE).every((sample) => sample === 0)).toBe(true);
    expect(levelDb(heard, 1, 3)).toBeGreaterThan(-65);
    expect(levelDb(heard, 1, 3)).toBeLessThan(0);
  });

  it('ends by itself, without DC', () => {
    const heard = play(voice);
    expect(heard.left.every(Number.isFinite)).toBe(true);
    const mean = heard.left.reduce((sum, sample) => sum + sample, 0) / heard.left.length;
    expect(Math.abs(mean)).toBeLessThan(0.003);
    expect(levelDb(heard, 4.9, 5)).toBeLessThan(-50);
  });

  it('is the same for the same seed', () => {
    expect(identical(play(voice), play(voice))).toBe(true);
  });

  it('is louder when it is played harder', () => {
    const soft = levelDb(play(voice, { velocity: 40 }), 1, 3);
    expect(levelDb(play(voice, { velocity: 120 }), 1, 3)).toBeGreaterThan(soft + 6);
  });

  it('survives a note of a single sample and one that outlasts the piece', () => {
    const notes = [
      { startFrame: 0, endFrame: 1, pitch: 60, velocity: 100 },
      { startFrame: 10, endFrame: 1_000_000, pitch: 96, velocity: 100 },
    ];
    const heard = renderVoice(voice, notes, 1, 4800);
    expect(heard.left).toHaveLength(4800);
    expect(heard.left.every(Number.isFinite)).toBe(true);
  });
});

describe('voices', () => {
  it.each<VoiceId>([
    'riser',
    'reverse-swell',
  ])('put the climax of a %s at the end of its note', (v) => {
    const heard = play(v);
    const climax = levelDb(heard, 2.8, 3);
    expect(climax).toBeGreaterThan(levelDb(heard, 2, 2.2) + 5);
    expect(climax).toBeGreaterThan(levelDb(heard, 1, 1.2) + 15);
    expect(levelDb(heard, 3.03, 3.3)).toBeLessThan(climax - 50);
  });

  it.each<VoiceId>(['impact', 'sub-drop'])('put the climax of an %s at its start', (v) => {
    const heard = play(v);
    expect(onsetSeconds(heard, 0.5)).toBeLessThan(1.003);
    expect(levelDb(heard, 1, 1.2)).toBeGreaterThan(levelDb(heard, 2, 2.2) + 5);
  });

  it.each<VoiceId>([
    'warm-pad',
    'supersaw',
    'sub-bass',
    'riser',
    'reverse-swell',
  ])('of the kind %s do not click', (v) => {
    expect(largestClick(play(v))).toBeLessThan(8);
  });

  it('play in tune', () => {
    const heard = play('sub-bass', { pitch: 45 }).left.subarray(
      1.2 * SAMPLE_RATE,
      2.8 * SAMPLE_RATE,
    );
    expect(toneAt(heard, 110)).toBeGreaterThan(toneAt(heard, 112) + 20);
    expect(toneAt(heard, 110)).toBeGreaterThan(toneAt(heard, 108) + 20);
  });

  it('do not alias: a high pluck holds nothing between its harmonics', () => {
    // 3520 Hz: its eighth harmonic would fold back to 19 840 Hz, the ninth to 16 320 Hz.
    const heard = play('pluck', { pitch: 105, velocity: 127 }).left.subarray(
      SAMPLE_RATE,
      1.4 * SAMPLE_RATE,
    );
    const fundamental = Math.max(toneAt(heard, 3520 * 2 ** (-4 / 1200)), toneAt(heard, 3520));
    expect(toneAt(heard, 16_320)).toBeLessThan(fundamental - 45);
  });

  it('of noise differ from one seed to the next', () => {
    expect(identical(play('riser', { seed: 1 }), play('riser', { seed: 2 }))).toBe(false);
  });
});
