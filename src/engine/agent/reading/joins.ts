import type { Target } from '../../timeline/index.js';
import type { ReadingContext } from '../requests.js';
import type { Found } from './items.js';
import { countedJoinAt, joinBesideIt } from './joins-counted.js';
import { pattern } from './matching.js';
import { ORDINAL, ordinalOf } from './numbers.js';
import { later, type Named, next, numberAt, picturesAt } from './pictures-named.js';
import { namesWay } from './ways-of-joining.js';

const WHEN =
  '(?:right |exactly |just |only )*(?:when(?:ever)?|where(?:ver)?|as|once|each time|every time|at the (?:moment|point|place)(?: when| where)?) ';
const GOES =
  '(?:it|we|you|the (?:video|film|movie|picture)) (?:gets?|go(?:es)?|comes?|cuts?|switch(?:es)?|changes?|moves?|jumps?|transitions?) (?:over )?';
const CUT =
  '(?:(?:right |just |only )*(?:on|at|for|in|during) )?(?:the )(?:cut|join|change|change-?over|switch|jump|step|leap|crossing|spot|place|point|edge|border|gap)(?: point)? ';
const GOING =
  '(?:(?:and )?(?:going|coming|leading|moving|cutting|changing|switching|passing|heading|on the way|when going|when cutting|when switching|when changing) (?:over )?)';

/** What stands ahead of the earlier of two pictures. */
const TWO = pattern(
  `(?:(?:${CUT})?(?:right |just |only )*(?:in[ -]?)?between |(?:${CUT}|${GOING}|${WHEN}${GOES})?from |${WHEN})(?:the (?=${ORDINAL}\\b|cut))?`,
);
const TO = pattern(
  '(?: ?,)?(?: clip| photo| one)? ?(?:and(?: then)?|&|\\+|(?:over )?(?:in)?to|becomes|meets|(?:changes|turns|goes|cuts|switches|leads|flows|moves) (?:over )?(?:in)?to|gives way to|ends and) ',
);
const SIDES = pattern(
  '(?: (?:starts?|begins?|clips?|videos?|shots?|photos?|pictures?|scenes?|meet|join))?',
);
const JOINS_TWO = /(?:between |from )$/iu;

/** What stands ahead of the picture that comes in, and behind it. */
const IN_FRONT = pattern(
  `(?:${CUT}|${GOING})(?:in)?to |(?:going |leading |moving )?into |(?:right |just |directly |immediately |shortly )*(?:before|ahead of|in front of) |(?:right |just )*(?:at|on|in|to|for) (?:the )?(?:very )?(?:start|beginning|opening|front|head) of |${WHEN}${GOES}(?:in)?to |${CUT}before `,
);
const BEHIND = pattern(
  `(?:right |just |directly |immediately |shortly )*(?:after|behind|following) |(?:right |just )*(?:at|on|to) (?:the )?(?:very )?end of |${CUT}after `,
);
const AS_IT = pattern(WHEN);
const COMES = pattern(
  ' (?:starts?|begins?|comes(?: in| on| up| next)?|appears?|enters?|opens?|shows up|is (?:shown|next)|arrives|kicks in)',
);
const ENDS = pattern(' (?:ends?|stops?|finishes|is (?:over|done|finished))');

const LEAD_ZH = pattern('(?:(?:只|就|都|仅|每次|当)?(?:在|从|由|当|等)|给|把)?');
const BOTH_ZH = pattern(
  '(?<is>[和跟与、及]|到|至|接(?:着)?|[切转换](?:换)?(?:到|入|进|至|成)?|进(?:入|到)?|过渡到|跳到|连)?',
);
const GAP_ZH = pattern(
  '(?:的)?(?:之间|中间|间(?!隔)|(?:连接|交界|衔接|交接|接缝|接口|接头|切换|转换)(?:处|点|的?地方|的?时候)|(?:的时候|时候|时(?!长)|的地方|这里|那里|处))(?:的?(?:地方|时候|切点|位置))?(?!\\p{Script=Han}?[秒])',
);
const INTO_ZH = pattern(
  '(?:(?:切|转|换|跳)(?:换)?(?:到|入|进|至)|过渡到|进入?到?|轮到|来到|到(?!最后|结尾))(?:了)?',
);
const AT_ZH = pattern('(?:的)?(?:时候?(?!长)|之?前(?:面)?|那里|地方|那一刻)?');
const COMES_ZH = pattern(
  '的?(?:(?:进来|进入|出现|开始|切入|切进来?|出来|登场|入场|进场|出场)(?:的?(?:时候?(?!长)|之?前|地方|处|那里))?|(?:最?开头|前面|之前|前(?![\\d一二两三四五六七八九十半 ])|开始处|开头处)(?:的?(?:时候|地方|位置|处))?)',
);
const ENDS_ZH = pattern(
  '的?(?:后面|之后|结束(?:后|时|的时候|处|的地方)|结尾处?|末尾|后(?![\\d一二两三四五六七八九十半 ]))(?:的?(?:时候|地方|位置|处))?',
);

