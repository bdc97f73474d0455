import { readWords } from '../../music/index.js';
import type { ReadingContext } from '../requests.js';
import type { Found, Item } from './items.js';
import { lengthAt } from './matching.js';
import { plainForm } from './names.js';
import { ORDERS_EN } from './speech.js';

/** Where a text lies that stands in no quotes. */
interface Span {
  start: number;
  end: number;
}

const NOUN = '(?:titles?|captions?|subtitles?|texts?|headings?|headlines?|words|lettering)';
const SAYS =
  '(?:saying|(?:that|which) (?:says|reads)|reading|with the (?:text|words?)|(?:should|must|has to|needs to|to) (?:say|read)|says|reads|called|named)';
const QUOTE = '(?:"[^"\\n]{1,80}"|“[^”\\n]{1,80}”)';
/** What may lie between: words, a title that is named by its text, and times with their colons. */
const BETWEEN = `(?:[^.;!?"“”「『《:\\n]|\\d:\\d\\d|${QUOTE}){0,140}?`;
/** “A title at the top saying”, “text: ”, “change the title to”. */
const INTRO = new RegExp(
  `\\b(?<between>${NOUN}\\b${BETWEEN})(?:(?<says>\\b${SAYS}) *:?|(?<colon> ?:)(?!\\d)|(?<=\\b(?:make|have|let)\\b.{0,60})\\b(?:say|read)\\b) +(?!["“'‘「『《\\s])|\\b(?:write|type)\\b(?<placed>${BETWEEN}): +(?!["“'‘「『《])`,
  'giu',
);
/** “Change the title to Our Wedding”: in capitals, or behind a colon. */
const INTRO_TO = new RegExp(
  `\\b(?:[Cc]hange|[Rr]ename|[Uu]pdate|[Ss]witch|[Ss]et|[Ee]dit|[Cc]orrect)\\b(?<of>[^.;!?:\\n]{0,30}?\\b(?:text|words?|wording) of\\b)?[^.;!?:"“\\n]{0,20}?\\b(?<between>${NOUN}\\b${BETWEEN})\\bto(?: ?: *| (?=\\p{Lu})| (?<=\\b(?:text|words?|wording) of\\b.{0,60}))(?!["“'‘「『《\\s])`,
  'gu',
);
/** “Write Happy Birthday at the end”: what is written like a heading. */
const INTRO_HEADING =
  /\b(?:[Ww]rite|[Tt]ype|[Pp]ut the words?)(?<placed>) (?=\p{Lu}[\p{L}'’]* \p{Lu})/gu;
const NOUN_ZH = '(?:标题|字幕|文字|文案|字(?!体|号))';
const SAYS_ZH =
  '(?:的?(?:内容|文字|字)?(?:改[成为叫]|换[成为]|变成)|内容(?:是|为)?|文字(?:是|为)|(?:上面)?写(?:着|上|成|的是)?|叫做?)';
/** 加个标题，内容是, 加一行字：, 左上角写上. */
const INTRO_ZH = new RegExp(
  `${NOUN_ZH}(?<between>[^。.;!?"“”「『《:\\n]{0,60}?)(?:(?<says>,? ?${SAYS_ZH}) ?:?|(?<colon> ?:)(?!\\d)) *(?!["“'‘「『《错得不])|(?<writes>(?:写上|打上|打出|写下|加一句(?!话|旁白|配音|台词|字幕|标题|口号))(?:一[行句])?(?:文字|字幕|标题|字(?!幕))?:? ?(?![,，。字]|文字|标题)|(?<=[角部间央方边面头尾后秒处候段上]|秒钟)加上?(?:一[行句])?(?:字|话|地[点址名]|日期|时间|[店人]?名字?|文案)?:|写(?![上着下错得不个几字]|一[个行句条段首]))(?!["“'‘「『《])`,
  'giu',
);
/** 写上我们的名字 says of what, and not what it is. */
const NAMES_IT =
  /^(?:[我你他她]们?的?|孩子的?|公司的?)?(?:名字|姓名|日期|时间|地点|地名|店名|标题|字幕|文字|字|内容)(?:吧|就行)?$/u;
const SHOULD_SAY = /\s+(?:(?:should|must|has to|needs to|to) (?:say|read)|says|reads)\s+(?!["“])/iy;
const QUOTED = /["“”「『《«„]/u;
/** 改成英文, 换成好看的字体, “change it to something shorter”: what a text is to be like. */
const NO_TEXT =
  /字体|样式|颜色|字号|风格|效果|动画|位置|[横竖]排|色的?$|^(?:别的|其[他它]|另外?|原来|之前|刚才|更|[英中]文|英语|双语|[繁简]体|[大小]写|[斜粗]体|加粗)|^[^,，。]{0,2}色的?(?=[看比更显醒清明好容才会这不应试即吧就])|^(?:something|anything|another|one|an?) |\b(?:font|typeface|style|colou?r|size|language|english|chinese|upper ?case|lower ?case|bold|italics?)\b/iu;
/** True for words that tell what a text is to be like, and are none. */
export const isNoText = (said: string): boolean => NO_TEXT.test(said);
const OF_MUSIC =
  /曲|歌|音乐|旋律|配乐|钢琴|吉他|节奏|\b(?:music|song|tune|melody|soundtrack|piece|score)\b/iu;
/** 写爵士: in a style, or for an instrument. */
const ORDERS_ALONE = /^(?:能|可以|帮我|请|给我|再|就|想|要|我|不|否|你|先|那|麻烦|重新|\s)*$/u;
const describesPiece = (said: string): boolean =>
  readWords(said).some(
    ({ meaning }) => meaning?.kind === 'style' || meaning?.kind === 'instrument',
  );
const ENDS_EN = new RegExp(
  `[;\\n]|[.!?](?=\\s)|,(?=\\s)|[,.!?;](?=\\p{Script=Han})|\\s(?:and|but)(?: then)?\\s(?=(?:please |also |just |then )*(?:${ORDERS_EN})\\b|(?:the|my|an?|some|new) (?:[a-z]+ )?(?:music|song|title|caption|clip|last|first)\\b)|\\s(?:then|because|so that)\\s`,
  'iu',
);
const ENDS_ZH = /[,。;!?\n]|(?<!\d)\.|(?:并且?|然后|同时|再)(?=[把将加放改换删剪])/u;
const POLITE =
  /(?:[,，]? ?\b(?:please|thanks|thank you|pls))+[.! ]*$|(?:吧|好了|就行|就好|即可)$|(?:这)?[一二两三四五六七八九十几]个大?字$/iu;
/** What a text may be followed by that is said of it: where it stands, and when. */
const TAIL =
  /\s(?=(?:at|in|on|over|for|during|from|until|till|between|throughout|with|and|right|centered|centred|top|bottom|upper|lower|fading|sliding)\b)/gu;

/** One thing more that is said of a later thing, and no part of a text: “, day one”. */
const MORE = /^,\s(?:[\p{L}\d'’&-]+\s?){1,4}$/u;

/** How the words at a place are read. */
type ReadAt = (text: string, at: number) => Found | null;
type Kind = Item['is'];
const OF_LOOKS: readonly Kind[] = [
  'look',
  'range',
  'point',
  'span',
  'edge',
  'place',
  'join',
  'filler',
  'percent',
];
const OF_TITLE: readonly Kind[] = [...OF_LOOKS, 'quote', 'count'];
const OF_NAMES: readonly Kind[] = [...OF_LOOKS, 'thing', 'file', 'word', 'count'];
const GAP = /[\s,]+/y;
const AND = /(?:and|和|并|during|throughout|down|up)(?![a-z])/iy;

/** True for words that say nothing beside when and how a title is shown. */
function readsAll(
  text: string,
  { start, end }: Span,
  read: ReadAt,
  kinds: readonly Kind[],
  least = 1,
): boolean {
  let at = start;
  let slots = 0;
  while (at < end) {
    const found = lengthAt(GAP, text, at) > 0 ? null : read(text, at);
    const length = found?.length ?? (lengthAt(GAP, text, at) || lengthAt(AND, text, at));
    const known = found?.meanings.every(
      (one) =>
        kinds.includes(one.is) ||
        (one.is === 'thing' && SHOWN.includes(one.thing)) ||
        (one.is === 'word' && SAID.includes(one.word)) ||
        one.is === 'file',
    );
    if (length === 0 || known === false) return false;
    if (found?.meanings.some(({ is }) => is !== 'filler')) slots += 1;
    at += length;
  }
  return slots >= least && at === end;
}
const SHOWN: readonly string[] = [
  'picture',
  'film',
  'images',
  'pronoun',
  'title',
  'some-title',
  'all-titles',
  'new-title',
];
const SAID: readonly string[] = [
  ...['in', 'out', 'with', 'put', 'show', 'add', 'use', 'make', 'fade', 'fade-in', 'fade-out'],
  ...[
    'bigger',
    'smaller',
    'colour',
    'size',
    'start',
    'end',
    'keep',
    'say',
    'change',
    'soft',
    'all',
    'while-seen',
  ],
];

/** Written as a heading is: “The End”, “LAST SUMMER”. */
const HEADING = /^(?:\p{Lu}[\p{L}'’]*[!.?]?(?:\s|$)){2,}|^[\p{Lu}\d\s'’&!-]{3,}$/u;

function endOf(text: string, raw: string, start: number, read: ReadAt): number {
  const chinese = /^\p{Script=Han}/u.test(text.slice(start));
  const rest = text.slice(start, start + 200);
  const stop = (chinese ? ENDS_ZH : ENDS_EN).exec(rest);
  const length = stop ? stop.index + (/[!?]/u.test(stop[0]) ? 1 : 0) : rest.length;
  let said = raw.slice(start, start + length);
  if (stop?.[0] === ',' && !chinese) {
    const more = rest.slice(length);
    const isMore = MORE.test(more) && !readsAny(more.slice(2), read);
    if (isMore) said = raw.slice(start, start + rest.length);
  }
  said = said.trimEnd();
  for (let polite = POLITE.exec(said); polite && polite.index > 0; polite = POLITE.exec(said)) {
    said = said.slice(0, polite.index).trimEnd();
  }
  for (const { index } of said.matchAll(TAIL)) {
    if (
      index > 0 &&
      readsAll(text, { start: start + index + 1, end: start + said.length }, read, OF_LOOKS)
    ) {
      return start + index;
    }
  }
  return start + said.length;
}

/** True where some of the words mean anything to an edit. */
function readsAny(text: string, read: ReadAt): boolean {
  return [...text.matchAll(/[\p{L}\d]+/gu)].some(({ index }) =>
    read(text, index)?.meanings.some(({ is }) => !['filler', 'count', 'unknown'].includes(is)),
  );
}

/** Nobody writes more of them at once. */
const MOST = 40;

/** Where the texts of a message lie that stand in no quotes: “a title at the top saying Hello”. */
export function openTexts(
  text: string,
  raw: string,
  { texts }: ReadingContext,
  read: ReadAt,
): readonly Span[] {
  const spans: Span[] = [];
  const add = (found: RegExpMatchArray): void => {
    const { between = '', placed } = found.groups ?? {};
    const start = found.index === undefined ? 0 : found.index + found[0].length;
    if (spans.length >= MOST || spans.some((one) => start < one.end)) return;
    const middle = placed ?? between;
    const from = text.lastIndexOf(middle, start);
    const lies = { start: from, end: from + middle.length };
    if (middle.trim() !== '' && !readsAll(text, lies, read, OF_TITLE)) return;
    const known = texts.find((one) => {
      const plain = plainForm(one.trim()).toLowerCase();
      const behind = text.charAt(start + plain.length);
      return (
        plain !== '' && text.slice(start).toLowerCase().startsWith(plain) && !/\w/.test(behind)
      );
    });
    const end = known === undefined ? endOf(text, raw, start, read) : start + known.trim().length;
    const said = raw.slice(start, end).trim();
    if (
      said === '' ||
      QUOTED.test(said) ||
      NAMES_IT.test(said) ||
      new RegExp(`^(?:${ORDERS_EN})\\b`, 'u').test(said)
    )
      return;
    const { writes } = found.groups ?? {};
    const ahead = text.slice(0, found.index).trim();
    if ((writes || placed !== undefined) && OF_MUSIC.test(said)) return;
    if (writes === '写' && ORDERS_ALONE.test(ahead) && describesPiece(said)) return;
    const heads = HEADING.test(said);
    if (!heads && known === undefined && readsAll(text, { start, end }, read, OF_NAMES, 0)) return;
    spans.push({ start, end });
    // “The title that says Hello should say Goodbye”.
    const becomes = known === undefined ? 0 : lengthAt(SHOULD_SAY, text, end);
    if (becomes > 0)
      spans.push({ start: end + becomes, end: endOf(text, raw, end + becomes, read) });
  };
  for (const found of text.matchAll(INTRO_TO)) add(found);
  for (const found of text.matchAll(INTRO_HEADING)) add(found);
  for (const found of text.matchAll(INTRO)) add(found);
  for (const found of text.matchAll(INTRO_ZH)) add(found);
  return spans;
}
