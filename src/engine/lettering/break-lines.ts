import { charactersOf } from './characters.js';

/** A stretch of text that stays together, after a space or not. */
export interface Word {
  text: string;
  spaced: boolean;
}

/** Writing that is broken between any two words, though no space is there: Chinese, Japanese and their punctuation. */
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
const SPACE = /^[\t\p{Zs}]+$/u;
/** Joins what it stands between. */
const TYING = '\u00a0';

/** None of these begins a line. */
const NEVER_FIRST = new Set(
  '，。、；：！？…—～·％‰℃）》」』】〕〉〗”’,.;:!?%)]}»›ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ',
);
/** None of these ends a line. */
const NEVER_LAST = new Set('（《「『【〔〈〖“‘([{«‹¥￥$€£#＃');
/** A long word may be broken after these. */
const HYPHENS = new Set('-‐–—/');

/** Knows the words of what is written without spaces. */
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

function mayBreak(before: string, after: string): boolean {
  if (NEVER_FIRST.has(after) || NEVER_LAST.has(before)) return false;
  return UNSPACED.test(before) || UNSPACED.test(after) || HYPHENS.has(before);
}

/** A line of text as the stretches between which it may be broken. */
export function wordsOf(line: string): Word[] {
  const words: Word[] = [];
  const starts = new Set(Array.from(segmenter.segment(line), ({ index }) => index));
  let before = '';
  let spaced = false;
  let at = 0;
  for (const character of charactersOf(line)) {
    const isStart = starts.has(at);
    at += character.length;
    if (character !== TYING && SPACE.test(character)) {
      spaced = true;
      continue;
    }
    const word = words.at(-1);
    if (word && !spaced && !(isStart && mayBreak(before, character))) word.text += character;
    else words.push({ text: character, spaced: spaced && word !== undefined });
    before = character;
    spaced = false;
  }
  return words;
}

/** What has a width, and a gap before it unless it begins a line. */
export interface Piece {
  advance: number;
  gap: number;
}

/** `pieces` in lines, as many to a line as go into `width`, and at least one. */
export function fillLines<P extends Piece>(pieces: readonly P[], width: number): P[][] {
  const lines: P[][] = [];
  let used = 0;
  for (const piece of pieces) {
    const line = lines.at(-1);
    if (line && used + piece.gap + piece.advance <= width) {
      line.push(piece);
      used += piece.gap + piece.advance;
    } else {
      lines.push([piece]);
      used = piece.advance;
    }
  }
  return lines;
}

/** The width of a line of pieces. */
export function widthOf(line: readonly Piece[]): number {
  return line.reduce((sum, { advance, gap }, i) => sum + advance + (i > 0 ? gap : 0), 0);
}

/** Like {@link fillLines}, in no more lines, but these as equally long as they can be. */
export function balanceLines<P extends Piece>(pieces: readonly P[], width: number): P[][] {
  const filled = fillLines(pieces, width);
  let narrow = 0;
  let wide = width;
  let best = filled;
  // Each step halves what is left: after twelve it is a four thousandth of the width.
  for (let step = 0; step < 12 && filled.length > 1; step++) {
    const middle = (narrow + wide) / 2;
    const lines = fillLines(pieces, middle);
    const fits = lines.length === filled.length && lines.every((line) => widthOf(line) <= middle);
    if (fits) best = lines;
    if (fits) wide = middle;
    else narrow = middle;
  }
  return best;
}
