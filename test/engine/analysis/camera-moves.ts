import type { Random } from '../../../src/support/random.js';
import { type Camera, STILL, type View } from './synthetic-film.js';

/** 0 before, 1 after, smoothly between. */
function ease(share: number): number {
  const t = Math.min(1, Math.max(0, share));
  return t * t * (3 - 2 * t);
}

/** A still camera that whips to another view in the middle of its shot. */
export function whipWithin(random: Random): Camera {
  const begin = random.int(16, 24);
  const length = random.int(5, 11);
  const way = (random.chance(0.5) ? 1 : -1) * (90 + random.next() * 60);
  return { ...STILL, path: (f) => ({ x: way * ease((f - begin) / length) }) };
}

export function fastZoom(random: Random): Camera {
  const begin = random.int(8, 16);
  const length = random.int(8, 16);
  const to = random.chance(0.5) ? 0.4 : 2.2;
  return { ...STILL, path: (f): Partial<View> => ({ zoom: to ** ease((f - begin) / length) }) };
}
