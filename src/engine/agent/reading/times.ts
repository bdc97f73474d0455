import type { TimePoint, TimeRange } from '../../timeline/index.js';
import type { Meaning, Reader } from './items.js';
import { pattern } from './matching.js';
import { NUMBER, numberOf } from './numbers.js';

const CLOCK = '\\d{1,2}:[0-5]\\d(?::[0-5]\\d)?(?:\\.\\d{1,3})?';
const SECONDS = '[ -]?(?:seconds?|secs?|s|秒钟?)(?!(?<=[a-z])[a-z])';
/** “A minute and a half”, 两秒半: half of its unit more. */
const HALVES = `${NUMBER} and a half[ -](?:minutes?|mins?|seconds?|secs?)(?![a-z])|${NUMBER}[ -](?:minutes?|mins?|seconds?|secs?) and a half(?![a-z])|${NUMBER}(?:分钟?|秒钟?)半钟?`;
const WITH_HALF = new RegExp(`^(?<number>${NUMBER}).*?(?<unit>min|sec|分|秒)`, 'iu');
const SPAN = `(?:${HALVES}|${NUMBER}[ -]?(?:minutes?|mins?|分钟?)(?: ?(?:and )?${NUMBER}(?:${SECONDS})?)?|\\d+ ?m ?\\d+ ?s|half a second|half[- ]second(?![a-z])|${NUMBER}${SECONDS}|${NUMBER} ?(?:ms|milliseconds?|毫秒))`;
/** “The first second”: one without a number. */
const ONE = '(?:half )?(?:second|minute)(?: and a half)?(?![a-z])';
const ONES: Readonly<Record<string, number>> = {
  second: 1000,
  'half second': 500,
  minute: 60_000,
  'half minute': 30_000,
  'second and a half': 1500,
  'minute and a half': 90_000,
};
const TIME = `(?:(?:第 ?)?(?:${CLOCK}|${SPAN})(?: ?(?:mark|处|的?位置|的地方|的时候|那里|那一刻))?|second \\d{1,4}(?!\\d|:\\d))`;

/** Milliseconds of a time as it is written; null where it is none. */
function msOf(written: string): number | null {
  const text = written
    .replace(/^(?:第 ?|second (?=\d))/iu, '')
    .replace(/ ?(?:mark|处|的?位置|的地方|的时候|[那这]里|那一刻)$/u, '');
  if (new RegExp(`^${CLOCK}$`).test(text)) {
    return Math.round(text.split(':').reduce((sum, part) => 60 * sum + Number(part), 0) * 1000);
  }
  const one = ONES[text.toLowerCase().replace('-', ' ')];
  if (one !== undefined) return one;
  const half = /and a half|[分秒]钟?半/iu.test(text) ? WITH_HALF.exec(text)?.groups : undefined;
  if (half) {
    const unit = /min|分/iu.test(half.unit ?? '') ? 60_000 : 1000;
    return Math.round((numberOf(half.number ?? '') + 0.5) * unit);
  }
  const parts = [
    ...text.matchAll(new RegExp(`(${NUMBER})[ -]*(分|m(?!s|il)|ms|milli|毫)?`, 'giu')),
  ];
  if (parts.length === 0) return null;
  const seconds = parts.reduce((sum, [, number = '', unit = '']) => {
    const value = numberOf(number);
    if (/^(?:ms|milli|毫)/u.test(unit)) return sum + value / 1000;
    return sum + (unit === '' ? value : 60 * value);
  }, 0);
  return /^half a second$/i.test(text) ? 500 : Math.round(seconds * 1000);
}

const at = (ms: number): TimePoint => ({ of: 'start', ms });
const before = (ms: number): TimePoint => ({ of: 'end', ms });
const share = (part: number): TimePoint => ({ of: 'share', share: part });
const around = (middle: number, ms: number): TimePoint => ({ of: 'share', share: middle, ms });

/** `(?<a>…)` and `(?<b>…)` are times; the range is what `of` makes of them. */
type RangeRow = readonly [source: string, of: (a: number, b: number) => TimeRange | null];

const A = `(?<a>${TIME})`;
const B = `(?<b>${TIME})`;
const BARE = `(?:seconds? )?(?:第 ?)?(?<a>${TIME}|${NUMBER})`;
const FROM_TO =
  ' ?(?:(?:all the way |right )?(?:up )?(?:to|through|thru|until|till)|-|–|—|~|到|至) ?(?:the )?';
const upTo = (ms: number): TimeRange => ({ from: null, to: at(ms) });
const since = (ms: number): TimeRange => ({ from: at(ms), to: null });
const of =
  ' ?(?:of |in )?(?:the )?(?:whole |entire )?(?:(?:video|film|movie|footage|timeline|edit|(?<=whole )thing|(?<heard>song|music|soundtrack|piece|track))(?! ?\\d))?';
