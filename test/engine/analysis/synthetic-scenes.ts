import { type Random, seededRandom } from '../../../src/support/random.js';

/** Width and height of the pictures that films are drawn in. */
export const WIDTH = 96;
export const HEIGHT = 54;
/** Width and height of a place: it wraps around. */
export const TEXTURE = 256;

export type Rgb = readonly [number, number, number];

/** Discs that cross the picture, in pixels a frame. */
export interface Disc {
  x: number;
  y: number;
  radius: number;
  speedX: number;
  speedY: number;
  colour: Rgb;
}

/** One place: a texture that wraps around. */
export interface Scene {
  texture: Uint8Array;
  discs: readonly Disc[];
}

/** `clouds` are soft patches of noise; `town` is sky, ground, hard-edged houses, windows and people. */
export type SceneStyle = 'clouds' | 'town';

export interface SceneOptions {
  /** Keeps the colours of the scene with this seed. */
  like?: number;
  contrast?: number;
  style?: SceneStyle;
}

/** A place with its own colours and structure. */
export function scene(seed: number, options: SceneOptions = {}): Scene {
  const random = seededRandom(seed);
  const palette = seededRandom(options.like ?? seed).fork('palette');
  const texture =
    options.style === 'town'
      ? paintTown(random.fork('town'), palette)
      : paintClouds(random, palette);
  const contrast = options.contrast ?? 1;
  if (contrast !== 1) {
    for (let i = 0; i < texture.length; i++) {
      texture[i] = clampByte(128 + ((texture[i] ?? 0) - 128) * contrast);
    }
  }
  const discs = Array.from({ length: random.int(0, 3) }, () => ({
    x: random.next() * WIDTH,
    y: random.next() * HEIGHT,
    radius: 4 + random.next() * 12,
    speedX: (random.next() - 0.5) * 3,
    speedY: (random.next() - 0.5) * 2,
    colour: [random.int(0, 255), random.int(0, 255), random.int(0, 255)] as const,
  }));
  return { texture, discs };
}

/** A place of one colour. */
export function plainScene(colour: Rgb): Scene {
  const texture = new Uint8Array(TEXTURE * TEXTURE * 3);
  for (let i = 0; i < texture.length; i++) texture[i] = colour[i % 3] ?? 0;
  return { texture, discs: [] };
}

function paintClouds(random: Random, palette: Random): Uint8Array {
  const colour = (): Rgb => [palette.int(10, 245), palette.int(10, 245), palette.int(10, 245)];
  const colours = [colour(), colour(), colour(), colour()];
  const texture = new Uint8Array(TEXTURE * TEXTURE * 3);
  const coarse = octaves(random.fork('coarse'), [8, 16]);
  const fine = octaves(random.fork('fine'), [16, 32, 64]);
  const mix = octaves(random.fork('mix'), [4, 8]);
  for (let i = 0; i < TEXTURE * TEXTURE; i++) {
    const a = step(coarse[i] ?? 0);
    const b = step(mix[i] ?? 0);
    const light = 0.55 + 0.9 * (fine[i] ?? 0);
    for (let c = 0; c < 3; c++) {
      const low = lerp(colours[0]?.[c] ?? 0, colours[1]?.[c] ?? 0, a);
      const high = lerp(colours[2]?.[c] ?? 0, colours[3]?.[c] ?? 0, a);
      texture[i * 3 + c] = clampByte(lerp(low, high, b) * light);
    }
  }
  return texture;
}

/** Colours as lenses see them: few are pure. */
function muted(random: Random): Rgb {
  const light = random.int(25, 225);
  const tint = (): number => Math.min(255, Math.max(0, light + random.int(-45, 45)));
  return [tint(), tint(), tint()];
}

