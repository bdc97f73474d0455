import { TrackType } from '../draft.js';
import { CHANGE_WORDS, type Language, quotedName, sentence, type Verb } from './change-words.js';
import type { Pair, Thing } from './draft-things.js';
import { lookChanges } from './look-words.js';

/** One way in which a thing is different, and how it is told when it is the only one. */
export interface Difference {
  verb: Verb;
  told: string[];
}

/** Seconds with as many decimals as it takes, up to `decimals`. */
export function seconds(milliseconds: number, decimals = 1): string {
  return String(Number((milliseconds / 1000).toFixed(decimals)));
}

/** How a thing is described, as finely as `decimals` says. */
type Description = (thing: Thing, decimals: number) => string;

const span: Description = ({ startMs, endMs }, decimals) =>
  `${seconds(startMs, decimals)}-${seconds(endMs, decimals)}s`;

/** A volume that is not given is the media's own. */
const share = ({ volume }: Thing): number => volume ?? 1;

const loudness: Description = (thing, decimals) =>
  `${Number((share(thing) * 100).toFixed(decimals - 1))}%`;

/** `35% → 20%`, as finely as it takes for the two to differ; once where they do not. */
function fromTo([before, after]: Pair, describe: Description): string {
  for (const decimals of [1, 3]) {
    const was = describe(before, decimals);
    const is = describe(after, decimals);
    if (was !== is) return `${was} → ${is}`;
  }
  return describe(after, 1);
}

function inBrackets(language: Language, parts: readonly string[]): string {
  const told = parts.filter((part) => part !== '');
  return told.length === 0 ? '' : `(${told.join(language === 'zh' ? '，' : ', ')})`;
}

/** `(0-10s, 35%)`: where a thing lies and, for what is only heard, how loud it is. */
function details(language: Language, thing: Thing): string {
  const isLoud = thing.type === TrackType.audio && thing.volume !== undefined;
  return inBrackets(language, [span(thing, 1), isLoud ? loudness(thing, 1) : '']);
}

function newWords([before, after]: Pair): string {
  if (before.words === '' || after.words === '') return quotedName(before.words || after.words);
  return `${quotedName(before.words)} → ${quotedName(after.words)}`;
}

function wordsVerb([before, after]: Pair): Verb {
  if (after.type === TrackType.text) return 'rewritten';
  return before.rest === after.rest ? 'renamed' : 'replaced';
}

function timeVerb([before, after]: Pair): Verb {
  if (before.lengthMs === after.lengthMs) return 'moved';
  return before.lengthMs > after.lengthMs ? 'trimmed' : 'lengthened';
}

/** A place of its own that is another, or another length; what follows from others' is neither. */
function isRetimed([before, after]: Pair): boolean {
  const own = before.placedByItself || after.placedByItself;
  return before.lengthMs !== after.lengthMs || (own && before.startMs !== after.startMs);
}

/** What about a thing is different. */
export function differencesOf(pair: Pair, language: Language): Difference[] {
  const [before, after] = pair;
  const name = quotedName(after.words);
  const begins: Description = ({ fromMs }, decimals) =>
    CHANGE_WORDS[language].from(seconds(fromMs ?? 0, decimals));
  const cutElsewhere = (before.fromMs ?? 0) !== (after.fromMs ?? 0);
  const differences: Difference[] = [];
  if (before.words !== after.words) {
    differences.push({
      verb: wordsVerb(pair),
      told: [newWords(pair), details(language, after)],
    });
  }
  const looks = lookChanges(pair, language);
  if (isRetimed(pair) && before.look.speed !== after.look.speed) {
    // Its length follows from that.
    const told = inBrackets(language, [fromTo(pair, span), ...looks]);
    differences.push({ verb: 'changed', told: [name, told] });
  } else if (isRetimed(pair)) {
    const from = cutElsewhere ? begins(after, 1) : '';
    differences.push({
      verb: timeVerb(pair),
      told: [name, inBrackets(language, [fromTo(pair, span), from])],
    });
  } else if (cutElsewhere) {
    const told = inBrackets(language, [span(after, 1), fromTo(pair, begins)]);
    differences.push({ verb: 'trimmed', told: [name, told] });
  }
  if (share(before) !== share(after)) {
    const told = inBrackets(language, [fromTo(pair, loudness)]);
    differences.push({ verb: 'volume', told: [name, told] });
  }
  // What else a thing holds may follow from these.
  if (differences.length === 0 && before.rest !== after.rest) {
    const told = inBrackets(language, [span(after, 1), ...looks]);
    differences.push({ verb: 'changed', told: [name, told] });
  }
  return differences;
}

/** The sentence for a thing that is different in one way or several. */
export function changeSentence(
  pair: Pair,
  differences: readonly Difference[],
  language: Language,
): string {
  const [before, after] = pair;
  const [only, ...others] = differences;
  if (only !== undefined && others.length === 0) {
    return sentence(language, only.verb, after.type, only.told);
  }
  const renamed = before.words !== after.words;
  const replaced = differences.some(({ verb }) => verb === 'replaced');
  return sentence(language, replaced ? 'replaced' : 'changed', after.type, [
    quotedName(before.words),
    details(language, before),
    '→',
    renamed ? quotedName(after.words) : '',
    details(language, after),
  ]);
}

/** The sentence for a thing that came, went, or is on another track now. */
export function presenceSentence(
  verb: 'added' | 'removed' | 'carried',
  thing: Thing,
  language: Language,
): string {
  return sentence(language, verb, thing.type, [quotedName(thing.words), details(language, thing)]);
}
