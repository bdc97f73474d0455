import { isRefinement } from '../changes.js';
import type { Item } from './items.js';
import { plainForm } from './names.js';
import type { Part } from './part.js';
import type { Word } from './words-en.js';

/** What names a look of pictures, and a mood as well: “slow motion, dreamy synths”. */
const NOUNS: readonly Word[] = [
  'slow-motion',
  'vertical',
  'horizontal',
  'upright-place',
  'wide-place',
  'square',
  'crossfade',
  'dip-black',
  'dip-white',
  'wipe',
  'slide',
  'transition',
  'hard-cuts',
  'slideshow',
  'ken-burns',
  'zoom-in',
  'zoom-out',
  'pan-left',
  'pan-right',
  'pan-up',
  'pan-down',
  'still',
  'motion',
  'loop',
];

/** “…, no title”: what a piece that is only described goes without. */
const NONE = /^(?:(?:and|but|with) )*(?:no|without(?: an?y?)?) (?:titles?|captions?|text)$/iu;

const isBare = ({ kind, items, words }: Part): boolean =>
  NONE.test(words.trim()) ||
  items.every(
    (item: Item) =>
      item.is === 'filler' ||
      (item.is === 'word' && NOUNS.includes(item.word)) ||
      (item.is === 'unknown' && kind === 'unread'),
  );

/** Whoever asks for music with a verb may well ask for a picture without one. */
const ORDERS =
  /^(?:and |please |then )*(?:add|use|write|make|create|generate|compose|produce|put|give|score|do|set|turn|keep|change|i (?:want|need)|i'd like|with)\b|^(?:请|帮我|再|然后|并|和)*(?:加|配|写|做|作|生成|创作|来|给|换|改|用|要|我)/iu;

const describes = (words: string): boolean =>
  !isRefinement(plainForm(words)) && !ORDERS.test(plainForm(words).trim());

/**
 * Without a verb and a thing, what names a look belongs to the words of music around it, where all
 * of the message is such words.
 */
export function asPrompt(parts: readonly Part[]): readonly Part[] {
  const isPrompt =
    parts.some(({ kind }) => kind === 'music') &&
    parts.every((part) => (part.kind === 'music' ? describes(part.words) : isBare(part)));
  return isPrompt
    ? parts.map(({ words, items }): Part => ({ kind: 'music', words, items }))
    : parts;
}
