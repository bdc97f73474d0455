import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Canvas, hex, mix } from '../../../src/engine/demo/canvas.js';
import { DEMO_CUTS, DEMO_DURATION_SECONDS, makeDemoClip } from '../../../src/engine/demo/index.js';
import { SCENES } from '../../../src/engine/demo/scenes.js';
import { findFfmpeg } from '../../../src/engine/index.js';

function pixel(canvas: Canvas, column: number, row: number): number[] {
  const at = (row * canvas.width + column) * 3;
  return [...canvas.toRgb().subarray(at, at + 3)];
}

describe('the canvas', () => {
  it('paints shapes where they are, with soft edges', () => {
    const canvas = new Canvas(160, 90);
    canvas.gradient([
      [0, hex('#000000')],
      [1, hex('#000000')],
    ]);
    canvas.disc(0.5, 0.5, 0.204, hex('#ff0000'));
    canvas.rectangle(1.2, 0.1, 1.4, 0.3, hex('#00ff00'));
    canvas.triangle(
      [
        [1.3, 0.5],
        [1.5, 0.9],
        [1.1, 0.9],
      ],
      hex('#0000ff'),
    );
    expect(pixel(canvas, 45, 45)).toEqual([255, 0, 0]);
    expect(pixel(canvas, 75, 45)).toEqual([0, 0, 0]);
    expect(pixel(canvas, 117, 18)).toEqual([0, 255, 0]);
    expect(pixel(canvas, 117, 70)).toEqual([0, 0, 255]);
    const edge = Array.from({ length: 12 }, (_, step) => pixel(canvas, 57 + step, 45)[0] ?? 0);
    expect(edge.some((red) => red > 20 && red < 235)).toBe(true);
  });

  it('adds light without running over, and fades to black', () => {
    const canvas = new Canvas(32, 18);
    canvas.gradient([
      [0, hex('#808080')],
      [1, hex('#808080')],
    ]);
    canvas.glow(0.9, 0.5, 3, hex('#ffffff'), 5);
    expect(pixel(canvas, 16, 9)).toEqual([255, 255, 255]);
    canvas.fade(1);
    expect(pixel(canvas, 16, 9)).toEqual([0, 0, 0]);
  });

  it('mixes colours', () => {
    expect(mix(hex('#000000'), hex('#ffffff'), 0.5)).toEqual([0.5, 0.5, 0.5]);
  });
});

describe('the demo film', () => {
  it('moves within a shot, changes at a cut, and is the same every time', () => {
    const at = (scene: (typeof SCENES)[number], seconds: number): Buffer => {
      const canvas = new Canvas(96, 54);
      scene.paint(canvas, seconds);
      return Buffer.from(canvas.toRgb());
    };
    const difference = (a: Buffer, b: Buffer): number =>
      a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? 0)), 0) / a.length;
    for (const [index, scene] of SCENES.entries()) {
      expect(at(scene, 0.5).equals(at(scene, 0.5))).toBe(true);
      expect(difference(at(scene, 0.5), at(scene, 1.5))).toBeGreaterThan(0.5);
      const next = SCENES[index + 1];
      if (!next) continue;
      const last = at(scene, scene.durationSeconds - 1 / 24);
      expect(difference(last, at(next, 0))).toBeGreaterThan(20);
    }
  });

  it('lasts as long as its shots', () => {
    expect(DEMO_CUTS).toEqual([3.5, 6, 9, 11.5]);
    expect(DEMO_DURATION_SECONDS).toBe(15);
  });
});

describe('making the demo clip', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vmg-demo-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('leaves nothing behind when it is stopped', async () => {
    const ffmpeg = await findFfmpeg({ env: {} });
    const controller = new AbortController();
    const reason = new Error('stopped');
    const making = makeDemoClip({
      ffmpeg,
      output: join(folder, 'demo.mp4'),
      signal: controller.signal,
      onProgress: (fraction) => {
        if (fraction > 0.05) controller.abort(reason);
      },
    });
    await expect(making).rejects.toBe(reason);
    expect(await readdir(folder)).toEqual([]);
  });
});
