import type { Target } from '../../timeline/index.js';
import type { ReadingContext } from '../requests.js';
import type { Found, Item, Meaning, Reader } from './items.js';
import { readLook } from './looks.js';
import { pattern } from './matching.js';
import { readFile, readStem, uploadCalled } from './names.js';
import { readEdge, readPlace } from './places.js';
import { quoteAt } from './quotes.js';
import { readSection } from './sections.js';
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
const FILLER = pattern(`${FILLERS_EN}|${FILLERS_ZH}`);
const BREAK = pattern(
  '(?:\\s*(?:[,;，；。、!?\\n]|\\.(?=\\s|$))\\s*(?:and then\\b|and\\b|then\\b|but\\b|然后|并且?|再|同时|而且|接着|最后(?=[把将加剪删]))?|\\band then\\b|\\bthen\\b|\\band\\b(?!(?<=\\b(\\w+) and) \\1\\b)|\\bbut\\b(?! (?:the |clip ))|\\bplus\\b|&|然后|并且|同时|而且|接着|并(?=[把将加剪删放])|再(?=[把将加剪删放]))',
);
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

/** The one thing, or the file on the timeline, that begins at `at`. */
function targetAt(context: ReadingContext) {
  return (text: string, at: number): { target: Target; length: number } | null => {
    const file = readFile(text, at, context);
    const stem = file ?? readThing(text, at, context) ?? readStem(text, at, context);
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
  const readers: readonly Reader[] = [(all, at) => readQuote(all, raw, at, context)];
  const slots: readonly Reader[] = [
    (all, at) => readFile(all, at, context),
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
      const found = FILLER(all, at);
      return found && { meanings: [{ is: 'filler' }], length: found[0].length };
    },
  ];
  const items: Item[] = [];
  const push = (meaning: Meaning, start: number, end: number): void => {
    items.push({ ...meaning, start, end });
  };
  let at = 0;
  while (at < text.length) {
    const found = firstOf(readers, text, at) ?? longestOf(slots, text, at);
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
      const stem = readStem(text, at, context);
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
