import type { AnalysisFrame, Cut } from '../../../src/engine/analysis/types.js';
import { type Random, seededRandom } from '../../../src/support/random.js';
import {
  HEIGHT,
  lerp,
  plainScene,
  type Scene,
  scene,
  TEXTURE,
  WIDTH,
  wrap,
} from './synthetic-scenes.js';

export { HEIGHT, plainScene, type Scene, scene, WIDTH };

/** Where a camera looks: texture pixels off the middle, and pixels of texture to one of the picture. */
export interface View {
  x: number;
  y: number;
  zoom: number;
}

/** How a camera moves: texture pixels a frame, share of size a frame, pixels of shake. */
export interface Camera {
  panX: number;
  panY: number;
  zoom: number;
  shake: number;
  /** Added to the rest, by frame, which need not be whole: then quick moves are blurred. */
  path?: (frame: number) => Partial<View>;
  /** Pixels that the picture is bent by, as water bends it. */
  ripple?: number;
}

export interface Shot {
  scene: Scene;
  camera: Camera;
  frames: number;
  /** How this shot follows the last one; `frames` of a transition overlap the end of the last shot. */
  entry:
    | { kind: 'hard' }
    | { kind: 'dissolve' | 'black' | 'white'; frames: number }
    /** A cut within blurred movement: it may be found this many frames off. */
    | { kind: 'whip'; within: number };
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
  /** Paints over a frame: titles, bars, fire. `rgb` holds `WIDTH × HEIGHT × 3` levels. */
  paint?: (rgb: Float32Array, frame: number) => void;
}

/** A true shot change, and the span in which to find it is to find it. */
export interface TrueCut extends Pick<Cut, 'timeSeconds' | 'kind'> {
  fromSeconds: number;
  toSeconds: number;
}

export interface Film {
  frames: AnalysisFrame[];
  frameRate: number;
  durationSeconds: number;
  truth: TrueCut[];
}

export const STILL: Camera = { panX: 0, panY: 0, zoom: 0, shake: 0 };

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
  const grain = grainOf(options.noiseSeed ?? 1);
  const truth: Film['truth'] = [];
  const pictures: Float32Array[] = [];
  for (const [index, shot] of shots.entries()) {
    const { entry } = shot;
    const transition = index === 0 || !('frames' in entry) ? 0 : entry.frames;
    const start = Math.max(0, pictures.length - transition);
    for (let f = 0; f < shot.frames; f++) {
      const picture = draw(shot, f);
      const under = pictures[start + f];
      if (under === undefined) pictures.push(picture);
      else blend(under, picture, (f + 1) / (transition + 1), entry.kind);
    }
    if (index === 0) continue;
    const dominates = Math.floor(transition * (entry.kind === 'dissolve' ? 0.5 : 0.75));
    const within = entry.kind === 'whip' ? entry.within : transition > 0 ? GRADUAL_SLACK : 0;
    truth.push({
      timeSeconds: (start + dominates) / frameRate,
      kind: transition === 0 ? 'hard' : 'fade',
      fromSeconds: (start - within) / frameRate,
      toSeconds: (start + transition + within) / frameRate,
    });
  }
  const white = new Set(options.whiteFrames ?? []);
  const noise = options.noise ?? 0;
  const frames = pictures.map((picture, index) => {
    const gain = options.light?.(index) ?? 1;
    if (gain !== 1) for (let i = 0; i < picture.length; i++) picture[i] = (picture[i] ?? 0) * gain;
    options.paint?.(picture, index);
    if (white.has(index)) picture.fill(250);
    if (noise > 0) {
      const at = grain();
      for (let i = 0; i < picture.length; i++) {
        picture[i] = (picture[i] ?? 0) + noise * (at[i] ?? 0);
      }
    }
    // Clamps and rounds as it copies.
    return {
      timeSeconds: index / frameRate,
      rgb: new Uint8Array(new Uint8ClampedArray(picture).buffer),
    };
  });
  return { frames, frameRate, durationSeconds: frames.length / frameRate, truth };
}

export function hard(seedOrScene: number | Scene, frames: number, camera = STILL): Shot {
  const place = typeof seedOrScene === 'number' ? scene(seedOrScene) : seedOrScene;
  return { scene: place, camera, frames, entry: { kind: 'hard' } };
}

/** Frames before a transition's first and after its last in which it may still be found. */
const GRADUAL_SLACK = 2;
const BLUR_STEPS = 6;
/** Pixels a frame from which movement is blurred, as by a shutter of 180°. */
const BLURRED_SPEED = 4;

function draw(shot: Shot, f: number): Float32Array {
  const from = viewAt(shot.camera, f - 0.25);
  const to = viewAt(shot.camera, f + 0.25);
  const moved = Math.hypot(to.x - from.x, to.y - from.y);
  if (!shot.camera.path || moved < BLURRED_SPEED / 2) return exposure(shot, f, f);
  const sum = new Float32Array(WIDTH * HEIGHT * 3);
  for (let n = 0; n < BLUR_STEPS; n++) {
    const one = exposure(shot, f - 0.25 + n / (2 * BLUR_STEPS - 2), f);
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (one[i] ?? 0) / BLUR_STEPS;
  }
  return sum;
}

function viewAt(camera: Camera, f: number): View {
  const own = camera.path?.(f) ?? {};
  return {
    x: (own.x ?? 0) + camera.panX * f + camera.shake * Math.sin(f * 1.7) * Math.cos(f * 0.31),
    y: (own.y ?? 0) + camera.panY * f + camera.shake * Math.sin(f * 1.3 + 1),
    zoom: (own.zoom ?? 1) * (1 + camera.zoom * f),
  };
}

/** The picture that the camera sees at `moment`; discs stand where they are in frame `f`. */
function exposure({ camera, scene: place }: Shot, moment: number, f: number): Float32Array {
  const picture = new Float32Array(WIDTH * HEIGHT * 3);
  const view = viewAt(camera, moment);
  const originX = TEXTURE / 2 + view.x;
  const originY = TEXTURE / 2 + view.y;
  const bend = camera.ripple ?? 0;
  for (let y = 0, at = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++, at += 3) {
      const dx = bend && bend * Math.sin(y * 0.35 + f * 0.9 + Math.sin(x * 0.2 - f * 0.6));
      const dy = bend && bend * Math.sin(x * 0.27 - f * 0.7);
      const u = originX + (x - WIDTH / 2) * view.zoom + dx;
      const v = originY + (y - HEIGHT / 2) * view.zoom + dy;
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

/** Gives grain of variance 1 for one frame after the other: pieces of one long table. */
function grainOf(seed: number): () => Float32Array {
  const random = seededRandom(seed);
  const size = WIDTH * HEIGHT * 3;
  GRAIN ??= Float32Array.from({ length: 4 * size }, () => nearNormal(GRAIN_SOURCE));
  const table = GRAIN;
  return () => {
    const from = random.int(0, 3 * size);
    return table.subarray(from, from + size);
  };
}

const GRAIN_SOURCE = seededRandom(1);
let GRAIN: Float32Array | undefined;

/** Three uniform draws: variance 1. */
function nearNormal(random: Random): number {
  return (random.next() + random.next() + random.next() - 1.5) * 2;
}
