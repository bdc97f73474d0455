import type { Target, TimeRange } from '../../timeline/index.js';
import type { Hand } from './hand.js';
import type { Item } from './items.js';
import { pictures } from './targets.js';

const TO =
  /(?:\bso (?:that )?it(?:'s| is)|\b(?:to|to just|to only|to the|down to|at|under|in|within|only|just)|[到至成为在])(?: (?:about|exactly|only|just|the|its))?\s*$/iu;
/** True for “to 4 seconds”, and not for “by 4 seconds”. */
export const saysTo = (hand: Hand, item: Item): boolean =>
  TO.test(hand.ahead(item)) ||
  /^(?:to|at|[到至成为])/iu.test(hand.text.slice(hand.ahead(item).length).trim());

/** So much more or less, said before how much. */
export const BY = /\bby(?: (?:about|exactly|another))?\s*$/iu;

const STEP_AHEAD =
  /\b(?:by|add)(?: (?:about|exactly|another))?\s*$|(?:缩短|减[少短掉去]?|剪短|延长|[加拉]长|[增再多]?加|(?<!最)[多少再](?:放|停|播|显示|停留)?|(?<![片时总全最])[长短])了?\s*$/iu;
const STEP_BEHIND = /^\s*(?:longer|shorter|more|less|extra)\b/iu;
/** True for “2 seconds longer”, 缩短两秒: a length that is more or less than there is. */
export const saysStep = (hand: Hand, span: Item): boolean => {
  const ahead = hand.ahead(span);
  const behind = hand.text.slice(ahead.length + span.end - span.start);
  return STEP_AHEAD.test(ahead) || STEP_BEHIND.test(behind);
};

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

/** 第二段前面剪一秒，后面剪两秒: the picture whose other end was cut just before. */
export function otherEnd(
  { before, earlier }: Hand,
  edge: 'start' | 'end' | undefined,
  ranges: readonly TimeRange[],
): Target | null {
  const last = before.at(-1);
  if (last?.ask !== 'edit' || last.operation.do !== 'cut-out') return null;
  const { range, target } = last.operation;
  const isHead = edge ? edge === 'start' : ranges.length === 1 && ranges[0]?.from === null;
  const isTail = edge ? edge === 'end' : ranges.length === 1 && ranges[0]?.to === null;
  const isOther = (isHead && range.to === null) || (isTail && range.from === null);
  return isOther && !/[.!?。！？]\s*$/u.test(earlier) ? target : null;
}
