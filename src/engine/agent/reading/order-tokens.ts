import type { ReadingContext } from '../requests.js';
import type { Found } from './items.js';
import { pattern } from './matching.js';
import { readCalled, readFile, readSpoken, readStem } from './names.js';
import { NUMBER, numberOf, ORDINAL, ordinalOf } from './numbers.js';
import { readThing } from './things.js';

/** A picture of an order list; `fresh` where it waits for its place, nothing where no picture is called so. */
export type Placed =
  | { by: 'name'; name: string; fresh: boolean }
  | { by: 'number'; number: number }
  | { by: 'nothing'; words: string };

/** What the words of an order list are, one after the other. */
export type ListToken = { start: number; end: number; text: string } & (
  | { is: 'one'; one: Placed; bare: boolean }
  /** `leads` where it is said ahead of what stands there. */
  | { is: 'place'; at: number; leads: boolean; says: string }
  | { is: 'break'; says: string }
  | { is: 'word'; says: string }
  | { is: 'strange' }
);

const ORDER = pattern(
  '(?:the )?(?:clip |scene |photo )?(?:re-?order|order|sequence|re-?arrange|arrange|line ?up|sort)(?:ed|ing)?|(?:播放|片段|排列)?(?:顺序|次序)|排[列序成]|重排',
);
const THEN = pattern(
  '(?:(?:and|&) )?(?:then|next|after (?:that|it|which)|afterwards|followed by)|(?:->|=>|→|>)|再|然后|接着|之后|随后|跟着|接下来|其次|后面?接',
);
const BREAK = pattern('[,,、:/]|-|and|&|和|跟|与');
const PLACES: readonly (readonly [at: number, leads: boolean, says: string, source: string])[] = [
  [1, true, '', '(?:start|begin|open|kick off|lead)(?:ing|s)? (?:it )?(?:off )?(?:with|on|by)'],
  [-1, true, '', '(?:end|finish|clos(?:e)|wrap up|conclud(?:e))(?:ing|s)? (?:it )?(?:with|on)'],
  [1, false, '', '(?:to|at|in) the (?:very )?(?:start|beginning|front)|the opener'],
  [-1, false, '', '(?:to|at) the (?:very )?end|the closer'],
  [-1, true, '', 'finally|lastly'],
  [0, false, '', '(?:in |to )?(?:the )?middle|(?:放)?(?:在)?中间'],
  [1, false, 'first-zh', '(?:最先|首先|先)(?:出现|出场|播放?|放|来|上)(?=[,，、。吧]|$)'],
  [1, true, 'first-zh', '首先|先|最先'],
  [-1, true, 'last-zh', '最后(?=[再才]?(?:放|播|是|接|用|上|为)?(?:[\\w\\p{Script=Han}]))'],
  [
    -1,
    false,
    'last-zh',
    '(?:放|排|在|到)*(?:最后面?(?:一[个位])?|末尾|结尾|收尾)|在后面?(?=[,，、。]|$)|(?:结束|压轴)(?=[,，、。]|$)',
  ],
  [
    1,
    false,
    'first-zh',
    '(?:放|排|在|到)*(?:最前面?|开[头场]|打头)(?!的?[那这])|在前面?(?=[,，、。]|$)|开始(?=[,，、。]|$)',
  ],
];
const PLACE = PLACES.map(([at, leads, says, source]) => ({
  at,
  leads,
  says,
  find: pattern(source),
}));
const NTH = pattern(`(?:the )?(?:very )?(?<nth>${ORDINAL})(?: (?:place|spot|position))?`);
/** 第三段放第一个: behind a picture, its place. */
const PUT_ZH = pattern(
  '(?:放|排|移|调|在|到)+第(?<nth>[一二三四五六七八九十\\d]+)[个位张段]?(?= ?(?:$|[,、]))',
);
const NEW_CLAUSE = /(?:^|[,、:先再]|然后|接着|最后)\s*$/u;
const NTH_ZH = pattern(
  '(?:(?<!(?:^|[,、:先再]|然后|接着|最后)\\s*)[放排]|在|到)*第(?<nth>[一二三四五六七八九十\\d]+)(?:[个位])?(?![段张个])',
);
/** 第一个放海滩: a place, where a name is said to stand in it. */
const IN_PLACE = pattern(
  '第(?<nth>[一二三四五六七八九十\\d]+)[个段张位]?(?:放|是|播|为|用|:)(?![第最开末前中]|\\d)',
);
const VERB = pattern('play|show|put|place|go(?:es)?|comes?|make it|播放?|放');
const WORD = pattern(
  "(?:i'd|let's|thanks|thank you|hmm|can|could|will|you|pls|plz|let|just|hey|ok|think|guess|the|my|our|a|an|clips|shots|scenes|parts|photos|pictures|videos|film|ones?|it|them|these|those|everything|all|please|should|must|be|is|are|have|make|set|change|switch|want|need|i|we|with|to|as|in|into|on|this|that|following|new|like|so|would|up|now|for me)|我?觉得|谢谢|[吧呗哈啊]|就|以|用|从|按照?|片段|镜头|视频|照片|图片|画面|重新|调整|设置|变|应该|一下|这样|以下|如下|它们|所有|全部|帮我|我想|想|吧|出现|[的把将改换调成为是要请就来在到用接段个张上那这排]",
);
const NUMBERED = pattern(
  '(?:clip |number |no\\.? ?|#)?(?<n>\\d{1,2}|(?:one|two|three|four|five|six|seven|eight|nine|ten)(?= ?(?:$|[,.、!]|and\\b|then\\b)))',
);
/** “The third one second”: a picture, and its place. */
const NTH_ONE = pattern(`(?:the )?(?<nth>${ORDINAL}) one(?= (?:second|2nd) ?(?:$|[,.]))`);
/** A photo may well be called `b.png`. */
const LETTERS = pattern('[a-z]{1,2}(?= ?(?:$|[,.、>→-]|and\\b|then\\b))');
const BARE_ZH = pattern('第(?<n>[一二三四五六七八九十\\d]+)');
const STRANGER = /(?:^|[^a-z])the $|[放播]$/iu;
const LONE = /[a-z]{3,20}(?= ?(?:$|[,.]| and\b| then\b))|\p{Script=Han}{1,4}(?=$|[,,、])/iuy;
const OTHER = /[\p{L}\p{N}'-]+|\S/uy;
const IS_NUMBER = new RegExp(`^${NUMBER}$`, 'u');

/** The words of a text from one place to another, as an order list has them. */
export function tokensOf(
  whole: string,
  from: number,
  to: number,
  context: ReadingContext,
): ListToken[] {
  const text = whole.slice(0, to);
  const spoken = hasOrder(text, from) || listsNumbers(text.slice(from), context.pictures);
  const tokens: ListToken[] = [];
  let at = from;
  while (at < to) {
    if (/\s/.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const digits = spoken ? digitsAt(text, at, context.pictures) : [];
    tokens.push(...digits);
    at += digits.length;
    if (digits.length > 0) continue;
    const token = tokenAt(text, at, context, spoken);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

function hasOrder(text: string, from: number): boolean {
  for (let at = from; at < text.length; at += 1) {
    if (/[a-z]/i.test(text.charAt(at - 1)) && /[a-z]/i.test(text.charAt(at))) continue;
    if (ORDER(text, at)) return true;
  }
  return false;
}

const ROW =
  /(?<![\d.:])[1-9](?:(?:\s*(?:[,，、>→-]|->|and\b|then\b|first\b|再|然后|最后|放|&)\s*|\s+)+[1-9])+(?![\d.:]|\s*(?:%|s\b|secs?\b|seconds?\b|beats?\b|times\b|[秒分倍拍]))/iu;

/** “3, 1, 2”: every picture by its number, once. */
function listsNumbers(text: string, pictures: number): boolean {
  const row = ROW.exec(text)?.[0];
  return row !== undefined && isEach(row.match(/[1-9]/gu)?.map(Number) ?? [], pictures);
}

const isEach = (numbers: readonly number[], pictures: number): boolean =>
  numbers.length === pictures &&
  pictures > 2 &&
  new Set(numbers).size === pictures &&
  numbers.every((number) => number <= pictures);

const DIGITS = pattern('(?<![\\d.])[1-9]{3,9}(?![\\d.%])|[一二三四五六七八九]{3,9}');

/** 顺序改成312: the numbers of all pictures, without anything between them. */
function digitsAt(text: string, at: number, pictures: number): ListToken[] {
  const found = DIGITS(text, at)?.[0] ?? '';
  const numbers = [...found].map((sign) => Number(sign) || (ordinalOf(`第${sign}`) ?? 0));
  if (!isEach(numbers, pictures)) return [];
  return numbers.map((number, i) => ({
    start: at + i,
    end: at + i + 1,
    text: found.charAt(i),
    is: 'one',
    one: { by: 'number', number },
    bare: true,
  }));
}

function tokenAt(text: string, at: number, context: ReadingContext, spoken: boolean): ListToken {
  const spot = (length: number) => ({
    start: at,
    end: at + length,
    text: text.slice(at, at + length),
  });
  const inPlace = IN_PLACE(text, at);
  const nth = ordinalOf(`第${inPlace?.groups?.nth ?? ''}`);
  if (inPlace && nth)
    return { ...spot(inPlace[0].length), is: 'place', at: nth, leads: true, says: 'first-zh' };
  const says = PUT_ZH(text, at);
  const put = says && NEW_CLAUSE.test(text.slice(0, at)) ? null : says;
  const behind = ordinalOf(`第${put?.groups?.nth ?? ''}`);
  if (put && behind) {
    return { ...spot(put[0].length), is: 'place', at: behind, leads: false, says: 'first-zh' };
  }
  const one = oneAt(text, at, context, spoken);
  if (one) return { ...spot(one.length), is: 'one', one: one.one, bare: one.bare };
  const order = ORDER(text, at);
  if (order) return { ...spot(order[0].length), is: 'word', says: 'order' };
  const then = THEN(text, at);
  if (then) {
    const says = /^(?:->|=>|→|>)/u.test(then[0]) ? 'order' : 'then';
    return { ...spot(then[0].length), is: 'break', says };
  }
  for (const place of PLACE) {
    const found = place.find(text, at);
    if (found) {
      const { leads, says } = place;
      return { ...spot(found[0].length), is: 'place', at: place.at, leads, says };
    }
  }
  const placed = NTH(text, at) ?? NTH_ZH(text, at);
  const written = placed?.groups?.nth ?? '';
  const number = ordinalOf(/^[一-龥\d]+$/u.test(written) ? `第${written}` : written);
  if (placed && number !== null) {
    return { ...spot(placed[0].length), is: 'place', at: number, leads: false, says: '' };
  }
  const stop = BREAK(text, at);
  if (stop) return { ...spot(stop[0].length), is: 'break', says: '' };
  const verb = VERB(text, at);
  if (verb) return { ...spot(verb[0].length), is: 'word', says: 'verb' };
  const word = WORD(text, at);
  if (word) return { ...spot(word[0].length), is: 'word', says: '' };
  if (STRANGER.test(text.slice(0, at))) {
    LONE.lastIndex = at;
    const words = LONE.exec(text)?.[0];
    if (words)
      return { ...spot(words.length), is: 'one', one: { by: 'nothing', words }, bare: false };
  }
  OTHER.lastIndex = at;
  return { ...spot(OTHER.exec(text)?.[0].length ?? 1), is: 'strange' };
}

const SEPARATOR = /[,、&]|\band\b|[和跟与]/iu;

/** “Clip 3, clip 1” names two: the first of them. */
function oneThing(text: string, at: number, context: ReadingContext): Found | null {
  const found = readThing(text, at, context);
  const stop = text.slice(at).search(SEPARATOR);
  return found && found.meanings.length > 1 && stop > 0 && stop < found.length
    ? readThing(text.slice(0, at + stop).trimEnd(), at, context)
    : found;
}

/** The picture that is called at a place; bare numbers are pictures where an order is `spoken` of. */
function oneAt(
  text: string,
  at: number,
  context: ReadingContext,
  spoken: boolean,
): { one: Placed; length: number; bare: boolean } | null {
  const told = NTH_ONE(text, at);
  const nth = ordinalOf(told?.groups?.nth ?? '');
  if (told && nth !== null) {
    return { one: { by: 'number', number: nth }, length: told[0].length, bare: false };
  }
  const found =
    readFile(text, at, context) ??
    readCalled(text, at, context) ??
    readStem(text, at, context) ??
    oneThing(text, at, context) ??
    readSpoken(text, at, context);
  const [meaning, ...more] = found?.meanings ?? [];
  if (found && meaning?.is === 'file' && meaning.kind !== 'audio' && more.length === 0) {
    const { name, placed } = meaning;
    const one: Placed =
      placed === null ? { by: 'nothing', words: name } : { by: 'name', name, fresh: !placed };
    return { one, length: found.length, bare: false };
  }
  if (
    found &&
    meaning?.is === 'thing' &&
    meaning.thing === 'picture' &&
    meaning.target.by === 'number' &&
    more.length === 0
  ) {
    return {
      one: { by: 'number', number: meaning.target.number },
      length: found.length,
      bare: false,
    };
  }
  if (!spoken) return null;
  const letters = LETTERS(text, at)?.[0];
  const known = context.media.findLast(
    ({ name, kind }) => kind !== 'audio' && name.toLowerCase().replace(/\.[^.]+$/, '') === letters,
  );
  if (letters && known) {
    const one: Placed = { by: 'name', name: known.name, fresh: !known.placed };
    return { one, length: letters.length, bare: false };
  }
  const number = NUMBERED(text, at) ?? BARE_ZH(text, at);
  const written = number?.groups?.n ?? '';
  if (!number || !IS_NUMBER.test(written)) return null;
  const value = /^[\da-z]/i.test(written) ? numberOf(written) : (ordinalOf(`第${written}`) ?? 0);
  return { one: { by: 'number', number: value }, length: number[0].length, bare: true };
}
