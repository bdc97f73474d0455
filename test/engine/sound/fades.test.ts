import { describe, expect, it } from 'vitest';
import { measureLoudness, renderMusic } from '../../../src/engine/sound/index.js';
import { SAMPLE_RATE, type StereoSound } from '../../../src/engine/sound/types.js';
import { testBank } from './bank.js';
import { note, part, score } from './scores.js';

/** Root mean square of both channels between two times, decibels. */
function level({ left, right }: StereoSound, from: number, to: number): number {
  let sum = 0;
  const [first, last] = [Math.round(from * SAMPLE_RATE), Math.round(to * SAMPLE_RATE)];
  for (let i = first; i < last; i++) sum += (left[i] ?? 0) ** 2 + (right[i] ?? 0) ** 2;
  return 10 * Math.log10(sum / (2 * (last - first)) + 1e-12);
}

describe('fades', () => {
  const organ = { kind: 'sampled', program: 19 } as const;
  const held = score(6, 120, [
    part('organ', 'chords', organ, [note(0, 12, 60), note(0, 12, 64), note(0, 12, 67)]),
  ]);

  it('rise over the first seconds, fall over the last, and bend nothing between', async () => {
    const bank = await testBank();
    const plain = await renderMusic(held, bank);
    const faded = await renderMusic({ ...held, fades: { inSeconds: 1.5, outSeconds: 2 } }, bank);
    expect(faded.left.length).toBe(plain.left.length);
    const against = (from: number, to: number): number =>
      level(faded, from, to) - level(plain, from, to);
    // The whole is as loud as it is without fades: what lies between makes up for them.
    const { integratedLufs, truePeakDbtp } = measureLoudness(faded);
    expect(Math.abs(integratedLufs + 14)).toBeLessThan(0.3);
    expect(truePeakDbtp).toBeLessThanOrEqual(-1);
    const raised = against(1.6, 3.9);
    expect(raised).toBeGreaterThan(0.5);
    for (let at = 1.6; at < 3.8; at += 0.1) expect(against(at, at + 0.1)).toBeCloseTo(raised, 0);
    expect(against(0.05, 0.25) - raised).toBeLessThan(-20);
    expect(against(0.65, 0.85) - raised).toBeCloseTo(-6, 0);
    expect(against(4.9, 5.1) - raised).toBeCloseTo(-6, 0);
    expect(against(5.6, 5.85) - raised).toBeLessThan(-20);
  });

  it('belong to the music where it begins late or ends early', async () => {
    const late = score(6, 120, [part('organ', 'chords', organ, [note(4, 4, 60), note(4, 4, 67)])]);
    const sections = [
      { name: 'silence', startBeat: 0, endBeat: 4, intensity: 0 },
      { name: 'theme', startBeat: 4, endBeat: 8, intensity: 0.6 },
      { name: 'silence', startBeat: 8, endBeat: 12, intensity: 0 },
    ];
    const fades = { inSeconds: 1, outSeconds: 1 };
    const sound = await renderMusic({ ...late, sections, fades }, await testBank());
    expect(level(sound, 2.05, 2.2)).toBeLessThan(level(sound, 2.95, 3.05) - 15);
    expect(level(sound, 3.85, 3.98)).toBeLessThan(level(sound, 2.95, 3.05) - 15);
    expect(level(sound, 4.01, 6)).toBe(-120);
  });
});
