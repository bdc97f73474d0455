import { randomInt } from 'node:crypto';
import { MAX_VARIANTS } from '../protocol/index.js';
import { ExitCode, VmgError } from '../support/errors.js';
import { MAX_SEED } from '../support/seed.js';
import type { BatchItem } from './requests.js';

/** Seeds for `count` pieces: from `first` on, round the end; without it fresh ones, each another. */
function seedsFor(count: number, first: number | undefined): number[] {
  if (first !== undefined) {
    return Array.from({ length: count }, (_, index) => (first + index) % (MAX_SEED + 1));
  }
  const seeds = new Set<number>();
  while (seeds.size < count) seeds.add(randomInt(MAX_SEED + 1));
  return [...seeds];
}

/**
 * Each job as `count` jobs with seeds of their own, for `count` pieces to choose from.
 *
 * @throws VmgError of exit code 2 for a number that cannot be.
 */
export function asVariants(items: readonly BatchItem[], count: number): BatchItem[] {
  if (!(Number.isInteger(count) && count >= 1 && count <= MAX_VARIANTS)) {
    throw new VmgError('variants-invalid', ExitCode.usage, `There cannot be ${count} variants.`, {
      hint: `Give a whole number from 1 to ${MAX_VARIANTS}.`,
    });
  }
  return items.flatMap((item) =>
    seedsFor(count, item.choices.seed).map((seed, index) => ({
      ...item,
      variant: index + 1,
      choices: { ...item.choices, seed },
    })),
  );
}
