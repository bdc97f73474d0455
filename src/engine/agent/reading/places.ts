import type { Place, Target } from '../../timeline/index.js';
import type { Found, Reader } from './items.js';
import { pattern } from './matching.js';
import { NUMBER, numberOf, ORDINAL, ORDINAL_ZH, ordinalOf } from './numbers.js';

type TargetAt = (text: string, at: number) => { target: Target; length: number } | null;

const OF =
  '(?: of (?:the |this |my )?(?:(?:whole )?(?:video|film|movie|timeline|sequence|order|line|queue|song|music|clips))(?! ?\\d))?';
const FRONT = pattern(
  `(?:at|in) (?:the )?(?:very )?front(?! of)${OF}|to (?:the )?(?:very )?(?:front|start|beginning|first (?:place|position)|top of the (?:order|line))${OF}|as (?:the |an? )?(?:very )?(?:opening|opener|first|beginning|start)(?: (?:clip|shot|scene|picture|image|one))?(?! \\d)|the opener|(?:the )?(?:very )?first(?= ?(?:$|[,.;]|and\\b|then\\b|because\\b|since\\b|so\\b|please\\b))|(?:[当作]|作为|当作)(?:视频|影片|片子)?的?(?:开[头场]|片头|第一[个段])|到?最前面?|(?:到)?最开头|到?第一[位个](?!片段|视频|镜头|画面|场景|素材|部分)|(?:到)?开头(?:位置)?(?=$|[,.;])|(?:最先|首先|先)(?:出现|出场|亮相|登场|播放?|来)(?=[吧呢]?(?:$|[,.;]))(?!.*(?:再|然后|接着|最后))`,
);
const BACK = pattern(
  `to (?:the )?(?:very )?(?:end|back|last (?:place|position))${OF}|(?:the )?(?:very )?last(?= ?(?:$|[,.;]|and\\b|then\\b|because\\b|since\\b|so\\b|please\\b))|as (?:the |an? )?(?:very )?(?:ending|end|closing|closer|last|final|finale)(?: (?:clip|shot|scene|picture|image|one))?(?! \\d)|the closer|at the back|(?:[当作]|作为|当作)(?:视频|影片|片子)?的?(?:结尾|收尾|片尾|最后一[个段])|到?最后(?:一[个位])(?=$|[,.;])|(?:到|(?<=[调移挪放]到))最后一[张段个](?=$|[,.;])|到?最后面|到?最末尾?|到?最后(?:一位)?(?=$|[,.;])|(?:到)?(?:末尾|结尾)(?=$|[,.;])`,
);
const NUMBERED = pattern(
  `(?:to|at|in|into|as) (?:the )?(?:position|place|number|spot|slot) (?:number )?(?<n>${NUMBER})|(?:(?:to|in|into|as) (?:the )?)?(?<nth>${ORDINAL})(?: (?:place|position|spot|slot)|(?= ?$))|到?第 ?(?<zh>${NUMBER}) ?(?:位|个位置|(?<=[放排在到移挪调成为换].{0,5})个?(?=$|[,.;]))`,
);
const BEFORE = pattern(
  '(?:right |directly |just )?(?:before|in front of|ahead of) (?:the )?(?=\\S)',
);
const AFTER = pattern('(?:right |directly |just )?(?:after|behind|following) (?:the )?(?=\\S)');
const BEFORE_ZH = pattern(
  `的?(?:之前|前面|前边|之前面|前(?![半面边]))(?!的?${NUMBER} ?[秒分]|的?一半|的?[一二三四五]分之|[先各]?[剪裁去删切])`,
);
const AFTER_ZH = pattern(
  `的?(?:之后|后面|后边|后(?![半面边]))(?!的?${NUMBER} ?[秒分]|的?一半|的?[一二三四五]分之|[先各]?[剪裁去删切])`,
);

const ALONE = pattern(`(?:the )?(?<nth>${ORDINAL})(?: one)?(?= ?(?:$|[,.;]))`);

/** “The first”, which is a picture behind “before” and “after”. */
function nounless(text: string, at: number): { target: Target; length: number } | null {
  const alone = ALONE(text, at);
  const number = ordinalOf(alone?.groups?.nth ?? '');
  return alone && number !== null
    ? { target: { by: 'number', track: 'video', number }, length: alone[0].length }
    : null;
}

const NOUN = '(?:clip|video|shot|scene|photo|picture|image)';
const BETWEEN_TWO = pattern(
  `(?:in )?between (?:the )?(?:${NOUN}s? )?(?<a>\\d+|${ORDINAL})(?: ${NOUN})? and (?:the )?(?:${NOUN} )?(?<b>\\d+|${ORDINAL})(?: ${NOUN}s?)?|(?:在)?(?<za>${ORDINAL_ZH})[段个张]?(?:片段|视频|照片|镜头)?[和跟与](?<zb>${ORDINAL_ZH})[段个张](?:片段|视频|照片|镜头)?(?:之间|中间)`,
);
const BETWEEN = pattern('(?:in )?between (?:the )?(?=\\S)|在');
const AND = pattern(' ?(?:and|和|跟|与) ?(?:the )?');
const BETWEEN_ZH = pattern('的?(?:之间|中间)');
const PUTS =
  /\b(?:put|insert|move|place|stick|slot|squeeze|goes?|comes?|add|show|drop|bring|shift|use|belongs?)\b|[放插移挪加摆排]/iu;
