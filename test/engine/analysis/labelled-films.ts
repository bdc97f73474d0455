import { type Random, seededRandom } from '../../../src/support/random.js';
import { fastZoom, whipWithin } from './camera-moves.js';
import { fadeIn, fire, letterbox, titles } from './picture-overlays.js';
import {
  type Camera,
  type Film,
  type FilmOptions,
  film,
  hard,
  type Shot,
  STILL,
  someCamera,
} from './synthetic-film.js';
import { type Scene, type SceneStyle, scene } from './synthetic-scenes.js';

/** Draws one film; the same seed and style give the same film. */
type Draw = (random: Random, style: SceneStyle) => Film;

type Range = readonly [number, number];

/** The length of a whip pan at each end, frames. */
const WHIP_FRAMES = 7;

interface Plan {
  count: number;
  frames: Range;
  camera?: (random: Random) => Camera;
  /** All shots in one shot's colours. */
  alike?: boolean;
  entry?: (random: Random) => Shot['entry'];
}

function shots(random: Random, style: SceneStyle, plan: Plan): Shot[] {
  const like = random.int(0, 1e6);
  return Array.from({ length: plan.count }, () => ({
    scene: scene(random.int(0, 1e6), { style, ...(plan.alike ? { like } : {}) }),
    frames: random.int(...plan.frames),
    camera: (plan.camera ?? someCamera)(random),
    entry: plan.entry?.(random) ?? { kind: 'hard' },
  }));
}

/** Films of such shots. */
function cutting(
  plan: Plan,
  options: (random: Random, frames: number) => FilmOptions = () => ({}),
): Draw {
  return (random, style) => {
    const list = shots(random, style, plan);
    const frames = list.reduce((sum, shot) => sum + shot.frames, 0);
    return film(list, { noise: 2.5, noiseSeed: random.int(0, 1e6), ...options(random, frames) });
  };
}

/** One frame somewhere within each shot, well away from its ends. */
function withinShots(random: Random, list: readonly Shot[]): number[] {
  let start = 0;
  return list.map((shot) => {
    const at = start + random.int(14, shot.frames - 15);
    start += shot.frames;
    return at;
  });
}

/** Films of such shots, in each of which something happens that is no cut. */
function disturbed(
  plan: Plan,
  happen: (random: Random, at: readonly number[]) => FilmOptions,
): Draw {
  return (random, style) => {
    const list = shots(random, style, plan);
    const own = happen(random, withinShots(random, list));
    return film(list, { noise: 2.5, noiseSeed: random.int(0, 1e6), ...own });
  };
}

/** Each shot whips away at its end, and the next one comes to rest out of the same movement. */
function whipTransitions(random: Random, style: SceneStyle): Film {
  const list = shots(random, style, { count: 5, frames: [30, 45], camera: () => STILL });
  const speed = (): number => 24 + random.next() * 16;
  const moving = list.map((shot, i): Shot => {
    const direction = i % 2 ? -1 : 1;
    const [into, out] = [
      i === 0 ? 0 : -direction * speed(),
      i === list.length - 1 ? 0 : direction * speed(),
    ];
    const end = shot.frames;
    const x = (f: number): number =>
      -into * WHIP_FRAMES * 0.4 * (1 - Math.min(1, f / WHIP_FRAMES)) ** 2.5 +
      out * WHIP_FRAMES * 0.4 * Math.max(0, (f - end + WHIP_FRAMES) / WHIP_FRAMES) ** 2.5;
    return {
      ...shot,
      camera: { ...STILL, path: (f) => ({ x: x(f) }) },
      entry: { kind: 'whip', within: WHIP_FRAMES },
    };
  });
  return film(moving, { noise: 2.5, noiseSeed: random.int(0, 1e6) });
}

