import { type Random, seededRandom } from '../../../src/support/random.js';
import { HEIGHT, lerp, octaves, TEXTURE, WIDTH } from './synthetic-scenes.js';

type Paint = (rgb: Float32Array, frame: number) => void;

/** Black bars, of an eighth of the picture each. */
export const letterbox: Paint = (rgb) => {
  const bar = Math.round(HEIGHT / 8) * WIDTH * 3;
  rgb.fill(0, 0, bar);
  rgb.fill(0, rgb.length - bar);
};

/** From black at the film's beginning, to black at its end. */
export function fadeIn(length: number, frames: number): Paint {
  return (rgb, frame) => {
    const gain = Math.min(1, frame / length, (frames - 1 - frame) / length);
    if (gain < 1) for (let i = 0; i < rgb.length; i++) rgb[i] = (rgb[i] ?? 0) * Math.max(0, gain);
  };
}

/** Words that stand there from one frame on, or come within some: a line, a lower third, or large. */
export function titles(random: Random, at: readonly number[]): Paint {
  const words = at.map((begin) => {
    const [height, length] = random.pick([
      [9, 0.5],
      [12, 0.7],
      [22, 0.85],
    ] as const);
    const top = random.pick([8, 20, HEIGHT - height - 4]);
    const left = Math.round(((1 - length) / 2) * WIDTH);
    const pattern = Array.from({ length: WIDTH }, () => random.chance(0.6));
    return {
      begin,
      rise: random.pick([1, 1, 6]),
      light: random.pick([250, 250, 12]),
      covers: (x: number, y: number): boolean =>
        y >= top &&
        y < top + height &&
        x >= left &&
        x < WIDTH - left &&
        (pattern[(x >> 1) + ((y - top) >> 3) * 7] ?? false) &&
        (x + y) % 7 > 0,
    };
  });
  return (rgb, frame) => {
    for (const { begin, rise, light, covers } of words) {
      const shown = Math.min(1, (frame - begin + 1) / rise);
      if (shown <= 0 || frame > begin + 13) continue;
      for (let y = 0; y < HEIGHT; y++) {
        for (let x = 0; x < WIDTH; x++) {
          if (!covers(x, y)) continue;
          const i = (y * WIDTH + x) * 3;
          for (let c = 0; c < 3; c++) rgb[i + c] = lerp(rgb[i + c] ?? 0, light, shown);
        }
      }
    }
  };
}

/** Flames that lick over the lower picture throughout, and a burst at each of `at`. */
export function fire(random: Random, at: readonly number[]): Paint {
  const flames = octaves(seededRandom(random.int(0, 1e6)), [32, 64]);
  const bursts = at.map((begin) => ({ begin, x: random.int(20, 76), y: random.int(15, 40) }));
  return (rgb, frame) => {
    for (let y = 0, i = 0; y < HEIGHT; y++) {
      for (let x = 0; x < WIDTH; x++, i += 3) {
        const v = (y + frame * 4) & (TEXTURE - 1);
        const u = (x + Math.round(3 * Math.sin(frame * 0.8 + y * 0.2))) & (TEXTURE - 1);
        const heat = (flames[v * TEXTURE + u] ?? 0) * 2 + (y / HEIGHT) * 1.1 - 1.45;
        let glow = Math.min(1, Math.max(0, heat * 2.5));
        for (const burst of bursts) {
          const since = frame - burst.begin;
          if (since < 0 || since > 24) continue;
          const reach = 14 * Math.sqrt(since + 1);
          const inside = 1 - Math.hypot(x - burst.x, y - burst.y) / reach;
          glow = Math.max(glow, Math.min(1, inside * 4) * 0.88 ** since);
        }
        if (glow <= 0) continue;
        rgb[i] = lerp(rgb[i] ?? 0, 255, glow);
        rgb[i + 1] = lerp(rgb[i + 1] ?? 0, 120 + 130 * glow, glow);
        rgb[i + 2] = lerp(rgb[i + 2] ?? 0, 30 + 120 * glow * glow, glow);
      }
    }
  };
}
