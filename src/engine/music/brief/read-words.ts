import { toSimplified } from '../../../support/chinese.js';
import { MOOD_WORDS } from './lexicon-moods.js';
import { GRAMMAR_WORDS, INSTRUMENT_WORDS } from './lexicon-music.js';
import { REFERENCE_WORDS } from './lexicon-references.js';
import { STYLE_WORDS } from './lexicon-styles.js';
import type { Meaning } from './meaning.js';
import { putPlainly } from './plainer.js';
import { guessable, misspelt } from './spelling.js';

/** A word or phrase of the prompt and its meaning; null when the lexicon does not have it. */
export interface Term {
  text: string;
  meaning: Meaning | null;
  /** The word of the lexicon that it was taken for, where it is misspelt. */
  takenFor?: string;
}

const LEXICON: ReadonlyMap<string, Meaning> = new Map(
  // Later rows win: what is listed first is more telling, so it is entered last.
  [...STYLE_WORDS, ...MOOD_WORDS, ...INSTRUMENT_WORDS, ...GRAMMAR_WORDS, ...REFERENCE_WORDS]
    .toReversed()
    .flatMap(([words, meaning]) => words.split('|').map((word) => [word, meaning] as const)),
);
const LONGEST = Math.max(...[...LEXICON.keys()].map((word) => word.length));

const TELLING = ['style', 'reference', 'mood', 'tempo', 'intensity', 'instrument', 'ending'];
/** Words of one piece that tell something: what a misspelt one may be meant for. */
const GUESSABLE = guessable(
  [...LEXICON].filter(([, { kind }]) => TELLING.includes(kind)).map(([word]) => word),
);

/**
 * Lower case, simplified characters, plain letters, quotes and hyphens; without characters of private
 * use, which stand for what was understood while a prompt is read.
 */
export function normalise(words: string): string {
  const plain = words
    .normalize('NFKD')
    .replace(/([a-z])\p{M}+/giu, '$1')
    .normalize('NFKC')
    .replace(/\p{Co}/gu, ' ');
  return putPlainly(
    toSimplified(plain.toLowerCase())
      .replace(/[’‘]/gu, "'")
      .replace(/[‐‑–—]/gu, '-'),
  );
}

/** 钢琴和弦乐 is a piano and strings, not a piano's chords. */
const NOT_BEFORE: Readonly<Record<string, string>> = { 和弦: '乐' };

const isWordLetter = (character: string | undefined): boolean =>
  character !== undefined && /[a-z0-9]/u.test(character);

/** The longest phrase of the lexicon that begins at `at`, on word borders where it is Latin. */
function longestAt(text: string, at: number): Term | null {
  for (let length = Math.min(LONGEST, text.length - at); length > 0; length--) {
    const piece = text.slice(at, at + length);
    const meaning = LEXICON.get(piece);
    if (meaning === undefined || text.startsWith(NOT_BEFORE[piece] ?? '\0', at + length)) continue;
    const cutsWord = isWordLetter(piece.at(-1)) && isWordLetter(text[at + length]);
    if (!cutsWord) return { text: piece, meaning };
  }
  return null;
}

/** A word that the lexicon does not have as it stands: another form of one of its words, or a slip. */
function byForm(text: string): Term {
  const meaning = byStem(text);
  const takenFor = meaning === null ? misspelt(text, GUESSABLE) : null;
  return takenFor === null
    ? { text, meaning }
    : { text, meaning: LEXICON.get(takenFor) ?? null, takenFor };
}

/** A word that the lexicon has only in another form: `guitars'`, `synth's`, `strings-based`. */
function byStem(word: string): Meaning | null {
  const stems = [
    word.replace(/'s?$/u, ''),
    word.replace(/s$/u, ''),
    word.replace(/-.*$/u, ''),
    word.replace(/ily$/u, 'y'),
    word.replace(/ly$/u, ''),
    word.replace(/ly$/u, 'le'),
  ];
  for (const stem of stems) {
    const meaning = stem.length > 2 ? LEXICON.get(stem) : undefined;
    if (meaning !== undefined) return meaning;
  }
  return compared(word);
}

/** Endings of `happier`, `sadder`, `darkest`, `gentler`, and what the plain word ends with instead. */
const COMPARED: readonly (readonly [ending: RegExp, plain: string])[] = [
  [/ie(?:r|st)$/u, 'y'],
  [/([a-z])\1e(?:r|st)$/u, '$1'],
  [/e(?:r|st)$/u, ''],
  [/e(?:r|st)$/u, 'e'],
];

/** What `happier` and `saddest` compare: only moods, tempos and forces can be compared. */
function compared(word: string): Meaning | null {
  for (const [ending, plain] of COMPARED) {
    const meaning = ending.test(word) ? LEXICON.get(word.replace(ending, plain)) : undefined;
    if (meaning && ['mood', 'tempo', 'intensity'].includes(meaning.kind)) return meaning;
  }
  return null;
}

/** Reads a prompt from left to right into the terms of the lexicon. */
export function readWords(words: string): Term[] {
  const text = normalise(words);
  const terms: Term[] = [];
  let at = 0;
  while (at < text.length) {
    const known = longestAt(text, at);
    if (known !== null) {
      terms.push(known);
      at += known.text.length;
      continue;
    }
    const word = /^(?:\d+\/\d+|[a-z0-9][a-z0-9'&-]*|[\p{L}\p{N}])/u.exec(text.slice(at))?.[0];
    if (word !== undefined) terms.push(byForm(word));
    at += word?.length ?? 1;
  }
  return joinUnknown(terms);
}

/** Single unknown Chinese characters that follow one another are one unknown word. */
function joinUnknown(terms: readonly Term[]): Term[] {
  const joined: Term[] = [];
  for (const term of terms) {
    const last = joined.at(-1);
    const bothHan = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+$/u;
    if (
      last !== undefined &&
      last.meaning === null &&
      term.meaning === null &&
      bothHan.test(last.text) &&
      bothHan.test(term.text)
    ) {
      last.text += term.text;
    } else {
      joined.push({ ...term });
    }
  }
  return joined;
}
