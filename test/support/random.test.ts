import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashText, seededRandom } from '../../src/support/random.js';

const take = (seed: number, count: number): number[] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random.next());
};

describe('seededRandom', () => {
  it('gives the same sequence for the same seed, and numbers in [0, 1)', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const numbers = take(seed, 20);
        expect(numbers).toEqual(take(seed, 20));
        expect(numbers.every((n) => n >= 0 && n < 1)).toBe(true);
      }),
    );
  });

  it('tells neighbouring seeds apart from the first number on', () => {
    const firsts = Array.from({ length: 1000 }, (_, seed) => take(seed, 1)[0] ?? 0);
    expect(new Set(firsts).size).toBe(1000);
    const mean = firsts.reduce((sum, n) => sum + n, 0) / firsts.length;
    expect(mean).toBeGreaterThan(0.45);
    expect(mean).toBeLessThan(0.55);
  });

  it('forks sequences that do not depend on what was drawn before', () => {
    const fresh = seededRandom(7).fork('drums').next();
    const used = seededRandom(7);
    used.next();
    used.int(1, 6);
    expect(used.fork('drums').next()).toBe(fresh);
    expect(used.fork('bass').next()).not.toBe(fresh);
  });

  it('forks sequences of forks that do not meet again', () => {
    const of = (...names: string[]) =>
      names.reduce((random, name) => random.fork(name), seededRandom(7)).next();
    expect(of('a', 'a')).not.toBe(of());
    expect(of('a', 'b')).not.toBe(of('b', 'a'));
  });

  it('never picks an item of weight 0', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = seededRandom(seed);
        expect(random.weighted([0, 1, 0, 3], (w) => w)).toBeGreaterThan(0);
      }),
    );
  });

  it('draws normally distributed numbers', () => {
    const random = seededRandom(3);
    const drawn = Array.from({ length: 4000 }, () => random.gaussian(10, 2));
    const mean = drawn.reduce((sum, x) => sum + x, 0) / drawn.length;
    const deviation = Math.sqrt(drawn.reduce((sum, x) => sum + (x - mean) ** 2, 0) / drawn.length);
    expect(Math.abs(mean - 10)).toBeLessThan(0.15);
    expect(Math.abs(deviation - 2)).toBeLessThan(0.1);
  });
});

describe('hashText', () => {
  it('is the published FNV-1a', () => {
    expect(hashText('')).toBe(0x811c9dc5);
    expect(hashText('foobar')).toBe(0xbf9cf968);
  });
});