/** Two people in turn, in one room: the same two views over and over. */
function interview(random: Random, style: SceneStyle): Film {
  const room = scene(random.int(0, 1e6), { style });
  const person = (view: number): Scene => ({
    ...room,
    discs: [
      { x: 30 + 36 * view, y: 22, radius: 9, speedX: 0.04, speedY: 0.02, colour: [196, 150, 128] },
      {
        x: 30 + 36 * view,
        y: 48,
        radius: 16,
        speedX: 0.03,
        speedY: 0,
        colour: view ? [52, 60, 96] : [92, 48, 44],
      },
    ],
  });
  const views = [person(0), person(1)] as const;
  const list = Array.from({ length: 8 }, (_, i) =>
    hard(views[i % 2 === 0 ? 0 : 1], random.int(18, 45), {
      ...STILL,
      shake: 0.25,
      path: () => ({ x: (i % 2) * 60, y: (i % 2) * 4 }),
    }),
  );
  return film(list, { noise: 2, noiseSeed: random.int(0, 1e6) });
}

/** Every picture shown twice, as drawn animation is. */
function onTwos(random: Random, style: SceneStyle): Film {
  const made = cutting({ count: 6, frames: [12, 24] })(random, style);
  const { frames, frameRate } = made;
  return {
    ...made,
    durationSeconds: (2 * frames.length) / frameRate,
    frames: frames.flatMap(({ rgb }, i) => [
      { timeSeconds: (2 * i) / frameRate, rgb },
      { timeSeconds: (2 * i + 1) / frameRate, rgb },
    ]),
    truth: made.truth.map(({ kind, timeSeconds }) => ({
      kind,
      timeSeconds: 2 * timeSeconds,
      fromSeconds: 2 * timeSeconds,
      toSeconds: 2 * timeSeconds,
    })),
  };
}

/** The same film at another frame rate: everything takes as long as it does at 25. */
function atRate(frameRate: number, entry?: Plan['entry']): Draw {
  const slower = 25 / frameRate;
  return cutting(
    {
      count: 4,
      frames: [Math.round((entry ? 48 : 24) / slower), Math.round(60 / slower)],
      camera: (random) => {
        const camera = someCamera(random);
        return {
          ...camera,
          panX: camera.panX * slower,
          panY: camera.panY * slower,
          zoom: camera.zoom * slower,
        };
      },
      ...(entry ? { entry } : {}),
    },
    () => ({ frameRate }),
  );
}

function gradual(kind: 'dissolve' | 'black' | 'white', length: Range): Draw {
  return cutting({
    count: 4,
    frames: [length[1] + 30, length[1] + 45],
    entry: (random) => ({ kind, frames: random.int(...length) }),
  });
}

const calm = (random: Random): Camera => ({ ...STILL, shake: random.pick([0, 0.3]) });

