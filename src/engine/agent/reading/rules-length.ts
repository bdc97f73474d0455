import type { Amount, Target } from '../../timeline/index.js';
import type { Request } from '../requests.js';
import { BY, isOfSound, isPictureOrNone, saysTo } from './bounds.js';
import type { Hand, Rule } from './hand.js';
import type { Item } from './items.js';
import { NUMBER } from './numbers.js';
import {
  CLIPS,
  edit,
  editEach,
  elided,
  FIRST,
  IMAGES,
  pictures,
  unclearHowMuch,
  unclearWhich,
} from './targets.js';

/** “Add 2 seconds to clip 2”, 给第二段加两秒. */
const ADDS =
  /\badd (?:about |another )?(?:\d|an?\b|half|one|two|three|four|five)|[增再多]加|加(?=[\d一两二三四五半])/iu;

/** “For a second more”, 多放两秒, 少停一秒: how much is said of what is shown. */
function stepOf(hand: Hand): 'more' | 'less' | null {
  if (!hand.holds('span') || hand.holds('range')) return null;
  if (ADDS.test(hand.text)) return 'more';
  const less =
    hand.has('less') ||
    /少[放停显播]|[放停显播]少|缩短|减[少短掉去]?|短(?=[\d一两二三四五半])/u.test(hand.text);
  if (less) return 'less';
  return hand.has('more') || /[多再][放停显播加]/u.test(hand.text) ? 'more' : null;
}

/** “A bit longer, 6 seconds” names the length itself. */
const NAMED_AFTER =
  /(?:longer|shorter|[久长短](?:一?点|一?些)?|一?会儿?|一下)(?: please| pls)?\s*[,，:：]\s*(?:(?:say|about|like|maybe|around|大概|差不多|大约)\s*)*$/iu;

/** “Photo 1 for 5 seconds” has no verb at all. */
const isOfOne = (hand: Hand): boolean =>
  hand.holds('span') && (hand.hasThing('picture', 'images') || hand.holds('file'));

/** “5 seconds instead of 4”. */
const NOT_SO_LONG = new RegExp(
  `(?:,? ?(?:instead of|rather than|not|and not) (?:just |only |the )?(?:current |usual )?|,?而?不是)${NUMBER}(?: ?(?:seconds?|secs?|s|秒钟?))?$`,
  'iu',
);

/** “… and the others 2 seconds”: what the clause before gave another length. */
function othersOf(hand: Hand): Request[] | null {
  const set = hand.before.flatMap((one) =>
    one.ask === 'edit' && one.operation.do === 'length' ? [one.operation.target] : [],
  );
  const numbers = set.map((target) => (target.by === 'number' ? target.number : 0));
  const count = hand.context.pictures;
  if (numbers.length === 0 || numbers.includes(0) || !hand.take('the-rest')) return null;
  const ms = hand.slot('span')?.ms ?? (hand.slot('count')?.count ?? 0) * 1000;
  if (ms === 0) return null;
  hand.take('every', 'show', 'make', 'long', 'keep', 'all');
  const others = Array.from({ length: count }, (_, at) => at + 1).filter(
    (one) => !numbers.includes(one) && !numbers.includes(one - count - 1),
  );
  return editEach(
    others.map((number) => ({ by: 'number', track: 'video', number })),
    (target) => ({ do: 'length', target, ms: { to: ms } }),
  );
}

/** What becomes of a length: “half as long”, “shorten it by half”, “by 25%”, 缩短一半. */
function shareOf(hand: Hand): number | undefined {
  const ofLength = hand.has('long', 'show') && !hand.holds('span');
  if (hand.take('half-length') || (ofLength && hand.take('half', 'in-two'))) return 0.5;
  if (hand.take('double-length') || (ofLength && hand.take('double'))) return 2;
  const shortens = hand.has('shorten', 'shorter') || /^(?:cut|trim)\b.*\bby\b/iu.test(hand.text);
  if (!shortens || hand.has('volume', 'sound', 'speed')) return undefined;
  const percent = hand.slot('percent');
  if (percent) return saysTo(hand, percent) ? percent.share : 1 - percent.share;
  return hand.take('half') ? 0.5 : undefined;
}

