import type { Place, Target } from '../../timeline/index.js';
import type { Found, Reader } from './items.js';
import { pattern } from './matching.js';
import { NUMBER, numberOf } from './numbers.js';

type TargetAt = (text: string, at: number) => { target: Target; length: number } | null;

const OF =
  '(?: of (?:the |this |my )?(?:(?:whole )?(?:video|film|movie|timeline|sequence|order|line|queue|song|music|clips))(?! ?\\d))?';
const FRONT = pattern(
  `to (?:the )?(?:very )?(?:front|start|beginning|first (?:place|position)|top of the (?:order|line))${OF}|(?:the )?(?:very )?first(?= ?(?:$|[,.;]|and\\b|then\\b))|到?最前面?|(?:到)?最开头|到?第一[位个]|(?:到)?开头(?:位置)?(?=$|[,.;])`,
);
const BACK = pattern(
  `to (?:the )?(?:very )?(?:end|back|last (?:place|position))${OF}|(?:the )?(?:very )?last(?= ?(?:$|[,.;]|and\\b|then\\b))|到?最后面|到?最末尾?|到?最后(?:一位)?(?=$|[,.;])|(?:到)?(?:末尾|结尾)(?=$|[,.;])`,
);
const NUMBERED = pattern(
  `(?:to|at|in|into|as) (?:position|place|number|spot|slot) (?:number )?(?<n>${NUMBER})|到?第 ?(?<zh>${NUMBER}) ?(?:位|个位置)`,
);
const BEFORE = pattern(
  '(?:right |directly |just )?(?:before|in front of|ahead of) (?:the )?(?=\\S)',
);
const AFTER = pattern('(?:right |directly |just )?(?:after|behind|following) (?:the )?(?=\\S)');
const BEFORE_ZH = pattern('的?(?:之前|前面|前边|之前面|前(?!\\d|半))');
const AFTER_ZH = pattern('的?(?:之后|后面|后边|后(?!\\d|半))');

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
    const { n, zh } = numbered.groups ?? {};
    return found({ at: 'number', number: numberOf(n ?? zh ?? '') }, numbered[0].length);
  }
  for (const [side, find] of [
    ['before', BEFORE],
    ['after', AFTER],
  ] as const) {
    const word = find(text, at);
    const of =
      word &&
      (targetAt(text, at + word[0].length) ??
        targetAt(text, at + word[0].replace(/the $/i, '').length));
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
  `(?:at|in|from|on|near) (?:the )?(?:very )?(?:start|beginning|opening|top of the video)${OF}|(?:在|从)?(?:视频|影片|片子)?的?(?:开头|片头|一开始|最开始|开场|开始(?:时|处|的时候))(?:处|的时候|部分|时)?`,
);
const END = pattern(
  `(?:at|in|towards|near|on|for) (?:the )?(?:very )?(?:end|ending|close|finish)${OF}|(?:在)?(?:视频|影片|片子)?的?(?:结尾|末尾|片尾|最后(?![一二两三四五六七八九十半\\d ]|面)|收尾|结束(?:时|处|的时候|前))(?:处|的时候|部分|时)?`,
);

/** At the start or the end, of whatever the clause is about. */
export const readEdge: Reader = (text, at) => {
  const start = START(text, at);
  if (start) return { meanings: [{ is: 'edge', edge: 'start' }], length: start[0].length };
  const end = END(text, at);
  return end && { meanings: [{ is: 'edge', edge: 'end' }], length: end[0].length };
};