const join = (into: Target | null, length: number): Found => ({
  meanings: [{ is: 'join', into }],
  length,
});

/** `between clip 1 and clip 2`, `from the city to the beach`, `when clip 1 becomes clip 2`. */
function betweenAt(text: string, at: number, context: ReadingContext): Found | null {
  const lead = TWO(text, at);
  if (!lead) return null;
  const begin = at + lead[0].length;
  const isPlain = JOINS_TWO.test(lead[0].replace(/the $/u, ''));
  const one = (from: number): readonly Named[] =>
    [picturesAt(text, from, context), isPlain ? numberAt(text, from) : null].filter(
      (of) => of !== null,
    );
  for (const first of one(begin)) {
    const [earlier, ...more] = first.targets;
    const last = more.at(-1);
    if (earlier && last && isPlain)
      return join(later(earlier, last, context), begin + first.length - at);
    const to = TO(text, begin + first.length);
    const article = pattern('the ')(text, begin + first.length + (to?.[0].length ?? 0));
    const from = begin + first.length + (to?.[0].length ?? 0);
    const second =
      to && (one(from)[0] ?? (article && isPlain ? one(from + article[0].length)[0] : undefined));
    if (!to || !earlier || !second?.targets[0]) continue;
    const skipped = one(from)[0] ? 0 : (article?.[0].length ?? 0);
    const end = from + skipped + second.length;
    const side = SIDES(text, end)?.[0].length ?? 0;
    return join(later(earlier, second.targets[0], context), end + side - at);
  }
  return null;
}

/** `into the beach`, `before clip 2`, `after clip 1`, `when clip 2 starts`. */
function besideAt(text: string, at: number, context: ReadingContext): Found | null {
  const named = (from: number): Named | null => {
    const one = picturesAt(text, from, context) ?? nounlessAt(text, from);
    return one?.targets.length === 1 ? one : null;
  };
  for (const [find, isBehind] of [
    [IN_FRONT, false],
    [BEHIND, true],
  ] as const) {
    const lead = find(text, at);
    const one = lead && named(at + lead[0].length);
    const [target] = one?.targets ?? [];
    if (!lead || !one || !target) continue;
    const length = lead[0].length + one.length;
    const more = (isBehind ? ENDS : COMES)(text, at + length)?.[0].length ?? 0;
    return join(isBehind ? next(target, context) : target, length + more);
  }
  const when = AS_IT(text, at);
  const one = when && named(at + when[0].length);
  const [target] = one?.targets ?? [];
  if (!when || !one || !target) return null;
  const end = at + when[0].length + one.length;
  const comes = COMES(text, end);
  if (comes) return join(target, end + comes[0].length - at);
  const ends = ENDS(text, end);
  return ends && join(next(target, context), end + ends[0].length - at);
}

const NOUNLESS = pattern(`the (?<nth>${ORDINAL})(?: one)?(?= ?(?:$|[,.;:!?]))`);
function nounlessAt(text: string, at: number): Named | null {
  const found = NOUNLESS(text, at);
  const number = ordinalOf(found?.groups?.nth ?? '');
  return found && number !== null
    ? { targets: [{ by: 'number', track: 'video', number }], length: found[0].length }
    : null;
}