/** What films show, and where their shots really change. */
export const LABELLED_FILMS: Readonly<Record<string, Draw>> = {
  'hard cuts': cutting({ count: 8, frames: [12, 45] }, (random) => ({
    noise: 1 + 8 * random.next(),
  })),
  'shots of the same colours': cutting({ count: 8, frames: [12, 45], alike: true }),
  'static shots': cutting({ count: 5, frames: [25, 60], camera: () => STILL }),
  'two people in turn': interview,
  'fast montage': cutting({ count: 20, frames: [4, 10] }),
  'short dissolves': gradual('dissolve', [6, 14]),
  'long dissolves': gradual('dissolve', [16, 45]),
  'dissolves of the same colours': cutting({
    count: 4,
    frames: [60, 75],
    alike: true,
    entry: (random) => ({ kind: 'dissolve', frames: random.int(10, 30) }),
  }),
  'fades through black': gradual('black', [10, 40]),
  'fades through white': gradual('white', [10, 40]),
  'camera flashes': disturbed({ count: 4, frames: [35, 50] }, (random, at) => {
    const peak = random.pick([1.2, 3, 8]);
    const since = (frame: number): number =>
      Math.min(...at.map((a) => (frame < a ? 99 : frame - a)));
    return random.chance(0.5)
      ? { whiteFrames: at.flatMap((a) => (random.chance(0.5) ? [a] : [a, a + 1])) }
      : { light: (frame) => 1 + peak * 0.55 ** since(frame) };
  }),
  strobe: disturbed({ count: 3, frames: [60, 70] }, (random, at) => {
    const [period, dark] = [random.pick([4, 6, 8]), random.pick([0.05, 0.2, 2.4])];
    return {
      light: (frame) =>
        at.some((a) => frame >= a && frame < a + 12) && frame % period < period / 2 ? dark : 1,
    };
  }),
  'flickering lamp': cutting({ count: 5, frames: [20, 40] }, (random) => {
    const depth = 0.1 + random.next() * 0.2;
    return { light: (frame) => 1 + depth * Math.sin(frame * 2.1) };
  }),
  'whip pans within shots': cutting({ count: 4, frames: [45, 60], camera: whipWithin }),
  'whip pans from shot to shot': whipTransitions,
  'fast pans': cutting({
    count: 5,
    frames: [20, 40],
    camera: (random) => ({
      ...STILL,
      panX: (random.chance(0.5) ? 1 : -1) * (6 + random.next() * 8),
    }),
  }),
  'slow zooms': cutting({
    count: 4,
    frames: [40, 60],
    camera: (random) => ({
      ...STILL,
      zoom: (random.chance(0.5) ? 1 : -1) * (0.002 + random.next() * 0.005),
    }),
  }),
  'fast zooms': cutting({ count: 4, frames: [35, 50], camera: fastZoom }),
  'shaking hand': cutting({
    count: 5,
    frames: [20, 45],
    camera: (random) => ({ ...STILL, shake: 2 + random.next() * 4, panX: random.next() - 0.5 }),
  }),
  'fire and explosions': disturbed({ count: 4, frames: [45, 60] }, (random, at) => ({
    paint: fire(random.fork('fire'), at),
  })),
  water: cutting({
    count: 4,
    frames: [30, 50],
    camera: (random) => ({ ...STILL, ripple: 1.5 + random.next() * 3, panX: random.next() - 0.5 }),
  }),
  'titles that appear': disturbed({ count: 4, frames: [45, 60], camera: calm }, (random, at) => ({
    paint: titles(random.fork('titles'), at),
  })),
  'letterboxed cuts': cutting({ count: 6, frames: [15, 40] }, () => ({ paint: letterbox })),
  'letterboxed dissolves': cutting(
    {
      count: 4,
      frames: [60, 75],
      entry: (random) => ({ kind: 'dissolve', frames: random.int(10, 30) }),
    },
    () => ({ paint: letterbox }),
  ),
  'low light with noise': cutting({ count: 6, frames: [18, 40] }, (random) => ({
    light: () => 0.15 + 0.15 * random.fork('dim').next(),
    noise: 4 + random.next() * 5,
  })),
  'film that fades in and out': cutting({ count: 4, frames: [35, 50] }, (_, frames) => ({
    paint: fadeIn(20, frames),
  })),
  'slow motion at 60': cutting(
    {
      count: 4,
      frames: [60, 100],
      camera: (random) => ({
        ...STILL,
        panX: (random.next() - 0.5) * 0.6,
        zoom: (random.next() - 0.5) * 0.002,
      }),
    },
    () => ({ frameRate: 60 }),
  ),
  'animation on twos': onTwos,
  'cuts at 24': atRate(24),
  'cuts at 30': atRate(30),
  'cuts at 60': atRate(60),
  'dissolves at 24': atRate(24, (random) => ({ kind: 'dissolve', frames: random.int(8, 20) })),
  'dissolves at 60': atRate(60, (random) => ({ kind: 'dissolve', frames: random.int(20, 45) })),
};

/** One film of a category. */
export function labelledFilm(category: string, seed: number, style: SceneStyle): Film {
  const drawFilm = LABELLED_FILMS[category];
  if (!drawFilm) throw new RangeError(`No such films: ${category}`);
  return drawFilm(seededRandom(seed).fork(category), style);
}
