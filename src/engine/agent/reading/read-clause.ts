import type { Request } from '../requests.js';
import { isForbidden, turnsOff } from './forbidden.js';
import { createHand, type Reach, type Rule } from './hand.js';
import type { Item } from './items.js';
import { HEARING_RULES } from './rules-hearing.js';
import { MUSIC_RULES } from './rules-music.js';
import { ORDER_RULES } from './rules-order.js';
import { PICTURE_RULES } from './rules-picture.js';
import { RECORDING_RULES } from './rules-recordings.js';
import { REMOVAL_RULES } from './rules-removal.js';
import { SOUND_RULES } from './rules-sound.js';
import { SPEED_RULES } from './rules-speed.js';
import { TIME_RULES } from './rules-time.js';
import { FURTHER_TITLE_RULES, TITLE_RULES } from './rules-titles.js';
import { FURTHER_TRANSITION_RULES } from './rules-transition.js';
import { VERSION_RULES } from './rules-versions.js';

const RULES: readonly Rule[] = [
  ...VERSION_RULES,
  ...FURTHER_TITLE_RULES,
  ...FURTHER_TRANSITION_RULES,
  ...HEARING_RULES,
  ...RECORDING_RULES,
  ...MUSIC_RULES,
  ...SOUND_RULES,
  ...TITLE_RULES,
  ...PICTURE_RULES,
  ...ORDER_RULES,
  ...TIME_RULES,
  ...SPEED_RULES,
  ...REMOVAL_RULES,
];

/** What a clause asks for, and what in it nobody understood. */
export interface Heard {
  requests: readonly Request[];
  left: readonly Item[];
}

/** “The title should say Clip 2”: nothing is done to a title whose new text nobody read. */
const losesText = (requests: readonly Request[], text: string): boolean =>
  /\bshould (?:say|read) \S/iu.test(text) &&
  requests.some(
    (one) =>
      one.ask === 'edit' && one.operation.do === 'change-title' && one.operation.text === null,
  );

/**
 * The first rule that understands all of a clause; where none does, the one that leaves the least.
 * Null where no rule takes the clause for an edit.
 */
export function readClause(items: readonly Item[], reach: Reach): Heard | null {
  const said = reach.text.slice(items[0]?.start ?? 0, items.at(-1)?.end ?? 0);
  const forbidden = isForbidden(said);
  let best: Heard | null = null;
  for (const rule of RULES) {
    const hand = createHand(items, reach);
    const requests = rule(hand);
    if (requests === null || losesText(requests, said) || (forbidden && !requests.every(turnsOff)))
      continue;
    const left = hand.left();
    if (left.length === 0) return { requests, left };
    if (best === null || left.length < best.left.length) best = { requests, left };
  }
  return best;
}