const part = (from: number | null, to: number | null) => (): TimeRange => ({
  from: from === null ? null : share(from),
  to: to === null ? null : share(to),
});

const RANGES: readonly RangeRow[] = [
  [
    `(?:from |between |during |over |在|从|于)?(?:the )?${BARE}${FROM_TO}${B}(?:之间|期间|以内|之内|内|中间)?的?(?:[这那](?!首|个))?(?:(?<=[这那])(?:一?小?[段截]|几秒|一?部分)|(?:部分|内容|画面|片段|镜头)(?!的(?:声|原声)))?`,
    (a, b) => (a < b ? { from: at(a), to: at(b) } : null),
  ],
  [
    `(?:from |between )?(?:the )?(?:seconds?|secs?) (?<a>${NUMBER})(?:${FROM_TO}| and )(?:second )?(?<b>${NUMBER})(?! ?(?:%|x\\b|:\\d))`,
    (a, b) => (a < b ? { from: at(a), to: at(b) } : null),
  ],
  [
    `从 ?${A}(?:开始|起)?(?:一直)?(?:显示|出现|停留|展示|播放|持续|放|播)?(?:到|至) ?${B}(?:之间|为止)?`,
    (a, b) => (a < b ? { from: at(a), to: at(b) } : null),
  ],
  [
    // “… from 10 to 14 seconds and another from 14 to 18”.
    `(?<=seconds? .{1,60})(?:from|between) (?<a>\\d{1,3}) (?:to|until|and) (?<b>\\d{1,3})(?= ?(?:$|[,.;!?]))`,
    (a, b) => (a < b ? { from: at(a), to: at(b) } : null),
  ],
  [
    `在? ?${A}[和与跟]${B}(?:之间|期间|中间)的?`,
    (a, b) => (a < b ? { from: at(a), to: at(b) } : null),
  ],
  [
    `between (?:the )?${BARE} and (?:the )?${B}`,
    (a, b) => (a < b ? { from: at(a), to: at(b) } : null),
  ],
  [
    `(?:from |after |past |beyond |behind |starting (?:at|from) |beginning (?:at|from) |since )(?:the )?${A}(?: (?:on(?:wards?)?|(?:to|till|until) the (?:very )?end))?`,
    since,
  ],
  [`(?:after|past|following) (?:the )?first (?<a>${SPAN})`, since],
  [`(?:the )?${A} (?:and )?(?:onwards?|to the end|until the end)`, since],
  [
    `(?<![早晚迟前后])[从在]?${A}(?:之后|以后|开始(?:后面|往后|以后|之后)?|往后|后面|后|起(?:往后|以后|之后|后面)?|到(?:最后|结尾|结束|末尾))(?:的?(?:部分|内容|画面))?`,
    since,
  ],
  [`(?:until|till|before|up to|up until|up till|ahead of|prior to) (?:the )?${A}`, upTo],
  [
    `(?:从(?:头|开头|一开始)(?:开始)?(?:就)?|一直|直)+(?:显示|停留|展示|出现|保留|持续|放)?[到至] ?${A}|(?:all the way|right up|from the (?:very )?(?:start|beginning)(?: up)?) (?:to|until|till) (?:the )?(?<b>${TIME})`,
    (a, b) => upTo(a || b),
  ],
  [`(?:直到|到|在)?${A}(?:之前|以前|为止|前面?)(?:的?(?:部分|内容|画面))?`, upTo],
  [
    `(?:in |for |during |over |within )?(?:the )?(?:first|opening|initial|beginning) (?<a>${SPAN}|${ONE})${of}`,
    upTo,
  ],
  // “It is 20 seconds long, keep the first 8”.
  [
    `(?<=\\d ?(?:seconds?|secs?|s)\\b.{1,60})(?:the )?first (?<a>${NUMBER})(?= ?(?:$|[,.;!?]))`,
    upTo,
  ],
  [
    `(?<=\\d ?(?:seconds?|secs?|s)\\b.{1,60})(?:the|its) last (?<a>${NUMBER})(?= ?(?:$|[,.;!?]))`,
    (a) => ({ from: before(a), to: null }),
  ],
  [`(?:the )?first (?<a>${NUMBER})(?= (?:and|as well as) (?:the )?(?:last|final) ${SPAN})`, upTo],
  [
    `(?:in |for |during |over )?(?:the )?(?<!\\b(?:make|let|have|should|must|will|to|wants?|needs?) (?:[\\w.'"“”#-]+ ){0,4}(?<!\\b(?:the|its|my|our|their|very|and|cut|trim|remove|delete|drop|lose|take|chop|off|keep|only|just|for|in|of|at|slow|play|show|\\w's) ))(?<!(?:should|must|will|to|photo|image|picture|title|clip|slide|each|it|(?:clip|video|shot|scene|photo|picture|image|slide)(?: number)? (?:\\d{1,2}|one|two|three|four|five)|(?:make|let|have) \\S+\\.\\w{3,4}) )(?:last|final|closing|ending) (?<a>${SPAN}|${ONE})${of}`,
    (a) => ({ from: before(a), to: null }),
  ],
  [
    `(?:in |for |during |over )?(?:the )?(?:middle|central) (?<a>${SPAN})${of}|(?:的)?(?:正?中间|中央)(?:的|那)?(?!一分为)(?<b>${SPAN})(?! ?[到至~-])(?!的?(?:叠|转场|淡|过渡|溶|闪))`,
    (a, b) => ({ from: around(0.5, -(a || b) / 2), to: around(0.5, (a || b) / 2) }),
  ],
  [
    `(?:(?:视频|影片|片子)(?=的?开头))?(?:的|在)?(?:最?前面?的?|开头的?|头|最初的?|[最一]?开始的?)(?:多[了出]来?的?|[那这])? ?(?<a>${SPAN})`,
    upTo,
  ],
  [
    `(?:视频|影片|片子)?(?:的|在)?(?:最后面?的?|末尾的?|结尾的?|后面?的?|尾部的?|最末)(?:多[了出]来?的?|[那这])? ?(?<a>${SPAN})`,
    (a) => ({ from: before(a), to: null }),
  ],
  [
    `(?<a>${SPAN}) (?:from|off|at|of) (?:the |its )?(?:very )?(?:start|beginning|front|head)${of}`,
    upTo,
  ],
  [
    `(?<a>${SPAN}) (?:from|off|at|of) (?:the |its )?(?:very )?(?:end|back|tail)${of}`,
    (a) => ({ from: before(a), to: null }),
  ],
  [
    `(?:in |for |during )?(?:the )?first (?:half|50%)${of}|(?:视频|影片)?的?前(?:半(?:段|截)?|一半)(?:部分)?`,
    part(null, 0.5),
  ],
  [
    `(?:in |for |during )?(?:the )?(?:second|last|other|latter) half(?! a |[- ]sec)${of}|(?:视频|影片)?的?后(?:半(?:段|截)?|一半)(?:部分)?|(?:from )?(?:the )?(?:middle|halfway) (?:on(?:wards?)?|to the end)`,
    part(0.5, null),
  ],
  [`(?:in |for |during )?(?:the )?first third${of}|前三分之一`, part(null, 1 / 3)],
  [`(?:in |for |during )?(?:the )?(?:last|final) third${of}|(?:最)?后三分之一`, part(2 / 3, null)],
  [`(?:in |for |during )?(?:the )?(?:last|final) quarter${of}|最后四分之一`, part(0.75, null)],
  [`(?:in |for |during )?(?:the )?first quarter${of}|前四分之一`, part(null, 0.25)],
  [
    `throughout(?: the (?:whole )?(?:video|film|movie))?|all the way through|(?:for|during|over) the (?:whole|entire) (?:video|film|movie|time)|the whole time|全程|始终|从头到尾|一直`,
    () => ({ from: null, to: null }),
  ],
];

