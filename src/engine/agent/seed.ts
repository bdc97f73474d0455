import { hashText } from '../../support/random.js';

/**
 * The seed of a piece for which none was chosen: the same clip, the same words and the same number
 * of pieces before it give the same seed, so that a fresh session repeats itself, and “again” does not.
 *
 * @param contents SHA-256 of each clip on the timeline, in order.
 */
export function defaultSeed(
  contents: readonly string[],
  words: string,
  piecesBefore: number,
): number {
  const normalised = words.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
  return hashText(JSON.stringify([contents, normalised, piecesBefore])) >>> 1;
}
