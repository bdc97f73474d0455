import type { Place, Target } from '../../timeline/index.js';
import type { Found, Reader } from './items.js';
import { pattern } from './matching.js';
import { NUMBER, numberOf, ORDINAL, ORDINAL_ZH, ordinalOf } from './numbers.js';

type TargetAt = (text: string, at: number) => { target: Target; length: number } | null;

/** Where a clause ends, and what may still be said there. */
const END_OF = '[吧呢哈呗啊啦去]?(?:$| ?[,.;!?。])';
const OF =
  '(?: of (?:the |this |my )?(?:(?:whole )?(?:video|film|movie|timeline|sequence|order|line|queue|song|music|clips))(?! ?\\d))?';
/** 把第一个…, 删掉第一个: a picture, and no place. */
const NO_TARGET = '(?<!^|[把将和跟与掉除、,]\\s*|换|复制|重复|播放|遍|次|(?:^|先)放|替代?)';
const ALL_OTHERS =
  '(?:everything(?: else)?|anything else|(?:all )?the (?:others|rest|other (?:clips|ones|shots|photos|pictures)))';
const FRONT = pattern(
  `(?:right |all the way )?(?:(?:at|in) (?:the )?(?:very )?(?:front(?! of))|up front|(?:on)?to (?:the )?(?:very )?(?!(?:start|begin\\w*) (?:at|with|from|\\d|an? |one |two |half |from )|$^)(?:front|start|beginning|top(?= ?(?:$|[,.;]| of the (?:order|line|film|video)))|first (?:place|position|spot|slot)))(?: of the (?:order|line))?${OF}|before ${ALL_OTHERS}|as (?:the |an? )?(?:very )?(?:opening|opener|first|beginning|start|intro)(?: (?:clip|shot|scene|picture|image|one|video|thing|photo))?(?! \\d)|the opener|(?:the )?(?:very )?first(?= ?(?:$|[,.;!?]|and\\b|then\\b|because\\b|since\\b|so\\b|please\\b|pls\\b|thanks\\b|too\\b|instead\\b))|(?:[当作]|作为|当作)(?:视频|影片|片子)?的?(?:开[头场]|片头|第一(?:[个段张](?:画面|镜头|片段)?)?)|[到在]?最前[面边头端方]?(?!的?那)|到?(?:首位|前头)|(?:到)?最开[头始]|到?第一[位名](?!片段|视频|镜头)|${NO_TARGET}到?第一个(?!片段|视频|镜头|画面|场景|素材|部分|的?位|的?[前后之]|标题|字幕|转场)|(?<=[放排到在成为])第一(?:的位置)?(?=${END_OF})|(?:到)?开头(?:位置)?(?=${END_OF})|(?:最先|首先|先)(?:出现|出场|亮相|登场|播放?|放|上|来)(?=${END_OF})(?!.*(?:再|然后|接着|最后(?!那?一?[段个张])))|(?<=^|[,，。;开头视频影片]\\s*)(?:首先|先)(?:出现|播放|播|放|上|来)(?![慢大小缩快在到个])(?=.*[^吧呢\\s])(?!.*(?:再|然后|接着|最后(?!那?一?[段个张])))|第一[个张](?=(?:应该)?放(?![慢大小缩快在到一两三四\\d第最开末前]))`,
);
const BACK = pattern(
  `(?:right |all the way )?(?:on)?to (?:the )?(?:very )?(?!end (?:at|after|with|\\d|an? |one |two |half ))(?:end|back|tail|last (?:place|position|spot|slot))${OF}|after ${ALL_OTHERS}|for last|(?:the )?(?:very )?last(?= ?(?:$|[,.;!?]|and\\b|then\\b|because\\b|since\\b|so\\b|please\\b|pls\\b|thanks\\b|too\\b|instead\\b))|as (?:the |an? )?(?:very )?(?:ending|end|closing|closer|last|final|finale)(?: (?:clip|shot|scene|picture|image|one|video|thing|photo))?(?! \\d)|the closer|at the (?:very )?back|(?:[当作]|作为|当作)(?:视频|影片|片子)?的?(?:结尾|收尾|片尾|最后一[个段张](?:画面|镜头|片段)?)|最后一[个张](?=(?:应该)?放(?![慢大小缩快在到一两三四\\d第最开末前]))|${NO_TARGET}到?最后(?:一[个位])(?=${END_OF})|(?:到|(?<=[调移挪放]到))最后一[张段个](?=${END_OF})|[到在]?最后[面边头方]|(?<=[放插加移挪排调接贴补塞搬拖][入进动]?)到(?:整个)?(?:视频|影片|片子)的?(?:末尾|结尾|最后面?|尾部|片尾)(?=${END_OF})|到?最末[尾端]?|到?(?:尾部|末位)|到?最后(?:一位|的位置)?(?=${END_OF})|(?:到)?(?:末尾|结尾)(?=${END_OF})`,
);
const NUMBERED = pattern(
  `(?:to|at|in|into|as) (?:the )?(?:position|place|number|spot|slot) (?:number )?(?<n>${NUMBER})|(?:(?:to|in|into|as) (?:the )?)?(?<nth>${ORDINAL})(?: (?:place|position|spot|slot)|(?= ?(?:$|[!?])))|到?第 ?(?<zh>${NUMBER}) ?(?:位|个?的?位置|(?<=(?:[放排在到移挪调成为]|换到).{0,5})个?(?=${END_OF}))`,
);
const BEFORE = pattern(
  '(?:right |directly |just |somewhere )?(?:before|in front of|ahead of) (?:the )?(?=\\S)',
);
const AFTER = pattern(
  '(?:right |directly |just |somewhere )?(?:after|behind|follow(?:s|ing)?) (?:the )?(?=\\S)',
);
const BEFORE_ZH = pattern(
  `的?(?:之前|前面|前边|前头|之前面|前(?![半面边]))(?!的?${NUMBER} ?[秒分s]|的?一半|的?[一二三四五]分之|[先各都全]?(?:[剪裁删切砍掐扔拿]|去(?=[掉除])|移[除掉]))`,
);
const AFTER_ZH = pattern(
  `的?(?:之后|后面|后边|后(?![半面边]))(?!的?${NUMBER} ?[秒分s]|的?一半|的?[一二三四五]分之|[先各都全]?(?:[剪裁删切砍掐扔拿]|去(?=[掉除])|移[除掉]))`,
);

