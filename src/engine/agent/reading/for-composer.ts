import { findDirections, readLevels, readStated, readWords } from '../../music/index.js';
import { isRefinement } from '../changes.js';
import { tempoStepIn } from '../intents.js';
import type { ReadingContext } from '../requests.js';
import { tells, understand } from '../understand.js';
import { isAside } from './asides.js';
import type { Item, Thing } from './items.js';
import { plainForm } from './names.js';
import { isOnePicture } from './of-music.js';
import type { Part } from './part.js';
import type { Word } from './words-en.js';

/** What an edit is made of, and no piece of music. */
const OF_EDITS: readonly Item['is'][] = ['quote', 'decibels', 'ratio', 'look', 'range'];
const TITLES: readonly Thing[] = ['title', 'new-title', 'some-title', 'all-titles'];
/** What is done to pictures, though some of it sounds like a mood or an instrument: 慢动作, 鼓点. */
const DONE: readonly Word[] = [
  'slow-motion',
  'crossfade',
  'dip-black',
  'dip-white',
  'transition',
  'hard-cuts',
  'on-beat',
  'to-cut',
  'duck',
  'under-voice',
  'split',
  'zoom-in',
  'zoom-out',
  'pan-left',
  'pan-right',
  'ken-burns',
];
const FADES: readonly Word[] = ['fade', 'fade-in', 'fade-out'];

const isNamed = (item: Item, text: string): boolean =>
  item.is === 'file' &&
  (item.placed === true
    ? /[\s那这的段.]/u.test(text.slice(item.start, item.end))
    : /\.\w{2,4}$/u.test(text.slice(item.start, item.end)));
const isNumbered = (item: Item): boolean =>
  item.is === 'thing' && item.thing === 'picture' && item.target.by === 'number';

/** Says so little by itself that words of all kinds have it. */
const OF_ALL = ['intensity', 'negation', 'ending', 'tempo'];
const PIECE =
  /\b(?:music|songs?|tracks?|tunes?|soundtracks?|pieces?|score|jingle|theme|melody|beats?|vibes?|mood|style|it|something|anything)\b|音乐|配乐|曲|歌|旋律|节奏|风格|感觉|氛围|一[首个段版]/iu;
/** “Write a song for us”, 换首曲子: a piece, whatever else is said of it. */
const ASKS =
  /^(?:an?|some|any|more) (?:[\w-]+ ){0,3}(?:music|songs?|tracks?|tunes?|soundtracks?|jingle|theme)\b|\b(?:generate|compose|produce|surprise|score)\b|\b(?:make|write|create|add|give|try|want|need|use|change|another|new|different|fresh)\b.*\b(?:music|songs?|tracks?|tunes?|soundtracks?|pieces?|jingle|theme|something|version)\b|\b(?:music|songs?|tracks?|tunes?|soundtracks?|piece|something) (?:for|about|that|which|to|like|with|in)\b|(?:生成|创作|作|编|写|配|来|换|做|加)(?:一?[首个段点些版])?.*(?:音乐|配乐|曲|歌)|(?:音乐|配乐|曲子?|歌)(?:要|换|改|得|应该)/iu;

/** What the composer makes of a clause: how much it understands, and how much it does not. */
function heardBy(words: string): { known: number; compared: boolean; unknown: number } {
  const plain = plainForm(words);
  const stated = readStated(plain);
  const { levels, rest: even } = readLevels(stated.rest);
  const { directions, ending, rest } = findDirections(even);
  const terms = readWords(rest);
  const kinds = terms.flatMap(({ meaning }) => (meaning && tells(meaning) ? [meaning.kind] : []));
  const numbers = [stated.bpm, stated.key, ending ?? undefined].filter((one) => one !== undefined);
  return {
    known:
      kinds.filter((kind) => !OF_ALL.includes(kind)).length +
      levels.length +
      directions.length +
      numbers.length,
    compared: kinds.some((kind) => OF_ALL.includes(kind)),
    unknown: terms.filter(({ meaning }) => meaning === null).length,
  };
}

/** The clause without what names pictures and what is done to them. */
function ofMusic({ items, words }: Part, text: string): string {
  const start = items[0]?.start ?? 0;
  const end = items.at(-1)?.end ?? 0;
  const said = items.reduce(
    (all, item) =>
      isNamed(item, text) || (item.is === 'word' && DONE.includes(item.word))
        ? all.slice(0, item.start) + ' '.repeat(item.end - item.start) + all.slice(item.end)
        : all,
    text,
  );
  return items.length === 0 ? words : said.slice(start, end);
}

function namesEdit(part: Part, text: string): boolean {
  const { items, words } = part;
  const plain = plainForm(words);
  const { bpm, key } = readStated(plain);
  if ((bpm !== undefined || key !== undefined) && !items.some((item) => isNamed(item, text))) {
    return false;
  }
  const { known, unknown } = heardBy(ofMusic(part, text));
  // “Put calm piano under clip.mp4”.
  const goesUnder = known > 0 && unknown === 0;
  const { directions } = findDirections(plain);
  const told = directions.length > 0 || readLevels(plain).levels.length > 0;
  const isTimed = items.some(({ is }) => is === 'span') && items.some(isOnePicture);
  if (isTimed && !told && known <= 1) return true;
  const fades = items.some((item) => item.is === 'word' && FADES.includes(item.word));
  return items.some(
    (item) =>
      (isNamed(item, text) && !(goesUnder && item.is === 'file' && item.kind !== 'audio')) ||
      (!told && (OF_EDITS.includes(item.is) || isNumbered(item))) ||
      (item.is === 'thing' && TITLES.includes(item.thing)) ||
      (fades && (item.is === 'span' || (item.is === 'thing' && item.thing === 'picture'))),
  );
}

const describes = (part: Part, text: string): boolean => {
  const { known, compared, unknown } = heardBy(ofMusic(part, text));
  const plain = plainForm(part.words);
  if (known > 0) return unknown <= 2 * known + 2;
  return (
    ASKS.test(plain) ||
    tempoStepIn(plain) !== undefined ||
    understand(part.words).music === '' ||
    (compared && (PIECE.test(plain) || isRefinement(plain)) && unknown <= 2)
  );
};

/**
 * Beside a piece that is there, a clause that no rule of an edit took is for the composer only where
 * it understands most of it and nothing of an edit stands in it; all others are unread.
 */
export function forComposer(
  parts: readonly Part[],
  text: string,
  { written }: ReadingContext,
): Part[] {
  const isMusic = parts.every(({ kind }) => kind === 'music');
  if (!written || (isMusic && understand(text).question !== null)) return [...parts];
  const strange = (part: Part): boolean =>
    part.kind === 'music' && namesEdit(part, text) && !isAside(part.words);
  const ofPieces = parts.some(
    (part) => part.kind === 'music' && !strange(part) && describes(part, text),
  );
  return parts.map((part) => {
    if (part.kind !== 'music') return part;
    const isHeard = !strange(part) && (describes(part, text) || ofPieces);
    return isHeard ? part : { kind: 'unread', words: part.words, items: part.items, faint: false };
  });
}
