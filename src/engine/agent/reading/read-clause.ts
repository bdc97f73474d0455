import type { Request } from '../requests.js';
import { isForbidden, leavesOut, turnsOff } from './forbidden.js';
import { createHand, type Reach, type Rule } from './hand.js';
import type { Item } from './items.js';
import { NAMES_MUSIC, tellsCharacter } from './of-music.js';
import { OWN_SHAPE_RULES } from './rules-canvas.js';
import { FURTHER_FADE_RULES } from './rules-fades.js';
import { HEARING_RULES } from './rules-hearing.js';
import { LACKING_RULES } from './rules-lacking.js';
import { FURTHER_TRANSITION_RULES } from './rules-more-transitions.js';
import { MUSIC_RULES } from './rules-music.js';
import { ORDER_RULES } from './rules-order.js';
import { PICTURE_RULES } from './rules-picture.js';
import { RECORDING_RULES } from './rules-recordings.js';
import { FITTING_RULES } from './rules-refit.js';
import { REMOVAL_RULES } from './rules-removal.js';
import { SAID_OF_SOUND_RULES } from './rules-said-of-sound.js';
import { SOUND_RULES } from './rules-sound.js';
import { SPEED_RULES } from './rules-speed.js';
import { TIME_RULES } from './rules-time.js';
import { FURTHER_TITLE_RULES, TITLE_RULES } from './rules-titles.js';
import { VERSION_RULES } from './rules-versions.js';

const RULES: readonly Rule[] = [
  ...LACKING_RULES,
  ...OWN_SHAPE_RULES,
  ...VERSION_RULES,
  ...FURTHER_TITLE_RULES,
  ...FURTHER_TRANSITION_RULES,
  ...FITTING_RULES,
  ...SAID_OF_SOUND_RULES,
  ...MUSIC_RULES,
  ...FURTHER_FADE_RULES,
  ...HEARING_RULES,
  ...RECORDING_RULES,
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

/** “b.png上面有字” tells what is to be seen. */
const TELLS_LETTERS =
  /^[^,，]{1,24}(?:上面?|里面?|中|底下|下面)(?:还|都|已经|本来)*有(?:一些|些|很多|好多|几个)?(?:字|文字|字幕|标题)了?$|^[\w .]{1,24} (?:has|have|contains?|shows?) (?:some |small |a lot of )?(?:text|writing|letters|captions?|words)(?: (?:on|in) it)?$/iu;
const onlyTold = (requests: readonly Request[], text: string): boolean =>
  TELLS_LETTERS.test(text.trim()) &&
  requests.some((one) => one.ask === 'edit' && one.operation.do === 'change-title');

const isLevelOfMusic = (requests: readonly Request[]): boolean =>
  requests.length > 0 &&
  requests.every(
    (one) =>
      one.ask === 'edit' &&
      one.operation.do === 'volume' &&
      one.operation.of.by === 'kind' &&
      one.operation.of.kind === 'music' &&
      'times' in one.operation.change,
  );

/**
 * The first rule that understands all of a clause; where none does, the one that leaves the least.
 * Null where no rule takes the clause for an edit.
 */
export function readClause(items: readonly Item[], reach: Reach): Heard | null {
  const said = reach.text.slice(items[0]?.start ?? 0, items.at(-1)?.end ?? 0);
  const forbidden = isForbidden(said);
  const ofCharacter = NAMES_MUSIC.test(said) && tellsCharacter(said);
  let best: Heard | null = null;
  for (const rule of RULES) {
    const hand = createHand(items, reach);
    const requests = rule(hand);
    if (
      requests === null ||
      losesText(requests, said) ||
      onlyTold(requests, said) ||
      (forbidden && !requests.every((one) => turnsOff(one) || leavesOut(one, said)))
    )
      continue;
    // “The music is too cheesy”: no matter of how loud it is.
    if (ofCharacter && isLevelOfMusic(requests)) continue;
    const left = hand.left();
    if (left.length === 0) return { requests, left };
    if (best === null || left.length < best.left.length) best = { requests, left };
  }
  return best;
}

/** What an edit that is understood to the last word asks for. */
export function readFully(items: readonly Item[], reach: Reach): readonly Request[] | null {
  const heard = readClause(items, reach);
  return heard?.left.length === 0 ? heard.requests : null;
}
