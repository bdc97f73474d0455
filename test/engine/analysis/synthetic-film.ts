import type { AnalysisFrame, Cut } from '../../../src/engine/analysis/types.js';
import { type Random, seededRandom } from '../../../src/support/random.js';

export const WIDTH = 96;
export const HEIGHT = 54;
const TEXTURE = 256;

type Rgb = readonly [number, number, number];

/** How a camera moves: texture pixels a frame, share of size a frame, pixels of shake. */
export interface Camera {
  panX: number;
  panY: number;
  zoom: number;
  shake: number;
}

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

export interface Shot {
  scene: Scene;
  camera: Camera;
  frames: number;
  /** How this shot follows the last one; `frames` of a transition overlap the end of the last shot. */
  entry: { kind: 'hard' } | { kind: 'dissolve' | 'black' | 'white'; frames: number };
}

export interface FilmOptions {
  frameRate?: number;
  /** Standard deviation of the grain, levels. */
  noise?: number;
  noiseSeed?: number;
  /** Gain of one frame: flicker, strobe. */
  light?: (frame: number) => number;
  /** Frames shown as plain white. */
  whiteFrames?: readonly number[];
}

export interface Film {
  frames: AnalysisFrame[];
  frameRate: number;
  durationSeconds: number;
  truth: Pick<Cut, 'timeSeconds' | 'kind'>[];
}

export const STILL: Camera = { panX: 0, panY: 0, zoom: 0, shake: 0 };

/** A place with its own colours and structure; `like` keeps another one's colours. */
export function scene(seed: number, options: { like?: number; contrast?: number } = {}): Scene {
  const random = seededRandom(seed);
  const palette = seededRandom(options.like ?? seed).fork('palette');
  const colour = (): Rgb => [palette.int(10, 245), palette.int(10, 245), palette.int(10, 245)];
  const colours = [colour(), colour(), colour(), colour()];
  const contrast = options.contrast ?? 1;
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
      const value = lerp(low, high, b) * light;
      texture[i * 3 + c] = clampByte(128 + (value - 128) * contrast);
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

/** A camera as people hold them: still, panning, zooming or by hand. */
export function someCamera(random: Random): Camera {
  const kind = random.pick(['still', 'pan', 'zoom', 'hand'] as const);
  if (kind === 'still') return STILL;
  if (kind === 'pan') {
    return { ...STILL, panX: (random.next() - 0.5) * 4, panY: (random.next() - 0.5) * 1.5 };
  }
  if (kind === 'zoom') return { ...STILL, zoom: (random.next() - 0.5) * 0.016 };
  return { ...STILL, shake: 1.2, panX: (random.next() - 0.5) * 0.6 };
}

/** Renders shots to frames with the truth about their cuts. */
export function film(shots: readonly Shot[], options: FilmOptions = {}): Film {
  const frameRate = options.frameRate ?? 25;
  const grain = seededRandom(options.noiseSeed ?? 1);
  const truth: Film['truth'] = [];
  const pictures: Float32Array[] = [];
  for (const [index, shot] of shots.entries()) {
    const transition = shot.entry.kind === 'hard' || index === 0 ? 0 : shot.entry.frames;
    const start = Math.max(0, pictures.length - transition);
    for (let f = 0; f < shot.frames; f++) {
      const picture = draw(shot, f);
      const under = pictures[start + f];
      if (under === undefined) pictures.push(picture);
      else blend(under, picture, (f + 1) / (transition + 1), shot.entry.kind);
    }
    if (index === 0) continue;
    const dominates =
      shot.entry.kind === 'hard'
        ? 0
        : Math.floor(transition * (shot.entry.kind === 'dissolve' ? 0.5 : 0.75));
    truth.push({
      timeSeconds: (start + dominates) / frameRate,
      kind: transition === 0 ? 'hard' : 'fade',
    });
  }
  const white = new Set(options.whiteFrames ?? []);
  const frames = pictures.map((picture, index) => {
    const gain = options.light?.(index) ?? 1;
    const rgb = new Uint8Array(picture.length);
    for (let i = 0; i < picture.length; i++) {
      const value = white.has(index) ? 250 : (picture[i] ?? 0) * gain;
      rgb[i] = clampByte(value + (options.noise ? quickNoise(grain) * options.noise : 0));
    }
    return { timeSeconds: index / frameRate, rgb };
  });
  return { frames, frameRate, durationSeconds: frames.length / frameRate, truth };
}

export function hard(seedOrScene: number | Scene, frames: number, camera = STILL): Shot {
  const place = typeof seedOrScene === 'number' ? scene(seedOrScene) : seedOrScene;
  return { scene: place, camera, frames, entry: { kind: 'hard' } };
}

/** Share of matched, of found and of true cuts; each true cut may be claimed once. */
export function score(
  found: readonly { timeSeconds: number }[],
  truth: readonly { timeSeconds: number }[],
  toleranceSeconds: number,
): { hits: number; found: number; truth: number } {
  const free = truth.map((cut) => cut.timeSeconds);
  let hits = 0;
  for (const cut of found) {
    const near = free.findIndex((t) => Math.abs(t - cut.timeSeconds) <= toleranceSeconds + 1e-6);
    if (near < 0) continue;
    free.splice(near, 1);
    hits++;
  }
  return { hits, found: found.length, truth: truth.length };
}

export function f1(sums: { hits: number; found: number; truth: number }): number {
  return sums.found + sums.truth === 0 ? 1 : (2 * sums.hits) / (sums.found + sums.truth);
}

function draw(shot: Shot, f: number): Float32Array {
  const { camera, scene: place } = shot;
  const picture = new Float32Array(WIDTH * HEIGHT * 3);
  const zoom = 1 + camera.zoom * f;
  const originX = 128 + camera.panX * f + camera.shake * Math.sin(f * 1.7) * Math.cos(f * 0.31);
  const originY = 128 + camera.panY * f + camera.shake * Math.sin(f * 1.3 + 1);
  for (let y = 0, at = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++, at += 3) {
      const u = originX + (x - WIDTH / 2) * zoom;
      const v = originY + (y - HEIGHT / 2) * zoom;
      sample(place.texture, u, v, picture, at);
    }
  }
  for (const disc of place.discs) {
    // Discs leave and enter by the edges, never out of nothing.
    const cx = wrap(disc.x + disc.speedX * f + disc.radius, WIDTH + 2 * disc.radius) - disc.radius;
    const cy = wrap(disc.y + disc.speedY * f + disc.radius, HEIGHT + 2 * disc.radius) - disc.radius;
    const top = Math.max(0, Math.floor(cy - disc.radius));
    const bottom = Math.min(HEIGHT, Math.ceil(cy + disc.radius));
    for (let y = top; y < bottom; y++) {
      for (let x = 0; x < WIDTH; x++) {
        const edge = disc.radius - Math.hypot(x - cx, y - cy);
        if (edge <= 0) continue;
        const cover = Math.min(1, edge);
        const at = (y * WIDTH + x) * 3;
        for (let c = 0; c < 3; c++) {
          picture[at + c] = lerp(picture[at + c] ?? 0, disc.colour[c] ?? 0, cover);
        }
      }
    }
  }
  return picture;
}