/** 第一段和第二段之间, 切到第二段的时候, 海滩进来时. */
function chineseAt(text: string, at: number, context: ReadingContext): Found | null {
  const begin = at + (LEAD_ZH(text, at)?.[0].length ?? 0);
  const into = INTO_ZH(text, begin);
  const entered = into && picturesAt(text, begin + into[0].length, context);
  if (into && entered?.targets[0] && entered.targets.length === 1) {
    const end = begin + into[0].length + entered.length;
    return join(entered.targets[0], end + (AT_ZH(text, end)?.[0].length ?? 0) - at);
  }
  for (const first of [picturesAt(text, begin, context), numberAt(text, begin)]) {
    const found = first && ofChinese(text, at, begin, first, context);
    if (found) return found;
  }
  return null;
}

function ofChinese(
  text: string,
  at: number,
  begin: number,
  first: Named,
  context: ReadingContext,
): Found | null {
  const [earlier, ...more] = first.targets;
  const end = begin + first.length;
  if (!earlier) return null;
  const other = more.at(-1);
  if (other) {
    const gap = GAP_ZH(text, end);
    return gap && join(later(earlier, other, context), end + gap[0].length - at);
  }
  const both = BOTH_ZH(text, end);
  const from = end + (both?.[0].length ?? 0);
  const second = picturesAt(text, from, context) ?? (both ? numberAt(text, from) : null);
  if (second?.targets[0] && second.targets.length === 1) {
    const close = from + second.length;
    const noun =
      /^[段个张](?:视频|片段|照片)?/u.exec(text.slice(close, close + 3))?.[0].length ?? 0;
    const gap = GAP_ZH(text, close + noun);
    const goes = both !== null && !/[和跟与、及]/u.test(both[0]);
    if (gap || goes) {
      return join(
        later(earlier, second.targets[0], context),
        close + noun + (gap?.[0].length ?? 0) - at,
      );
    }
  }
  const comes = COMES_ZH(text, end);
  if (comes) return join(earlier, end + comes[0].length - at);
  const ends = ENDS_ZH(text, end);
  return ends && join(next(earlier, context), end + ends[0].length - at);
}

