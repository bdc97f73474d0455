import type { Target } from '../../timeline/index.js';
import type { Hand } from './hand.js';
import type { Item } from './items.js';

/** Where in the film something is to be heard, told by a picture. */
export interface Stretch {
  target: Target;
  /** While it is seen, or from where it begins, or behind it. */
  is: 'during' | 'since' | 'after';
}

const ARTICLE = '(?: (?:all of|the|my|whole|entire))*';
const SINCE = new RegExp(
  `(?:\\b(?:(?:when|as soon as|once|the moment|with|together with|from|since|starting (?:at|with|from)|beginning (?:at|with))|(?:at|from|with|since)? ?(?:the )?(?:very )?(?:start|beginning) of)${ARTICLE}|[从跟和]) *$`,
  'iu',
);
const AT_START = /\b(?:at|from|with|since) the (?:very )?(?:start|beginning) *$/iu;
const AT_END = /\b(?:at|from|with|since) the (?:very )?end *$/iu;
const AFTER = new RegExp(`\\bafter${ARTICLE} *$`, 'iu');
const DURING = new RegExp(
  `(?:\\b(?:during|in|over|under(?:neath)?|beneath|below|behind|throughout|for|while|when|as|as long as|inside|on|to)${ARTICLE}|[在给到当等为放]|^) *$`,
  'iu',
);
const BEGINS =
  /^ *(?:(?:starts?|begins?|comes? (?:on|in|up)|appears?|is shown)\b|on(?:wards?)?(?= *(?:$|[,.]))|的?(?:一?开始|开头)(?:的?时候?|时|处|那里)?|一?起(?:开始)?)/iu;
const ENDS =
  /^ *(?:(?:ends?|is over|finishes|stops)\b|(?:结束|播完|放完|完)了?(?:的?时候?|时|之?后|以?后)?|之?后(?!面)|以后)/iu;
const GOES_ON =
  /^ *(?:(?:is|are)? ?(?:playing|on screen|on|shown|showing|running)\b|plays\b|runs\b|lasts\b|的?时候|的?期间|播放?时|时|里面?(?:的)?|的|中间?|的?(?:下面?|底下)|那里)/iu;

/** “During clip 2”, “when the forest starts”, 第二段的时候: read of the one picture that is named. */
export function stretchOf(hand: Hand): Stretch | null {
  const named: { item: Item; target: Target }[] = [
    ...hand
      .free('thing')
      .filter(({ thing, target }) => thing === 'picture' && target.by === 'number')
      .map((item) => ({ item, target: item.target })),
    ...hand
      .free('file')
      .filter(({ kind, placed }) => kind !== 'audio' && placed === true)
      .map((item) => ({
        item,
        target: { by: 'name', name: item.name, track: 'video' } as const,
      })),
  ];
  const [one, ...more] = named;
  if (!one || more.length > 0) return null;
  const said = hand.ahead(one.item);
  const from = said.length;
  const to = from + one.item.end - one.item.start;
  // “From clip 2” is one name.
  const lead = /^(?:from|in|on|of|off|within) /iu.exec(hand.text.slice(from, to))?.[0] ?? '';
  const before = `${said}${lead}`;
  const behind = hand.text.slice(to);
  const [begins, ends, goesOn] = [BEGINS, ENDS, GOES_ON].map((find) => find.exec(behind)?.[0]);
  const edge =
    AT_START.test(said) && /^of /iu.test(lead)
      ? AT_START
      : AT_END.test(said) && /^of /iu.test(lead)
        ? AT_END
        : null;
  const opening = [SINCE, AFTER, DURING].find((find) => find.test(before));
  const is =
    edge === AT_END || opening === AFTER || ends
      ? 'after'
      : edge === AT_START || begins || (opening === SINCE && !goesOn)
        ? 'since'
        : opening || goesOn
          ? 'during'
          : null;
  if (is === null) return null;
  const ahead = (edge ?? opening)?.exec(edge ? said : before)?.index ?? from;
  hand.takeItem(one.item);
  hand.takeWithin(Math.min(ahead, from), to + (ends ?? begins ?? goesOn ?? '').length);
  return { target: one.target, is };
}