/** 先于第二段, 比第二段先出现. */
const AHEAD_ZH = pattern('先于|要?比');
const COMES_FIRST_ZH = pattern('更?[先早](?:出现|播放?|放|来|上)?');

const ALONE = pattern(`(?:the )?(?<nth>${ORDINAL})(?: one)?(?= ?(?:$|[,.;!?]))`);

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
  `(?:in )?between (?:the )?(?:${NOUN}s? )?(?<a>\\d+|${ORDINAL})(?: ${NOUN})? and (?:the )?(?:${NOUN} )?(?<b>\\d+|${ORDINAL})(?: ${NOUN}s?)?|(?:在)?(?<za>${ORDINAL_ZH})[段个张]?(?:片段|视频|照片|镜头)?[和跟与](?<zb>${ORDINAL_ZH})[段个张]?(?:片段|视频|照片|镜头)?的?(?:之间|中间)`,
);
const BETWEEN_FEW = pattern(
  `(?:in )?between the (?:first|(?<last>last)) two(?: ${NOUN}s)?|在?(?:前|(?<lastZh>最?后))[两2][段个张](?:片段|视频|照片|镜头)?的?(?:之间|中间)|(?:in )?between (?:the (?:two|2)|both)(?: ${NOUN}s)?|在?[那这]?[两2][段个](?:片段|视频|镜头)?的?(?:之间|中间)`,
);
const BETWEEN = pattern('(?:in )?between (?:the )?(?=\\S)|在');
const AND = pattern(' ?(?:and|和|跟|与) ?(?:the )?');
const BETWEEN_ZH = pattern('的?(?:之间|中间)');
const PUTS =
  /\b(?:put|insert|move|place|stick|slot|squeeze|goes?|comes?|add|show|drop|bring|shift|use|belongs?|pull|push|take|relocate|reposition|transfer|drag|slip|pop|work|include|throw|paste|set|have|display|be|photo|picture|image|\w+\.(?:jpe?g|png|gif|webp))|[放插移挪加摆排塞补接来调换搬拖拉提弄改在]|展示|显示|出现|照片|图/iu;