/** What every time has: patterns of times take long to compile, and most messages have none. */
const UNIT = /[:秒分]|\d ?[ms]|[a-z][ -](?:s(?![a-z])|ms)|sec|min|milli/iu;
const RANGE_PATTERNS = RANGES.map(([source, of]) => ({
  find: pattern(source),
  isTimed: source.includes(CLOCK) || source.includes(SPAN),
  of,
}));

const BARE_TIME = /at \d|second \w/iu;
let last = { text: '', isTimed: false, isBare: false };

/** Whether any time can be in a text, which is asked at each of its characters. */
function timesIn(text: string): { isTimed: boolean; isBare: boolean } {
  if (text !== last.text) {
    last = { text, isTimed: UNIT.test(text), isBare: BARE_TIME.test(text) };
  }
  return last;
}
const hasUnit = (text: string): boolean => timesIn(text).isTimed;

/** A bare first number has the unit of the second: “10 to 15 seconds”. */
function firstMs(first: string | undefined, second: string | undefined): number | null {
  if (first === undefined) return 0;
  const unit = /分|min/iu.test(second ?? '') && /^[\d.]+$/.test(first.trim()) ? 60 : 1;
  const ms = msOf(first);
  return ms === null ? null : ms * unit;
}

/** Stretches of time: `0:05–0:20`, `the first 3 seconds`, 最后两秒, `the second half`. */
export const readRange: Reader = (text, start) => {
  let best: { meanings: Meaning[]; length: number } | null = null;
  const hasTimes = hasUnit(text);
  for (const { find, isTimed, of } of RANGE_PATTERNS) {
    if (isTimed && !hasTimes) continue;
    const found = find(text, start);
    if (!found || found[0].length <= (best?.length ?? 0)) continue;
    const { a, b, heard } = found.groups ?? {};
    const from = firstMs(a, b);
    const to = b === undefined ? 0 : msOf(b);
    if (from === null || to === null) continue;
    const range = of(from, to);
    const whose: Meaning[] =
      heard === undefined
        ? []
        : [{ is: 'thing', thing: 'music', target: { by: 'kind', kind: 'music' } }];
    if (range) best = { meanings: [{ is: 'range', range }, ...whose], length: found[0].length };
  }
  return best;
};

