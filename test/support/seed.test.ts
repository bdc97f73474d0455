import { describe, expect, it } from 'vitest';
import { findSeed, MAX_SEED } from '../../src/support/seed.js';

describe('a seed that a text states', () => {
  it.each([
    ['lo-fi, seed 42', 42],
    ['Seed: 0.', 0],
    ['种子：7', 7],
    [`seed ${MAX_SEED}`, MAX_SEED],
    [`seed ${MAX_SEED + 1}`, null],
    ['seed 123456789012', null],
  ])('%s', (text, seed) => {
    const found = findSeed(text);
    expect(found?.seed).toBe(seed);
    expect(text).toContain(found?.match);
    expect(found?.match).toMatch(/\d$/);
  });

  it('is not there in other words', () => expect(findSeed('planting seeds, 35%')).toBeNull());
});
