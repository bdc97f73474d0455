import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/**
 * A seeded source of chance. The same seed gives the same sequence on every platform.
 * `fork` gives an independent sequence for a part of the work, so that drawing more numbers
 * in one place does not change what another place draws.
 */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** An integer in [min, max], both included. */
  int(min: number, max: number): number;
  /** One of `items`; throws a RangeError when there are none. */
  pick<T>(items: readonly T[]): T;
  /** One of `items`, in proportion to `weight(item)` (≥ 0, not all zero). */
  weighted<T>(items: readonly T[], weight: (item: T) => number): T;
  /** True with probability `p`. */
  chance(p: number): boolean;
  /** A normally distributed number (Box–Muller). */
  gaussian(mean: number, deviation: number): number;
  /** An independent sequence, named: the same name gives the same sequence. */
  fork(name: string): Random;
}

/** 32-bit FNV-1a of `text`, for turning names and fingerprints into seeds. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

export function seededRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed | 0);
  // The first outputs of neighbouring seeds resemble one another.
  for (let i = 0; i < 20; i++) generator.next();

  const next = (): number => uniformFloat64(generator);
  const pick = <T>(items: readonly T[]): T => {
    const item = items[uniformInt(generator, 0, items.length - 1)];
    if (item === undefined) throw new RangeError('Nothing to pick from');
    return item;
  };

  return {
    next,
    int: (min, max) => uniformInt(generator, min, max),
    pick,
    weighted(items, weight) {
      const total = items.reduce((sum, item) => sum + weight(item), 0);
      let left = next() * total;
      for (const item of items) {
        left -= weight(item);
        if (left < 0) return item;
      }
      return pick(items.slice(-1));
    },
    chance: (p) => next() < p,
    gaussian(mean, deviation) {
      const radius = Math.sqrt(-2 * Math.log(1 - next()));
      return mean + deviation * radius * Math.cos(2 * Math.PI * next());
    },
    fork: (name) => seededRandom(hashText(`${seed}/${name}`) | 0),
  };
}
