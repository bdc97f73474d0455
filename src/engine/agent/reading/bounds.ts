import type { Target } from '../../timeline/index.js';
import type { Hand } from './hand.js';
import type { Item } from './items.js';
import { pictures } from './targets.js';

const TO =
  /(?:\bso (?:that )?it(?:'s| is)|\b(?:to|to just|to only|to the|down to|at|under|in|within|only|just)|[到至成为在])(?: (?:about|exactly|only|just|the|its))?\s*$/iu;
/** True for “to 4 seconds”, and not for “by 4 seconds”. */
export const saysTo = (hand: Hand, item: Item): boolean =>
  TO.test(hand.ahead(item)) ||
  /^(?:to|at|到|成|为)/iu.test(hand.text.slice(hand.ahead(item).length).trim());

/** So much more or less, said before how much. */
export const BY = /\bby(?: (?:about|exactly|another))?\s*$/iu;

/** True for a clause about what is heard or written, which no cut of the picture is meant by. */
export const isOfSound = (hand: Hand): boolean =>
  hand.hasThing('music', 'original', 'title', 'new-title', 'all-titles', 'some-title');

export const isPictureOrNone = (target: Target | null): boolean =>
  target === null || (target.by === 'kind' ? target.kind === 'image' : target.track === 'video');

/** What a cut is made in: null for the whole film; undefined where nobody can tell. */
export function within(hand: Hand): (Target | null)[] | undefined {
  const { targets, vague, film } = pictures(hand);
  if (vague) return undefined;
  if (targets.length > 0) return targets;
  // “Clip 1 is too long, cut to 5 seconds”: what was only spoken of is meant.
  const isSpokenOf = !film && hand.before.length === 0 && isPictureOrNone(hand.spoken);
  return [isSpokenOf ? hand.spoken : null];
}
