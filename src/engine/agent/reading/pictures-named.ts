import type { Target } from '../../timeline/index.js';
import type { ReadingContext } from '../requests.js';
import type { Meaning } from './items.js';
import { pattern } from './matching.js';
import { readCalled, readFile, readSpoken, readStem } from './names.js';
import { numberOf, ORDINAL, ORDINAL_ZH, ordinalOf } from './numbers.js';
import { readThing } from './things.js';

/** Pictures that words name, in their order, and how many characters they take. */
export interface Named {
  targets: readonly Target[];
  length: number;
}

const ALONE = pattern(
  `(?:(?:the )?(?:clip |photo |number )?(?<n>\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)(?! ?(?:[:.%x]|\\d|s\\b|secs?|seconds?|ms\\b|clips?|photos?|pictures?|shots?|scenes?))|(?:the )?(?<nth>${ORDINAL})(?: one)?(?! ?(?:second|few|two|three|[0-9]|half|secs))|(?<zh>${ORDINAL_ZH})[段个张]?|(?<few>[一二三四五六七八九]|\\d{1,2})(?=[和跟与、到至段]|之?间))`,
);

/** “1”, “the second”, 第一: pictures without their noun, where only pictures can be meant. */
export function numberAt(text: string, at: number): Named | null {
  const found = ALONE(text, at);
  if (!found) return null;
  const { n, nth, zh, few } = found.groups ?? {};
  const written = nth ?? zh;
  const number = written === undefined ? numberOf(n ?? few ?? '') : ordinalOf(written);
  if (number === null || number === 0) return null;
  return { targets: [{ by: 'number', track: 'video', number }], length: found[0].length };
}

const targetOf = (meaning: Meaning): Target | null => {
  if (meaning.is === 'file' && meaning.kind !== 'audio') {
    return { by: 'name', name: meaning.name, track: 'video' };
  }
  const isOne = meaning.is === 'thing' && ['picture', 'images'].includes(meaning.thing);
  return isOne && meaning.target.by !== 'all' ? meaning.target : null;
};

const isMany = (target: Target | undefined, { media }: ReadingContext): boolean =>
  target?.by === 'kind' &&
  media.filter(({ kind, placed }) => kind === 'image' && placed).length > 1;

const ARTICLE = pattern('(?:the|my|our|that|this) ');

export function picturesAt(text: string, at: number, context: ReadingContext): Named | null {
  const found =
    readFile(text, at, context) ??
    readCalled(text, at, context) ??
    readThing(text, at, context) ??
    readStem(text, at, context) ??
    readSpoken(text, at, context);
  if (!found) {
    // “The beach” by its name.
    const article = ARTICLE(text, at)?.[0].length ?? 0;
    const named = article > 0 ? picturesAt(text, at + article, context) : null;
    return named && { ...named, length: article + named.length };
  }
  const targets = found.meanings.flatMap((meaning) => targetOf(meaning) ?? []);
  if (targets.length === 0 || targets.length < found.meanings.length) return null;
  return isMany(targets[0], context) ? null : { targets, length: found.length };
}

const placeOf = (target: Target, { pictures, shown, media }: ReadingContext): number | null => {
  if (target.by === 'number') {
    return target.number > 0 ? target.number : pictures + 1 + target.number;
  }
  if (target.by !== 'name') return null;
  const names =
    shown ?? media.filter(({ placed, kind }) => placed && kind !== 'audio').map((one) => one.name);
  const at = names.indexOf(target.name);
  return at < 0 ? null : at + 1;
};

/** Of two pictures the one that comes later. */
export function later(first: Target, second: Target, context: ReadingContext): Target {
  const [a, b] = [placeOf(first, context), placeOf(second, context)];
  return a !== null && b !== null && a > b ? first : second;
}

/** The picture behind one; null where nobody can tell. */
export function next(target: Target, context: ReadingContext): Target | null {
  const place = placeOf(target, context);
  return place === null || (target.by === 'number' && target.number === -1)
    ? null
    : { by: 'number', track: 'video', number: place + 1 };
}
