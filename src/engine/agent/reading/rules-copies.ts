import type { Place, Target } from '../../timeline/index.js';
import type { Request } from '../requests.js';
import type { Hand, Rule } from './hand.js';
import { howOften } from './how-often.js';
import { placeByVerb, placeOf } from './placing.js';
import { byNumber, CLIPS, edit, FIRST, fromTheBack, pictures, unclearWhich } from './targets.js';

const MOST_COPIES = 20;
/** “Copy it twice” makes two more; “show it twice” makes one. */
const COPIES =
  /\b(?:duplicat|cop(?:y|ies)\b|clon)|复制|拷贝|克隆|重复(?:一|1)[遍次]|重[播放]一[遍次]/iu;
/** “Play clip 1 again at the end”, “bring the city back at the end”. */
const AGAIN =
  /\b(?:again|once more|one more time)\b|\bbring .*\bback\b|(?:再|重)[放播来]|[再多](?:重复|播放?|放|来|出现)/iu;
/** “Put the copy at the end”, of what was just copied. */
const THE_COPY =
  /\b(?:the|that|its?|this) (?:copy|duplicate|second one|other one)\b|副本|复制(?:的|出来)/iu;
/** “Right after it”, 放在它后面: where a copy lies anyway. */
const BESIDE_IT =
  /(?:right |directly |just |straight )*after(?: (?:it|itself|that))?(?= ?$)|,?(?:并|再)?(?:放|接|排)?在?(?:它|其|自己)的?(?:后面|之后|后边)/iu;
/** “Play clip 2 twice, then clip 3”: what comes behind what was repeated. */
const THEN =
  /(?:\b(?:then|next|followed by|and after that)\b|然后|接着|再|之后)(?:是|放|播放?)?[\s,，]*$/iu;

/** More of what is there: “duplicate clip 2”, “show clip 1 three times”, 复制一份放到最后. */
export const duplicate: Rule = (hand) => {
  if (hand.has('speed', 'faster', 'slower', 'speed-up', 'slow-down', 'slow', 'normal')) return null;
  const copied = nextToCopies(hand) ?? copyMoved(hand);
  if (copied) return copied;
  const often = howOften(hand.text);
  if (often) hand.takeWithin(often.from, often.to);
  const behind = BESIDE_IT.exec(hand.text);
  const again =
    hand.has('play', 'show', 'put', 'add', 'use', 'end', 'start', 'back', 'move', 'unmute') &&
    AGAIN.test(hand.text);
  const copies = hand.take('duplicate') || often?.copies || (again && named(hand));
  const twice = hand.take('twice');
  if (!copies && !often && !twice) return null;
  const back = /\bback\b(?= ?(?:at|to|in|for)\b| ?$)/iu.exec(hand.text);
  if (again && back) hand.takeWithin(back.index, back.index + 'back'.length);
  if (behind) hand.takeWithin(behind.index, behind.index + behind[0].length);
  const isPlaced = hand.holds('place') || hand.holds('edge');
  const place = isPlaced ? placeOf(hand) : placeByVerb(hand);
  hand.take(
    'play',
    'show',
    'make',
    'add',
    'more',
    'loop',
    'back',
    'put',
    'in',
    'too',
    'use',
    'with',
  );
  hand.take('unmute', 'not', 'start', 'end', 'every', 'all');
  if (place) hand.take('move');
  const count = often?.count ?? (twice ? 2 : 1);
  const isMore = often?.more || again || COPIES.test(hand.text) || !(often || twice);
  const { targets, vague, film } = pictures(hand);
  if (vague) return unclearWhich('duplicate', CLIPS);
  const only = film && hand.context.pictures === 1 ? [FIRST] : [];
  const meant = targets.length > 0 ? targets : only;
  const each = meant.flatMap((one) => (one.by === 'all' ? everyPicture(hand) : [one]));
  const many = Math.min(MOST_COPIES, count - (isMore ? 0 : 1));
  if (place && (each.length > 1 || many > 1)) return null;
  // A name would mean the copy as well.
  const sure = (one: Target): Target => (many > 1 || place ? byNumber(one, hand.context) : one);
  const requests = fromTheBack(each.map(sure)).flatMap((target) => [
    ...Array.from({ length: many }, () => edit({ do: 'duplicate', target })),
    ...(place ? [edit({ do: 'move', target, to: besideCopy(hand, place, target) })] : []),
  ]);
  return requests.length > 0 ? requests : null;
};

const named = (hand: Hand): boolean => hand.holds('file') || hand.hasThing('picture', 'images');

const everyPicture = ({ context: { pictures: many } }: Hand): Target[] =>
  Array.from({ length: many }, (_, i) => ({ by: 'number', track: 'video', number: i + 1 }));

/** “Play clip 2 twice, then clip 3”: what comes behind the copies, where it is not there anyway. */
function nextToCopies(hand: Hand): Request[] | null {
  const copies = hand.before.flatMap((one) =>
    one.ask === 'edit' && one.operation.do === 'duplicate' ? [one.operation.target] : [],
  );
  const [copied] = copies;
  if (!copied || copies.length < hand.before.length || !THEN.test(hand.earlier)) return null;
  const { targets } = pictures(hand);
  const [next, ...more] = targets;
  hand.take('play', 'show', 'put');
  if (!next || more.length > 0 || hand.left().length > 0) return null;
  const [target, other] = [byNumber(copied, hand.context), byNumber(next, hand.context)];
  if (target.by !== 'number' || other.by !== 'number') return null;
  if (other.number === target.number + 1) return [];
  const many = copies.length;
  const number = other.number + (other.number > target.number ? many : 0);
  const last = { ...target, number: target.number + many };
  return [edit({ do: 'move', target: { ...other, number }, to: { at: 'after', target: last } })];
}

/** A place beside a picture, which lies one further once one ahead of it was copied. */
function besideCopy({ context }: Hand, to: Place, copied: Target): Place {
  if (!('target' in to) || copied.by !== 'number') return to;
  const target = byNumber(to.target, context);
  if (target.by !== 'number') return to;
  const { number } = target;
  const isBehind = copied.number > 0 && number > copied.number;
  return { ...to, target: isBehind ? { ...target, number: number + 1 } : target };
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
  const target = byNumber(last.operation.target, hand.context);
  return [edit({ do: 'move', target, to: besideCopy(hand, to, target) })];
}