function paintTown(random: Random, palette: Random): Uint8Array {
  const texture = new Uint8Array(TEXTURE * TEXTURE * 3);
  const [top, bottom, near, far] = [muted(palette), muted(palette), muted(palette), muted(palette)];
  const walls = Array.from({ length: 4 }, () => muted(palette));
  const horizon = random.int(110, 150);
  const set = (x: number, y: number, colour: Rgb, light = 1): void => {
    const at = (wrap(y, TEXTURE) * TEXTURE + wrap(x, TEXTURE)) * 3;
    for (let c = 0; c < 3; c++) texture[at + c] = clampByte((colour[c] ?? 0) * light);
  };
  for (let y = 0; y < TEXTURE; y++) {
    const sky = y < horizon;
    const share = sky ? y / horizon : (y - horizon) / (TEXTURE - horizon);
    for (let x = 0; x < TEXTURE; x++) {
      const [from, to] = sky ? [top, bottom] : [far, near];
      const grain = sky ? 1 : 0.92 + 0.16 * random.next();
      set(
        x,
        y,
        [lerp(from[0], to[0], share), lerp(from[1], to[1], share), lerp(from[2], to[2], share)],
        grain,
      );
    }
  }
  for (let n = random.int(14, 22); n > 0; n--) {
    const [left, width] = [random.int(0, TEXTURE), random.int(10, 38)];
    const height = random.int(18, 75);
    const foot = horizon + random.int(-4, 40);
    const wall = random.pick(walls);
    const light = 0.7 + 0.6 * random.next();
    const [across, down] = [random.int(4, 9), random.int(5, 10)];
    const lit = random.chance(0.5) ? 1.6 : 0.45;
    for (let y = foot - height; y < foot; y++) {
      for (let x = left; x < left + width; x++) {
        const window =
          (x - left) % across > across / 2 && (foot - y) % down > down / 2 && foot - y > 4;
        set(x, y, wall, window ? light * lit : light);
      }
    }
  }
  for (let n = random.int(5, 10); n > 0; n--) {
    const [x0, y0] = [random.int(0, TEXTURE), horizon + random.int(5, 45)];
    const [rx, ry] = [random.int(3, 9), random.int(8, 22)];
    const coat = muted(random);
    for (let y = -ry; y <= ry; y++) {
      for (let x = -rx; x <= rx; x++) {
        if ((x / rx) ** 2 + (y / ry) ** 2 <= 1) set(x0 + x, y0 + y, coat, y < -ry / 2 ? 1.5 : 1);
      }
    }
  }
  return texture;
}

/** Value noise of several sizes, 0…1, that wraps around. */
export function octaves(random: Random, sizes: readonly number[]): Float32Array {
  const sum = new Float32Array(TEXTURE * TEXTURE);
  const total = sizes.reduce((all, _, level) => all + 0.6 ** level, 0);
  for (const [level, size] of sizes.entries()) {
    const weight = 0.6 ** level / total;
    const grid = Float32Array.from({ length: size * size }, () => random.next());
    const cell = TEXTURE / size;
    for (let y = 0; y < TEXTURE; y++) {
      const y0 = Math.floor(y / cell);
      const fy = y / cell - y0;
      const upper = y0 * size;
      const lower = ((y0 + 1) % size) * size;
      for (let x = 0, x0 = 0; x0 < size; x0++) {
        const x1 = (x0 + 1) % size;
        const left = lerp(grid[upper + x0] ?? 0, grid[lower + x0] ?? 0, fy);
        const right = lerp(grid[upper + x1] ?? 0, grid[lower + x1] ?? 0, fy);
        for (let n = 0; n < cell; n++, x++) {
          const i = y * TEXTURE + x;
          sum[i] = (sum[i] ?? 0) + weight * lerp(left, right, n / cell);
        }
      }
    }
  }
  return sum;
}

/** A soft threshold: places have edges. */
function step(value: number): number {
  return Math.min(1, Math.max(0, (value - 0.45) * 10));
}

export function lerp(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}

export function wrap(value: number, size: number): number {
  return ((value % size) + size) % size;
}

export function clampByte(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : Math.round(value);
}