const NOUN = '(?:clip|video|shot|scene|segment|photo|picture|image|pic|slide|part)';
const MY = '(?:the |my |our |these |those )?';
const EVERY = pattern(
  [
    `(?:in[ -]?)?between (?:(?:all|every|each|any|both|one|two|each pair|every pair)(?: (?:of|two|pair of|other))* )?${MY}(?:(?:single|two|three|four|other|individual|remaining|different) )*${NOUN}s?(?! ?\\d)(?: and (?:the )?(?:next|another|following|other)(?: one| ${NOUN})?)?(?: (?:(?:that|which) (?:are |is )?)?(?:left|remain(?:s|ing)?)(?: over)?)?`,
    '(?:in[ -]?)?between (?:them all|all of (?:them|these|those)|all|them|each other|each)',
    `(?:going |changing |moving )?from (?:one |each |every |a )?${NOUN} (?:in)?to (?:the |an? )?(?:next|other|another|following|${NOUN})(?: one| ${NOUN})?`,
    `(?:on|at|for|with|in|to) (?:all|every|each|any)(?: one)?(?: of)?(?: the| my| these)? (?:single )?(?:${NOUN} )?(?:cut|join|change|switch|edit)(?: point)?s?`,
    `(?:on|at) (?:the )?(?:${NOUN} )?(?:cuts|joins|changes|cut points|edit points)`,
    `(?:for|on|to|with) (?:all|every|each)(?: of)?(?: the| my| these)? ${NOUN}s?(?! ?\\d)`,
    `(?:when(?:ever)?|where(?:ver)?|every time|each time|as) (?:the |an? |one |it )?(?:${NOUN}s? )?(?:changes?|switch(?:es)?|cuts?|transitions?)(?: (?:over )?(?:in)?to (?:the |an? )?(?:next|other|another|new)(?: one| ${NOUN})?)?`,
    `when(?:ever)? (?:we |you |it )?(?:chang(?:e|es|ing)|switch(?:es|ing)?|go(?:es|ing)?) (?:from one ${NOUN} to (?:the next|another)|between )?${MY}${NOUN}s?`,
    "where(?:ver)? there(?:'s| is| are) (?:an? )?(?:cuts?|joins?|changes?)",
  ].join('|'),
);
const THROUGHOUT = pattern(
  '(?:throughout(?: the (?:whole |entire )?(?:video|film|movie|thing))?|everywhere|(?:across|through|over|in|for|to|on) (?:the (?:whole|entire) (?:video|film|movie|thing|timeline|project|edit)|everything)|all the way through|from start to (?:finish|end))',
);
const NOUN_ZH = '(?:片段|视频|镜头|画面|照片|图片|相片|图|段落?|素材|场景)';
const GAP = '(?:之间|中间|间(?!隔)|(?:连接|衔接|交界|交接)处?)(?:的?地方)?';
const EVERY_ZH = pattern(
  [
    `在?(?:(?:所有|全部|每一?|任意|这些|这几|那几|各|相邻|前后)?的?(?:[两几]?[个段张])?(?:相邻的?)?)${NOUN_ZH}(?:[与和跟]${NOUN_ZH})?的?(?:每?[两]?[者段张个])?${GAP}`,
    `在?(?:每一?|各|每?两)[个段张]的?${GAP}(?:都)?`,
    `在?(?:每一?[次处个]|所有的?|各处|全部的?)?${NOUN_ZH}?的?(?:切换|转换|变换|更换|换)(?:${NOUN_ZH})?的?(?:时候?(?!长)|地方|处|之间|瞬间)`,
    `在?每一?[次处]的?(?:画面|照片|图片|片段|镜头)?(?:切换|转换|换)(?:画面|照片|图片|片段|镜头|图)?(?:的?(?:时候?|地方))?`,
    `在?(?:每次)?${NOUN_ZH}(?:之间)?的?(?:切换|转换)(?=[都全就也]*(?:加|用|要|改|换|统一|采|做|弄|来|是|柔|慢|渐|别|自然|平滑)|[,:，：])`,
    '在?(?:每一?个|所有的?|全部的?|各个?)?的?(?:切点|剪切点|剪辑点)(?:处|上|的地方)?',
    '从?一[张段个](?:照片|图片|视频|片段|镜头)?(?:换?到|接|换|切到)下?一[张段个](?:照片|图片|视频|片段|镜头)?(?:地?切换?|的?时候?)?',
  ].join('|'),
);
const THROUGHOUT_ZH = pattern('从头到尾|全片|整(?:个视频|片|部片子|条视频|个片子)(?:里|中|的)?');

/** Where pictures give way to one another, told at a place of a text. */
function joinAt(text: string, at: number, context: ReadingContext): Found | null {
  const every = EVERY(text, at) ?? EVERY_ZH(text, at);
  const through = THROUGHOUT(text, at) ?? THROUGHOUT_ZH(text, at);
  const all = [every, through].flatMap((one) => (one ? [one[0].length] : []));
  const found: readonly (Found | null)[] = [
    all.length > 0 ? { meanings: [{ is: 'join', into: 'all' }], length: Math.max(...all) } : null,
    countedJoinAt(text, at),
    joinBesideIt(text, at),
    betweenAt(text, at, context),
    besideAt(text, at, context),
    chineseAt(text, at, context),
  ];
  return found.reduce((a, b) => ((b?.length ?? 0) > (a?.length ?? 0) ? b : a));
}

/**
 * Where pictures give way to one another, in words about how they do: `between all the clips`,
 * `when the beach comes in`, 切到第二段的时候.
 */
export function readJoin(text: string, at: number, context: ReadingContext): Found | null {
  if (!namesWay(text)) return null;
  const found = joinAt(text, at, context);
  return found && namesWay(text, at, at + found.length) ? found : null;
}

const REACH = 120;
/** “The jump from the city to the beach is sudden”: the last place that was told of. */
export function lastJoin(text: string, context: ReadingContext): Target | null {
  const words = text.slice(-REACH);
  const found = [...words.matchAll(/(?<![a-z])\S/giu)].flatMap(({ index }) => {
    const [meaning] = joinAt(words, index, context)?.meanings ?? [];
    return meaning?.is === 'join' && meaning.into && typeof meaning.into !== 'string'
      ? [meaning.into]
      : [];
  });
  return found.at(-1) ?? null;
}