function sample(texture: Uint8Array, u: number, v: number, into: Float32Array, at: number): void {
  const x0 = Math.floor(u);
  const y0 = Math.floor(v);
  const fx = u - x0;
  const fy = v - y0;
  const mask = TEXTURE - 1;
  const a = (((y0 & mask) * TEXTURE + (x0 & mask)) * 3) | 0;
  const b = (((y0 & mask) * TEXTURE + ((x0 + 1) & mask)) * 3) | 0;
  const c = ((((y0 + 1) & mask) * TEXTURE + (x0 & mask)) * 3) | 0;
  const d = ((((y0 + 1) & mask) * TEXTURE + ((x0 + 1) & mask)) * 3) | 0;
  for (let k = 0; k < 3; k++) {
    const upper = lerp(texture[a + k] ?? 0, texture[b + k] ?? 0, fx);
    const lower = lerp(texture[c + k] ?? 0, texture[d + k] ?? 0, fx);
    into[at + k] = lerp(upper, lower, fy);
  }
}

function blend(under: Float32Array, over: Float32Array, share: number, kind: string): void {
  const between = kind === 'white' ? 255 : 0;
  for (let i = 0; i < under.length; i++) {
    const a = under[i] ?? 0;
    const b = over[i] ?? 0;
    if (kind === 'dissolve') under[i] = lerp(a, b, share);
    else if (share < 0.5) under[i] = lerp(a, between, share * 2);
    else under[i] = lerp(between, b, share * 2 - 1);
  }
}

/** Value noise of several sizes, 0…1, that wraps around. */
function octaves(random: Random, sizes: readonly number[]): Float32Array {
  const sum = new Float32Array(TEXTURE * TEXTURE);
  let total = 0;
  for (const [level, size] of sizes.entries()) {
    const weight = 0.6 ** level;
    total += weight;
    const grid = Float32Array.from({ length: size * size }, () => random.next());
    for (let y = 0; y < TEXTURE; y++) {
      const gy = (y * size) / TEXTURE;
      const y0 = Math.floor(gy);
      for (let x = 0; x < TEXTURE; x++) {
        const gx = (x * size) / TEXTURE;
        const x0 = Math.floor(gx);
        const at = (i: number, j: number): number => grid[(j % size) * size + (i % size)] ?? 0;
        const upper = lerp(at(x0, y0), at(x0 + 1, y0), gx - x0);
        const lower = lerp(at(x0, y0 + 1), at(x0 + 1, y0 + 1), gx - x0);
        const i = y * TEXTURE + x;
        sum[i] = (sum[i] ?? 0) + weight * lerp(upper, lower, gy - y0);
      }
    }
  }
  return sum.map((value) => value / total);
}

/** A soft threshold: places have edges. */
function step(value: number): number {
  return Math.min(1, Math.max(0, (value - 0.45) * 10));
}

function lerp(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}

function wrap(value: number, size: number): number {
  return ((value % size) + size) % size;
}

function clampByte(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : Math.round(value);
}

/** Near normal: three uniform draws, variance 1. */
function quickNoise(random: Random): number {
  return (random.next() + random.next() + random.next() - 1.5) * 2;
}