const JOINS =
  /\b(?:(?:cross[- ]?)?fades?|dissolves?|transitions?|wipes?|slides?|dips?|blend|flash|cuts?|titles?|captions?|text)\b|转场|叠|溶|淡|闪|擦|划|滑|过渡|黑场|标题|字幕|文字/iu;

let last = { text: '', puts: false };
/** Whether something is put somewhere; asked at each place of a message, and looked for once. */
function putsPicture(text: string): boolean {
  if (last.text !== text) last = { text, puts: PUTS.test(text) && !JOINS.test(text) };
  return last.puts;
}

/** Between two pictures, where a picture is put: behind the one that is ahead. */
function betweenAt(text: string, at: number, targetAt: TargetAt): Found | null {
  if (!putsPicture(text)) return null;
  const two = BETWEEN_TWO(text, at);
  if (two) {
    const { a, b, za, zb } = two.groups ?? {};
    const numbers = [a ?? za ?? '', b ?? zb ?? ''].map(placeIn);
    const number = Math.min(...numbers);
    if (number > 0) return found(after({ by: 'number', track: 'video', number }), two[0].length);
  }
  const word = BETWEEN(text, at);
  const begin = at + (word?.[0].length ?? 0);
  const first = targetAt(text, begin);
  const and = first && AND(text, begin + first.length);
  const next = begin + (first?.length ?? 0) + (and?.[0].length ?? 0);
  const second = and && targetAt(text, next);
  if (!first || !second) return null;
  const end = next + second.length;
  const closes = BETWEEN_ZH(text, end);
  const isSaid = word !== null && word[0] !== '在';
  if (!isSaid && !closes) return null;
  const ahead = [first.target, second.target].sort(byNumber)[0] ?? first.target;
  return found(after(ahead), end - at + (isSaid ? 0 : (closes?.[0].length ?? 0)));
}

const placeIn = (written: string): number =>
  /^\d/.test(written) ? Number(written) : (ordinalOf(written) ?? 0);
const after = (target: Target): Place => ({ at: 'after', target });
/** Those that are not called by their number stay as they were said. */
const byNumber = (a: Target, b: Target): number =>
  a.by === 'number' && b.by === 'number' ? a.number - b.number : 0;

const found = (place: Place, length: number): Found => ({
  meanings: [{ is: 'place', place }],
  length,
});

/** A place in the order of the pictures: `to the front`, `after clip 2`, 第一段后面. */
export function readPlace(text: string, at: number, targetAt: TargetAt): Found | null {
  const front = FRONT(text, at);
  if (front) return found({ at: 'start' }, front[0].length);
  const back = BACK(text, at);
  if (back) return found({ at: 'end' }, back[0].length);
  const numbered = NUMBERED(text, at);
  if (numbered) {
    const { n, zh, nth } = numbered.groups ?? {};
    const number = nth === undefined ? numberOf(n ?? zh ?? '') : ordinalOf(nth);
    if (number === -1) return found({ at: 'end' }, numbered[0].length);
    if (number !== null && number > 0) return found({ at: 'number', number }, numbered[0].length);
  }
  const between = betweenAt(text, at, targetAt);
  if (between) return between;
  for (const [side, find] of [
    ['before', BEFORE],
    ['after', AFTER],
  ] as const) {
    const word = find(text, at);
    const of =
      word &&
      (targetAt(text, at + word[0].length) ??
        targetAt(text, at + word[0].replace(/the $/i, '').length) ??
        nounless(text, at + word[0].replace(/the $/i, '').length));
    if (word && of) {
      const begins = targetAt(text, at + word[0].length)
        ? word[0].length
        : word[0].replace(/the $/i, '').length;
      return found({ at: side, target: of.target }, begins + of.length);
    }
  }
  const of = targetAt(text, at);
  if (!of) return null;
  const end = at + of.length;
  const gap = /\s*/y;
  gap.lastIndex = end;
  const space = gap.exec(text)?.[0].length ?? 0;
  for (const [side, find] of [
    ['before', BEFORE_ZH],
    ['after', AFTER_ZH],
  ] as const) {
    const word = find(text, end + space);
    if (word) return found({ at: side, target: of.target }, of.length + space + word[0].length);
  }
  return null;
}

const START = pattern(
  `(?:at|in|from|on|near) (?:the )?(?:very )?(?:start|beginning|opening|top of the video)${OF}|opening(?= (?:title|caption|text|card))|(?:在|从)?(?:视频|影片|片子)?的?(?:开头|片头|一开始|最开始|开场|开始(?:时|处|的时候))(?:处|的时候|部分|时)?|最?前面(?=[先各都]?[剪裁去删切])`,
);
const END = pattern(
  `(?:at|in|towards|near|on|for) (?:the )?(?:very )?(?:end|ending|close|finish)${OF}|closing(?= (?:title|caption|text|card))|(?:在)?(?:视频|影片|片子)?的?(?:结尾|末尾|片尾|最后(?![一二两三四五六七八九十半\\d ]|面)|收尾|结束(?:时|处|的时候|前)|尾巴|尾部|末端)(?:处|的时候|部分|时)?|最?后面(?=[先各都]?[剪裁去删切])`,
);

/** At the start or the end, of whatever the clause is about. */
export const readEdge: Reader = (text, at) => {
  const start = START(text, at);
  if (start) return { meanings: [{ is: 'edge', edge: 'start' }], length: start[0].length };
  const end = END(text, at);
  return end && { meanings: [{ is: 'edge', edge: 'end' }], length: end[0].length };
};
