import type { Target } from '../../timeline/index.js';
import type { ReadingContext } from '../requests.js';
import type { Found, Item, Meaning, Reader } from './items.js';
import { readJoin } from './joins.js';
import { readLook } from './looks.js';
import { pattern } from './matching.js';
import { readCalled, readFile, readSpoken, readStem, uploadCalled } from './names.js';
import { openTexts } from './open-texts.js';
import { readEdge, readPlace } from './places.js';
import { quoteAt } from './quotes.js';
import { readSection } from './sections.js';
import { ORDERS_EN } from './speech.js';
import { readCalledSo, readText } from './texts.js';
import { readThing } from './things.js';
import { readPoint, readRange, readSpan } from './times.js';
import { readCount, readRatio, readValue } from './values.js';
import { FILLERS_EN, WORDS_EN, type Word } from './words-en.js';
import { FILLERS_ZH, WORDS_ZH } from './words-zh.js';

const isWord = (name: string): name is Word => name in WORDS_EN;
/** Longer words of Chinese may lie within rows of their own, so each language has its table. */
const VOCABULARY = [WORDS_EN, WORDS_ZH].flatMap((table: Partial<Record<Word, string>>) =>
  Object.keys(table)
    .filter(isWord)
    .map((word) => ({ word, find: pattern(table[word] ?? '') })),
);
/** 第三段太长了剪到三秒: why, between what it is about and what is done. */
const REASON_ZH =
  '(?:实在|有点|确实)*(?:太[^,，。太]{1,2}了|不好看|看着不好)(?=[剪删裁缩静][^,，。]|放[慢快大小])|因为太[^,，。]{1,2}(?=第|[把将])';
const FILLER = pattern(`${FILLERS_EN}|${FILLERS_ZH}|${REASON_ZH}`);
/** “A slideshow to the beat with upbeat house music” asks for two things. */
const WITH_MUSIC =
  '(?=\\s)(?<=\\b(?:slide ?show|vertical|square|portrait|landscape|cross-?fades?|dissolves?|9:16|16:9|1:1|4:5)\\b[^,.;!?]{0,40})(?<!\\b(?:music|song|soundtrack|score|tune|track)\\b.{0,60})\\s+(?:with|over) (?=(?:(?!(?:the|my|our|this|that|on|to|in|no)\\b)[a-z-]+ ){1,5}(?:music|soundtrack|songs?|tune|track)\\b)|(?=\\s)(?<=\\bslide ?show\\b[^,.;!?]{0,40})\\s+with (?=(?:\\w+ )?(?:cross-?fades?|dissolves?|wipes?|slides?|transitions?)\\b)';
/** “Because it is blurry delete clip 3”: the order has no comma ahead of it. */
const BEHIND_REASON =
  "(?=\\s)(?<=(?:\\b(?:because|since|otherwise|after|to make|so (?:that )?(?:people|viewers|everyone|everybody|we|they|you))|^(?:people|viewers|everyone|everybody) can)\\b[^.,;!?]{0,60})(?<!\\b(?:i|we|you|they|he|she|(?<!\\b(?:read|see|hear|watch|follow|enjoy) )it|who|that|to|can|could|will|would|did|not|don't|didn't|already|just|and|or|the|an?|because|since|after|people|viewers|everyone|everybody))\\s+(?=(?:delete|remove|mute|trim|cut|shorten|split|crop|leave|drop|move|make|keep|swap|slow|speed|put|add) (?:out |down |up )?(?:the|my|all|clips?|photos?|titles?|captions?)\\b)";