const JOINS =
  /\b(?:(?:cross[- ]?)?fades?|dissolves?|transitions?|wipes?|slides?|dips?|blend|flash|cuts?|titles?|captions?|text)\b|转场|叠|溶|淡|闪|擦|划|滑|过渡|黑场|标题|字幕|文字/iu;

const ENDS_CLAUSE = /[,;!?。]|\.(?= |$)|\bthen\b|然后|接着/giu;
let last = { text: '', clauses: [{ to: 0, puts: false }] };
/** Whether something is put somewhere in the clause at a place; looked for once in a message. */
function putsPicture(text: string, at: number): boolean {
  if (last.text !== text) {
    const ends = [...text.matchAll(ENDS_CLAUSE)].map(({ index }) => index);
    const clauses = [...ends, text.length].map((to, i) => {
      const clause = text.slice(i === 0 ? 0 : ends[i - 1], to);
      return { to, puts: PUTS.test(clause) && !JOINS.test(clause) };
    });
    last = { text, clauses };
  }
  return last.clauses.find(({ to }) => at <= to)?.puts ?? false;
}

/** Between two pictures, where a picture is put: behind the one that is ahead. */
function betweenAt(text: string, at: number, targetAt: TargetAt): Found | null {
  if (!putsPicture(text, at)) return null;
  const few = BETWEEN_FEW(text, at);
  if (few) {
    const isLast = (few.groups?.last ?? few.groups?.lastZh) !== undefined;
    const ahead: Target = { by: 'number', track: 'video', number: isLast ? -2 : 1 };
    return found(after(ahead), few[0].length);
  }
  const two = BETWEEN_TWO(text, at);
  if (two) {
    const { a, b, za, zb } = two.groups ?? {};
    const numbers = [a ?? za ?? '', b ?? zb ?? ''].map(placeIn);
    const number = Math.min(...numbers.filter((one) => one > 0));
    if (Number.isFinite(number) && !numbers.includes(0))
      return found(after({ by: 'number', track: 'video', number }), two[0].length);
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
  a.by === 'number' && b.by === 'number' ? fromStart(a.number) - fromStart(b.number) : 0;
/** The last ones come behind all that are counted from the start. */
const fromStart = (number: number): number =>
  number < 0 ? Number.MAX_SAFE_INTEGER + number : number;

const found = (place: Place, length: number): Found => ({
  meanings: [{ is: 'place', place }],
  length,
});

/** A place in the order of the pictures: `to the front`, `after clip 2`, 第一段后面. */
export function readPlace(text: string, at: number, targetAt: TargetAt): Found | null {
  const edge = edgeAt(text, at);
  const other = placeBeside(text, at, targetAt);
  return edge && edge.length >= (other?.length ?? 0) ? edge : other;
}

function edgeAt(text: string, at: number): Found | null {
  const front = FRONT(text, at);
  if (front) return found({ at: 'start' }, front[0].length);
  const back = BACK(text, at);
  return back && found({ at: 'end' }, back[0].length);
}

/** 把海滩调整到第一段: behind a word that moves a picture, its place. */
const NTH_ZH = pattern(
  `第 ?(?<n>${NUMBER}) ?[段张个](?:片段|视频|照片|镜头|画面)?(?:的?位置)?(?=${END_OF})`,
);
const MOVED_TO = /[移挪放排调搬拖拉弄改插摆提换][动整]?[到至]$|[段张个片]放$/u;
const NO_PICTURE = /标题|字幕|文[字案]|片名|字|[声音歌曲乐]|转场|\.(?:mp3|wav|m4a|ogg|flac)/iu;

function numberedZh(text: string, at: number): Found | null {
  if (text.charAt(at) !== '第' || !MOVED_TO.test(text.slice(0, at))) return null;
  const clause =
    text
      .slice(Math.max(0, at - 40), at)
      .split(/[,;。!?]/u)
      .at(-1) ?? '';
  const nth = NO_PICTURE.test(clause) ? null : NTH_ZH(text, at);
  const number = numberOf(nth?.groups?.n ?? '');
  if (!nth || !(number > 0)) return null;
  return found(number === 1 ? { at: 'start' } : { at: 'number', number }, nth[0].length);
}

function placeBeside(text: string, at: number, targetAt: TargetAt): Found | null {
  const numbered = NUMBERED(text, at);
  if (numbered) {
    const { n, zh, nth } = numbered.groups ?? {};
    const number = nth === undefined ? numberOf(n ?? zh ?? '') : ordinalOf(nth);
    if (number === -1) return found({ at: 'end' }, numbered[0].length);
    if (number !== null && number > 0) return found({ at: 'number', number }, numbered[0].length);
  }
  const nth = numberedZh(text, at);
  if (nth) return nth;
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
  const ahead = AHEAD_ZH(text, at)?.[0].length ?? 0;
  const earlier = ahead > 0 ? targetAt(text, at + ahead) : null;
  const first = earlier && COMES_FIRST_ZH(text, at + ahead + earlier.length);
  if (earlier && (text.startsWith('先于', at) || first)) {
    const length = ahead + earlier.length + (first?.[0].length ?? 0);
    return found({ at: 'before', target: earlier.target }, length);
  }
  // 在第一段后面.
  const lead = /[在到]/u.test(text.charAt(at)) ? 1 : 0;
  const named = targetAt(text, at + lead);
  if (!named) return null;
  const of = { ...named, length: named.length + lead };
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
  `(?:at|in|from|on|near) (?:the )?(?:very )?(?:start|beginning|opening|top of the video)${OF}|opening(?= (?:title|caption|text|card))|(?:在|从)?(?:整个)?(?:视频|影片|片子)?的?(?:开头|片头|一开始|最开始|开场|开始(?:时|处|的时候))(?:处|的时候|的?地方|部分|时)?|最?前面(?=[先各都]?(?:[剪裁删切砍掐扔拿]|去(?=[掉除])|移[除掉]))`,
);
const END = pattern(
  `(?:at|in|towards|near|on|for) (?:the )?(?:very )?(?:end|ending|close|finish)${OF}|closing(?= (?:title|caption|text|card))|(?:在)?(?:整个)?(?:视频|影片|片子)?的?(?:结尾|末尾|片尾|尾部|最后(?![一二两三四五六七八九十半\\d ]|[面边头方]|的?[那这][一段个张])|收尾|结束(?:时|处|的时候|前)|尾巴|尾部|末端)(?:处|的时候|的?地方|部分|时)?|最?后面(?=[先各都]?(?:[剪裁删切砍掐扔拿]|去(?=[掉除])|移[除掉]))`,
);

/** At the start or the end, of whatever the clause is about. */
export const readEdge: Reader = (text, at) => {
  const start = START(text, at);
  if (start) return { meanings: [{ is: 'edge', edge: 'start' }], length: start[0].length };
  const end = END(text, at);
  return end && { meanings: [{ is: 'edge', edge: 'end' }], length: end[0].length };
};
