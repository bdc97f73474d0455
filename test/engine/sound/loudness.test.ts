import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeWav, measureLoudness, renderMusic } from '../../../src/engine/sound/index.js';
import { testBank } from './bank.js';
import { groove, pianoBallad } from './scores.js';
import { sound, tone } from './signals.js';

describe('the loudness meter', () => {
  // EBU Tech 3341, minimum requirements, cases 1, 3 and 5 (levels of a stereo sine of 1 kHz), in
  // a fifth of their time.
  it('reads −23 LUFS for the standard tone of −23 dBFS', () => {
    expect(measureLoudness(sound(4, tone(1000, -23))).integratedLufs).toBeCloseTo(-23, 1);
  });

  it('leaves quiet stretches out of the integrated loudness', () => {
    const levels = (time: number): number => (time < 2 || time >= 14 ? -36 : -23);
    const steps = sound(16, (time) => tone(1000, levels(time))(time));
    expect(Math.abs(measureLoudness(steps).integratedLufs + 23)).toBeLessThan(0.1);
  });

  // EBU Tech 3342, cases 1 and 2, in half of their time.
  it.each([
    [-20, -30, 10],
    [-20, -15, 5],
  ])('reads a range of tones at %d and %d dBFS as %d LU', (first, second, range) => {
    const steps = sound(20, (time) => tone(1000, time < 10 ? first : second)(time));
    expect(Math.abs(measureLoudness(steps).rangeLu - range)).toBeLessThan(1);
  });

  // EBU Tech 3341, case 16: the samples of this tone never touch its peaks.
  it('finds peaks between the samples', () => {
    const between = sound(1, (time) => 0.5 * Math.sin(2 * Math.PI * (12_000 * time + 1 / 8)));
    const { truePeakDbtp } = measureLoudness(between);
    expect(Math.max(...between.left)).toBeLessThan(0.36);
    expect(truePeakDbtp).toBeGreaterThan(-6.4);
    expect(truePeakDbtp).toBeLessThan(-5.8);
  });

  it('reads silence, nothing at all and a blink without complaint', () => {
    expect(measureLoudness(sound(1, () => 0)).integratedLufs).toBe(-70);
    expect(measureLoudness(sound(0, () => 0)).integratedLufs).toBe(-70);
    expect(measureLoudness(sound(0.05, tone(1000, -20))).integratedLufs).toBeGreaterThan(-30);
  });
});

describe('the loudness meter beside ffmpeg', () => {
  const ffmpeg = createRequire(import.meta.url).resolve('@ffmpeg-installer/linux-x64/ffmpeg');
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vmg-loudness-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each([
    ['piano ballad', pianoBallad],
    ['groove', groove],
  ])('agrees with ebur128 on a rendered %s', async (_name, piece) => {
    const music = await renderMusic(piece(9), await testBank());
    const path = join(folder, 'music.wav');
    await writeFile(path, encodeWav(music, '32f'));
    const { stderr } = await promisify(execFile)(ffmpeg, [
      ...['-hide_banner', '-nostats', '-i', path],
      ...['-af', 'ebur128=peak=true', '-f', 'null', '-'],
    ]);
    const summary = stderr.slice(stderr.lastIndexOf('Summary:'));
    const reading = (label: string): number =>
      Number(new RegExp(`${label}:\\s+(-?[\\d.]+)`).exec(summary)?.[1]);
    const ours = measureLoudness(music);
    expect(Math.abs(ours.integratedLufs - reading('I'))).toBeLessThan(0.1);
    expect(Math.abs(ours.rangeLu - reading('LRA'))).toBeLessThan(0.3);
    expect(Math.abs(ours.truePeakDbtp - reading('Peak'))).toBeLessThan(0.15);
  });
});