const BREAK = pattern(
  `${WITH_MUSIC}|${BEHIND_REASON}|` +
    `\\s+(?=without (?:changing|touching|altering|affecting|moving|losing)\\b)|(?<=\\bshould (?!say|read|be\\b)[^,.;:]{3,60}):\\s+(?=(?:${ORDERS_EN})\\b)|` +
    `(?<!title|captions?|subtitles?|text|heading|says|reads?|saying|named|called|字幕|标题|文字|写|为|成|是|名|\\b(?:between|before|after|into|at|from) [^.;]{0,40})\\s*:\\s*(?=(?:please |now |so )?(?:${ORDERS_EN})\\b|[把将请删静]|第 ?[一二三四五六七八九十\\d])|` +
    `\\s+so,? (?:please |just |let's |then |maybe )*(?=(?:${ORDERS_EN})\\b)|` +
    '(?:\\s*(?:[,;，；。、!?\\n]|\\.(?=\\s|$))\\s*(?:and then\\b|and\\b|then\\b|but\\b|然后|并且?|再|同时|而且|接着|最后(?=[把将加剪删]))?|\\s+(?=because\\b|since (?:it|i|we|the|they|she|he|there|nobody|that|this|you|my|our|people|everyone)\\b|so (?:that )?(?:people|viewers|everyone|everybody|we|they|nobody|i|he|she|you|my|our|grandma|grandpa|(?:the )?(?:kids|children|students|guests|viewers|audience|class|parents|client|customers?|visitors))\\s|so (?:that )?(?:it|(?:the|my) \\w+) (?:(?:is|are) (?:easy|easier|clear|clearer|readable|visible|less|more|not|nicer|smoother|better)|does|looks?|feels?|flows?|can|fits|matches|lands|lines up|(?:ends|starts|begins|stops) (?:with|on|together|in time|nicely|right))\\b|in case (?:it|i|we|they|people|somebody|someone|the|my)\\b|for (?:the|my|our) (?:\\w+ ){1,2}to (?:read|see|hear|follow|enjoy))|\\band then\\b|\\bthen\\b|\\band\\b(?!(?<=\\b(\\w+) and) \\1\\b)|\\bbut\\b(?! (?:the |clip ))|\\s+[–—]+\\s+|\\s+-+\\s+(?!\\d)|——|\\bplus\\b|&|然后|并且|同时|而且|接着|并(?=[把将加剪删放改换移调缩变设循])|(?<!(?<![到在放移]最?)(?:结尾|开头|末尾|前面|后面))再(?=[把将加剪删放]))',
);
const CHOICE = /^a\s*(?:$|[.,!?;。，！；吧版好]|please\b|thanks\b)/iu;
const UNKNOWN = /\p{Script=Han}|[\p{L}\p{N}'’-]+|\S/uy;

function longestWord(text: string, at: number): Found | null {
  let best: { word: Word; length: number } | null = null;
  for (const { word, find } of VOCABULARY) {
    const length = find(text, at)?.[0].length ?? 0;
    if (length > (best?.length ?? 0)) best = { word, length };
  }
  return best && { meanings: [{ is: 'word', word: best.word }], length: best.length };
}

function readQuote(text: string, raw: string, at: number, context: ReadingContext): Found | null {
  const quote = quoteAt(text, at);
  if (!quote) return null;
  const words = raw.slice(at + 1, at + quote.length - 1);
  const upload = /\.\w{3,4}$/.test(words.trim()) ? uploadCalled(words, context) : null;
  return {
    meanings: [upload ?? { is: 'quote', text: words.trim() }],
    length: quote.length,
  };
}

const nameAt = (text: string, at: number, context: ReadingContext): Found | null =>
  readStem(text, at, context) ?? readSpoken(text, at, context);

/** The one thing, or the file on the timeline, that begins at `at`. */
function targetAt(context: ReadingContext) {
  return (text: string, at: number): { target: Target; length: number } | null => {
    const file = readFile(text, at, context) ?? readCalled(text, at, context);
    const stem = file ?? readThing(text, at, context) ?? nameAt(text, at, context);
    const [meaning] = stem?.meanings ?? [];
    if (!stem || meaning === undefined) return null;
    if (meaning.is === 'file') {
      const track = meaning.kind === 'audio' ? 'audio' : 'video';
      return { target: { by: 'name', name: meaning.name, track }, length: stem.length };
    }
    const one = meaning.is === 'thing' && ['picture', 'title'].includes(meaning.thing);
    return one && meaning.target.by === 'number' && stem.meanings.length === 1
      ? { target: meaning.target, length: stem.length }
      : null;
  };
}

/**
 * What the words of a message mean one after the other. `text` is its plain form, `raw` the message
 * as it was typed; a place in the one is a place in the other.
 */
export function scan(text: string, raw: string, context: ReadingContext): Item[] {
  const target = targetAt(context);
  const readers: readonly Reader[] = [
    (all, at) => readCalledSo(all, raw, at, context),
    (all, at) => readQuote(all, raw, at, context),
  ];
  const slots: readonly Reader[] = [
    (all, at) => readFile(all, at, context),
    (all, at) => readCalled(all, at, context),
    (all, at) => readText(all, raw, at, context),
    (all, at) => readJoin(all, at, context),
    readRange,
    readRatio,
    readPoint,
    readSpan,
    readValue,
    (all, at) => readPlace(all, at, target),
    readEdge,
    readLook,
    (all, at) => readThing(all, at, context),
    (all, at) => readSection(all, at, context),
    longestWord,
    readCount,
    (all, at) => {
      // A single “A” is a choice, and no article.
      if (raw.charAt(at) === 'A' && CHOICE.test(all.slice(at))) return null;
      const found = FILLER(all, at);
      return found && { meanings: [{ is: 'filler' }], length: found[0].length };
    },
  ];
  const texts = openTexts(
    text,
    raw,
    context,
    (all, at) => firstOf(readers, all, at) ?? longestOf(slots, all, at),
  );
  // “To THE END” is no place where the text begins behind “to”.
  const foundAt = (at: number): Found | null => {
    const found = firstOf(readers, text, at) ?? longestOf(slots, text, at);
    const end = at + (found?.length ?? 0);
    const open = texts.find(({ start }) => start > at && start < end);
    const ahead = open && text.slice(0, open.start);
    return ahead ? (firstOf(readers, ahead, at) ?? longestOf(slots, ahead, at)) : found;
  };
  const items: Item[] = [];
  const push = (meaning: Meaning, start: number, end: number): void => {
    items.push({ ...meaning, start, end });
  };
  let at = 0;
  while (at < text.length) {
    const open = texts.find(({ start }) => start === at);
    if (open) {
      push({ is: 'quote', text: raw.slice(open.start, open.end).trim() }, open.start, open.end);
      at = open.end;
      continue;
    }
    const found = foundAt(at);
    const stop = BREAK(text, at);
    if (stop && stop[0].length >= (found?.length ?? 0)) {
      push({ is: 'break' }, at, at + stop[0].length);
      at += stop[0].length;
    } else if (/\s/.test(text.charAt(at))) {
      at += 1;
    } else if (found) {
      for (const meaning of found.meanings) push(meaning, at, at + found.length);
      at += found.length;
    } else {
      const stem = nameAt(text, at, context);
      UNKNOWN.lastIndex = at;
      const length = stem?.length ?? UNKNOWN.exec(text)?.[0].length ?? 1;
      push(stem?.meanings[0] ?? { is: 'unknown' }, at, at + length);
      at += length;
    }
  }
  return items;
}

function firstOf(readers: readonly Reader[], text: string, at: number): Found | null {
  for (const read of readers) {
    const found = read(text, at);
    if (found) return found;
  }
  return null;
}

/** The longest that anybody reads; of two as long, the one of the reader before. */
function longestOf(readers: readonly Reader[], text: string, at: number): Found | null {
  let best: Found | null = null;
  for (const read of readers) {
    const found = read(text, at);
    if (found && found.length > (best?.length ?? 0)) best = found;
  }
  return best;
}
