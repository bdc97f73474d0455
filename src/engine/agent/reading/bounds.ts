import type { Hand } from './hand.js';
import type { Item } from './items.js';

const TO =
  /(?:\b(?:to|to just|to only|to the|down to|at|under|in|within|only|just)|[到至成为])(?: (?:about|exactly|only|just|the))?\s*$/iu;
/** True for “to 4 seconds”, and not for “by 4 seconds”. */
export const saysTo = (hand: Hand, item: Item): boolean =>
  TO.test(hand.ahead(item)) ||
  /^(?:to|到|成|为)/iu.test(hand.text.slice(hand.ahead(item).length).trim());

/** True for a clause about what is heard or written, which no cut of the picture is meant by. */
export const isOfSound = (hand: Hand): boolean =>
  hand.hasThing('music', 'original', 'title', 'new-title', 'all-titles', 'some-title');