const AT_TIME = pattern(
  `(?:(?:at|on|by(?= (?:the )?\\d{1,2}:)) (?:the )?|在|于|从(?=[^,，]{1,16}(?:[分切拆断劈]|剪开|一刀)))(?<time>${TIME})|(?<mark>(?:the )?${NUMBER}[- ]seconds? mark)|(?<nth>${TIME}(?:处|的?位置|的地方|的时候|[那这]里|那一刻|(?=[切剪来下]一刀|分割|切[开断]))|第 ?${SPAN}|${CLOCK})|at (?:the )?second (?<sec>${NUMBER})|(?<before>${SPAN}) before (?:the|its) (?:very )?end(?: of (?:it|the (?:video|film|clip|movie))(?! ?\\d))?|(?<in>${SPAN}) (?:in(?:to (?:it|the (?:video|film|clip)))?|after (?:the|its) (?:start|beginning))(?= ?(?:$|[,.;!?]|and\\b|please\\b|pls\\b|for me\\b|(?:please )?(?:split|cut|show|put|add|make|slice|divide|let|have)\\b|to (?:it|the)\\b))|at (?<bare>\\d+(?:\\.\\d+)?)(?! ?(?:%|percent|x|×|speed|times|db|bpm|fps|:|\\w))`,
);
const HALFWAY = pattern(
  '(?:at |in )?(?:the )?(?:halfway|half way|half-way|middle|midpoint|mid point)(?: (?:point|mark|through))?(?: of (?:it|the (?:video|film|clip)))?|一半(?:处|的地方)|正中(?=[分切拆断剪])|(?:正)?中间(?:处|位置|点)?(?![加用]?(?:[个上入半]|\\d|一|秒|\\s)*(?:叠|转场|淡|过渡|溶|闪|[黑白]场|黑屏过|擦|划|滑|推))|中点|中央(?=分|切|拆)',
);

/** Moments: `at 0:10`, 第5秒, `halfway`. */
export const readPoint: Reader = (text, start) => {
  const found = hasUnit(text) || timesIn(text).isBare ? AT_TIME(text, start) : null;
  if (found) {
    const { time, mark, nth, bare, sec, in: later, before: left } = found.groups ?? {};
    const ms = msOf(
      (time ?? nth ?? bare ?? sec ?? mark ?? later ?? left ?? '')
        .replace(/^the /i, '')
        .replace(/ mark$/i, ''),
    );
    if (ms !== null) {
      const point = left === undefined ? at(ms) : before(ms);
      return { meanings: [{ is: 'point', point }], length: found[0].length };
    }
  }
  const half = HALFWAY(text, start);
  return half && { meanings: [{ is: 'point', point: share(0.5) }], length: half[0].length };
};

const LENGTH = pattern(
  `(?<time>${SPAN}|(?<=first and (?:the )?last )second(?!s))(?:长|时长|的?时间)?`,
);

const MORE = pattern(
  `(?:another (?<another>${SPAN}|(?:second|minute)(?![a-z]))|(?:an )?(?:(?<n>${NUMBER}) )?(?:more|extra|additional) (?<unit>seconds?|minutes?))`,
);

/** Lengths of time: `3 seconds`, 两秒, `2 more seconds`. */
export const readSpan: Reader = (text, start) => {
  const more = hasUnit(text) ? MORE(text, start) : null;
  if (more) {
    const { another, n, unit } = more.groups ?? {};
    const added = msOf(another ?? `${n ?? 'a'} ${unit}`);
    const meanings: Meaning[] = [{ is: 'word', word: 'more' }];
    if (added !== null) {
      return { meanings: [{ is: 'span', ms: added }, ...meanings], length: more[0].length };
    }
  }
  const found = hasUnit(text) ? LENGTH(text, start) : null;
  const ms = found ? msOf(found.groups?.time ?? '') : null;
  return found && ms !== null ? { meanings: [{ is: 'span', ms }], length: found[0].length } : null;
};
