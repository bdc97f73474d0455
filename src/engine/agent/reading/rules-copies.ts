import type { Place, Target } from '../../timeline/index.js';
import type { Request } from '../requests.js';
import type { Hand, Rule } from './hand.js';
import { howOften } from './how-often.js';
import { placeOf } from './placing.js';
import { CLIPS, edit, FIRST, fromTheBack, pictures, unclearWhich } from './targets.js';

const MOST_COPIES = 20;
/** “Copy it twice” makes two more; “show it twice” makes one. */
const COPIES = /\b(?:duplicat|cop(?:y|ies)\b|clon)|复制|拷贝|克隆|重复(?:一|1)[遍次]/iu;
/** “Play clip 1 again at the end”. */
const AGAIN = /\bagain\b|(?:再|重)[放播来]/iu;
/** “Put the copy at the end”, of what was just copied. */
const THE_COPY =
  /\b(?:the|that|its?|this) (?:copy|duplicate|second one|other one)\b|副本|复制(?:的|出来)/iu;

/** More of what is there: “duplicate clip 2”, “show clip 1 three times”, 复制一份放到最后. */
export const duplicate: Rule = (hand) => {
  if (hand.has('speed', 'faster', 'slower', 'speed-up', 'slow-down', 'slow', 'normal')) return null;
  const copied = copyMoved(hand);
  if (copied) return copied;
  const often = howOften(hand.text);
  if (often) hand.takeWithin(often.from, often.to);
  const again = hand.has('play', 'show', 'put') && AGAIN.test(hand.text);
  const copies = hand.take('duplicate') || often?.copies || (again && named(hand));
  const twice = hand.take('twice');
  if (!copies && !often && !twice) return null;
  const to = hand.holds('place') || hand.holds('edge') ? placeOf(hand) : null;
  hand.take('play', 'show', 'make', 'add', 'more', 'loop', 'back', 'put', 'in', 'too');
  if (to) hand.take('move');
  const count = often?.count ?? (twice ? 2 : 1);
  const isMore = often?.more || again || COPIES.test(hand.text) || !(often || twice);
  const { targets, vague, film } = pictures(hand);
  if (vague) return unclearWhich('duplicate', CLIPS);
  const only = film && hand.context.pictures === 1 ? [FIRST] : [];
  const each = targets.length > 0 ? fromTheBack(targets) : only;
  const many = Math.min(MOST_COPIES, count - (isMore ? 0 : 1));
  if (to && (each.length > 1 || many > 1)) return null;
  const requests = each.flatMap((target) => [
    ...Array.from({ length: many }, () => edit({ do: 'duplicate', target })),
    ...(to ? [edit({ do: 'move', target, to: besideCopy(to, target) })] : []),
  ]);
  return requests.length > 0 ? requests : null;
};

const named = (hand: Hand): boolean => hand.holds('file') || hand.hasThing('picture', 'images');

/** A place beside a picture, which lies one further once one ahead of it was copied. */
function besideCopy(to: Place, copied: Target): Place {
  if (!('target' in to) || to.target.by !== 'number' || copied.by !== 'number') return to;
  const { number } = to.target;
  const isBehind = copied.number > 0 && number > copied.number;
  return isBehind ? { ...to, target: { ...to.target, number: number + 1 } } : to;
}

/** “Duplicate clip 1 and put the copy at the end”: which of the two moves is all the same. */
function copyMoved(hand: Hand): Request[] | null {
  const last = hand.before.at(-1);
  if (last?.ask !== 'edit' || last.operation.do !== 'duplicate') return null;
  const isIt =
    THE_COPY.test(hand.text) || hand.hasThing('pronoun') || /^[放移挪摆排]/u.test(hand.text);
  if (!isIt || !hand.has('put', 'move') || named(hand)) return null;
  const to = placeOf(hand);
  if (to === null) return null;
  hand.take('put', 'move', 'duplicate');
  hand.things('pronoun');
  const { target } = last.operation;
  return [edit({ do: 'move', target, to: besideCopy(to, target) })];
}
