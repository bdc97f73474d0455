import type { TimeRange } from '../../timeline/index.js';
import type { Rule } from './hand.js';
import { ORDINAL, ORDINAL_ZH, ordinalOf } from './numbers.js';
import { edit, isOfTitles } from './targets.js';
import { isKnownText } from './texts.js';
import { lookOf, rangeOf } from './title-looks.js';

/** What may lie between the picture and the text that it gets as well. */
const NTH = new RegExp(
  `^(?:and |then |on |to |for |over |in |the |给|在)*(?<nth>${ORDINAL}|${ORDINAL_ZH})(?: one| clip)?[段个张]?[: ]*(?:with )?$`,
  'iu',
);

/** “Label clip 1 “A” and the second “B””, 第一段字幕“A”，第二段“B”: one more of its kind. */
const another: Rule = (hand) => {
  const last = hand.before.at(-1);
  if (last?.ask !== 'edit' || last.operation.do !== 'title') return null;
  const made = last.operation;
  const [quote, second] = hand.slots('quote');
  if (made.range?.from?.of !== 'thing' || !quote || second) return null;
  if (isKnownText(quote.text, hand.context) || hand.has('change', 'remove', 'replace')) return null;
  const nth = NTH.exec(hand.ahead(quote))?.groups?.nth;
  const place = nth === undefined ? null : ordinalOf(nth);
  if (place !== null && !hand.hasThing('picture')) {
    hand.takeWithin(0, hand.ahead(quote).length);
  }
  const of = {
    of: 'thing',
    target: { by: 'number', track: 'video', number: place ?? 1 },
    ms: 0,
  } as const;
  const range: TimeRange | null =
    place !== null && !hand.hasThing('picture')
      ? { from: { ...of, edge: 'start' }, to: { ...of, edge: 'end' } }
      : rangeOf(hand);
  hand.take('say', 'with', 'put', 'add', 'too');
  if (range?.from?.of !== 'thing' || hand.left().length > 0) return null;
  return [edit({ ...made, text: quote.text, range })];
};

const SIBLING = new RegExp(
  `^(?:and |but |then )*(?:the )?(?<nth>${ORDINAL})(?: one)? |^(?<zh>${ORDINAL_ZH}) ?[个行条]`,
  'iu',
);
/** “The first title in blue, the second in green”: another title, and how that one looks. */
const sibling: Rule = (hand) => {
  const last = hand.before.at(-1);
  if (last?.ask !== 'edit' || last.operation.do !== 'change-title') return null;
  const { target } = last.operation;
  const found = SIBLING.exec(hand.text);
  const number = ordinalOf(found?.groups?.nth ?? found?.groups?.zh ?? '');
  if (!found || number === null || target.by !== 'number' || hand.holds('quote')) return null;
  hand.takeWithin(0, found[0].length);
  hand.things('picture');
  const look = lookOf(hand);
  hand.take('in', 'make', 'change', 'use', 'put', 'with', 'colour', 'size', 'move');
  if (Object.keys(look).length === 0 || hand.left().length > 0) return null;
  return [
    edit({ do: 'change-title', target: { ...target, number }, text: null, range: null, look }),
  ];
};

const SAYS =
  /^(?:and |it |that |which |上面)*(?:写[上着]?|内容[是为]?|文字[是为]?|says?|saying|reads?|reading|should (?:say|read)|with the (?:text|words))[:： ]*$/iu;

/** 标题用金色，写“X”: the title whose look was told before. */
const written: Rule = (hand) => {
  const last = hand.before.at(-1);
  if (last?.ask !== 'edit' || last.operation.do !== 'change-title') return null;
  const [quote, second] = hand.slots('quote');
  if (last.operation.text !== null || !isOfTitles(hand.spoken) || !quote || second) return null;
  if (!SAYS.test(hand.ahead(quote))) return null;
  hand.takeWithin(0, hand.ahead(quote).length);
  if (hand.left().length > 0) return null;
  return [edit({ ...last.operation, text: quote.text, range: null, look: {} })];
};

/** What is said of texts in the light of the title before. */
export const LABEL_RULES: readonly Rule[] = [another, sibling, written];