/** How long a thing is shown. */
export const length: Rule = (hand) => {
  const others = othersOf(hand);
  if (others) return others;
  const other = NOT_SO_LONG.exec(hand.text);
  if (other) hand.takeWithin(other.index, other.index + other[0].length);
  const step = stepOf(hand);
  const longer = hand.take('longer') || step === 'more';
  const shorter = hand.take('shorter') || step === 'less';
  const share = shareOf(hand);
  const each =
    hand.take('every') || (hand.hasThing('images') && (hand.holds('span') || hand.holds('point')));
  if (
    !longer &&
    !shorter &&
    !each &&
    share === undefined &&
    !hand.has('show', 'long', 'make', 'change', 'put', 'keep') &&
    !isOfOne(hand) &&
    !/\bgive it\b/iu.test(hand.text)
  )
    return null;
  if (isOfSound(hand)) return null;
  const last = hand.before.at(-1);
  // “Crossfade all clips, one second each”.
  if (each && !hand.hasThing('images', 'picture') && last?.ask === 'edit') {
    if (last.operation.do === 'transition' && last.operation.ms === null) return null;
  }
  const said = hand.slot('span');
  // “Clip 1 should last 5 seconds and clip 2 should last 7”.
  const alike = said || !lengthened(last) ? undefined : hand.slot('count');
  const point = said || !each || hand.has('split', 'cut') ? undefined : hand.slot('point')?.point;
  const span =
    said?.ms ?? (point?.of === 'start' ? point.ms : alike ? alike.count * 1000 : undefined);
  const images = hand.hasThing('images') || (each && hand.has('show'));
  // “Give it 6 seconds”.
  const given = /\bgive it\b/iu.test(hand.text) && span !== undefined && hand.take('add');
  const { targets, film, vague } = pictures(hand);
  // “Add 5 seconds of birds.wav” makes nothing longer.
  const isAdded = ADDS.test(hand.text) && targets.some(isOfRecording);
  if (isAdded) return null;
  hand.take('show', 'long', 'make', 'change', 'put', 'keep', 'bit-more', 'much-more', 'in', 'up');
  if (said) hand.take('only', 'play');
  if (longer || shorter) hand.take('more', 'less', 'with', 'add', 'shorten');
  if (said && saysTo(hand, said)) hand.take('shorten');
  if (vague) return unclearWhich('length', CLIPS);
  const named = targets.length > 0 ? targets : images || (each && !film) ? [IMAGES] : [];
  const it = given && isPictureOrNone(hand.spoken) && hand.spoken ? [hand.spoken] : elided(hand);
  const found = named.length > 0 || film ? named : it;
  if (share !== undefined) {
    hand.take('cut', 'trim', 'shorten', 'split');
    if (found.length === 0 && film && share < 1) {
      return [
        edit({ do: 'keep', target: null, range: { from: null, to: { of: 'share', share } } }),
      ];
    }
    if (found.length === 0) return film ? unclearHowMuch('length') : null;
    return editEach(found, (target) => ({ do: 'length', target, ms: { times: share } }));
  }
  if (span === undefined) {
    return (longer || shorter) && (found.length > 0 || film) && hand.left().length === 0
      ? unclearHowMuch('length')
      : null;
  }
  if (film && found.length === 0 && longer) {
    if (hand.context.pictures > 1) return unclearWhich('length', CLIPS);
    return [edit({ do: 'length', target: FIRST, ms: { plus: span } })];
  }
  if (film && found.length === 0 && shorter) {
    return [
      edit({ do: 'cut-out', target: null, range: { from: { of: 'end', ms: span }, to: null } }),
    ];
  }
  const isSet = said && !BY.test(hand.ahead(said)) && saysLength(hand, said);
  const ms: Amount = isSet
    ? { to: span }
    : longer
      ? { plus: span }
      : shorter
        ? { plus: -span }
        : { to: span };
  return editEach(found, (target) => ({ do: 'length', target, ms }));
};

const lengthened = (last: Request | undefined): boolean =>
  last?.ask === 'edit' && last.operation.do === 'length' && 'to' in last.operation.ms;

const isOfRecording = (target: Target): boolean => target.by === 'name' && target.track === 'audio';

const saysLength = (hand: Hand, said: Item): boolean =>
  saysTo(hand, said) || NAMED_AFTER.test(hand.ahead(said));
