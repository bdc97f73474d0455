import type { Direction, Moment } from '../types.js';
import { type Act, CLIMAX, END, type Found, isLate, START, spanOf } from './direction-acts.js';
import { MOOD_WORDS } from './lexicon-moods.js';
import type { When } from './whens.js';

/** A word for a mood, and how excited that is. */
export interface NamedMood {
  text: string;
  arousal: number;
  /** Rather than a force or a style, which hold for the whole piece in any case. */
  isMood: boolean;
}

/** Forces and styles that stand for a mood where one is to follow on another. */
const BESIDE: readonly (readonly [words: string, arousal: number])[] = [
  ['epic|cinematic|loud|big|huge|massive|intense|full|fast|explosive|史诗|宏大|震撼|快|响', 0.8],
  ['small|sparse|minimal|simple|slow|ambient|delicate|subtle|慢|缓慢|弱|简单|低沉', -0.6],
];

const AROUSALS: ReadonlyMap<string, number> = new Map([
  ...BESIDE.flatMap(([words, arousal]) => words.split('|').map((word) => [word, arousal] as const)),
  ...MOOD_WORDS.flatMap(([words, meaning]) =>
    meaning.kind === 'mood' ? words.split('|').map((word) => [word, meaning.arousal] as const) : [],
  ),
]);
const MOODS: ReadonlySet<string> = new Set(
  MOOD_WORDS.flatMap(([words, { kind }]) => (kind === 'mood' ? words.split('|') : [])),
);
const WORDS = [...AROUSALS.keys()].sort((a, b) => b.length - a.length);
const isHan = (word: string): boolean => /\p{Script=Han}/u.test(word);
const ONE = `(?:(?<![a-z])(?:${WORDS.filter((word) => !isHan(word)).join('|')})(?![a-z])|${WORDS.filter(isHan).join('|')})`;
const EACH = new RegExp(ONE, 'gu');
const VERY =
  '(?:(?:very|really|super|quite|all|pretty|rather|kind of|kinda|a bit|a little|more|so|too|much|a|an|the|some|something) ){0,4}(?:很|比较|有点|非常|更|特别|越来越|变得?|得){0,4}';

/** Characters that stand for moods; private to Unicode's users. */
const FIRST = 0xe800;
const MOST = 0x100;
const STANDS = '[\uE800-\uE8FF]';
const EACH_STANDS = new RegExp(STANDS, 'gu');

/** A source of patterns for a masked mood, with the words that go around one. */
export const MOOD = `${VERY}${STANDS}(?:(?: and |, | & |又|而|、|且)${STANDS})?(?: (?:music|moods?|feel|feeling|vibes?|tone|song|part|section))?(?:的?(?:音乐|感觉|氛围|情绪|旋律|部分))?(?:的|一点|一些|些)?`;

/** Puts one character in the stead of every mood in `text`; short patterns are ready sooner. */
export function maskMoods(text: string): {
  masked: string;
  moodsIn(phrase: string): NamedMood[];
  unmask(text: string): string;
} {
  const moods: NamedMood[] = [];
  const masked = text.replace(EACH, (word) => {
    if (moods.length >= MOST) return word;
    moods.push({ text: word, arousal: AROUSALS.get(word) ?? 0, isMood: MOODS.has(word) });
    return String.fromCharCode(FIRST + moods.length - 1);
  });
  const moodOf = (character: string): NamedMood | undefined =>
    moods[character.charCodeAt(0) - FIRST];
  return {
    masked,
    moodsIn: (phrase) =>
      (phrase.match(EACH_STANDS) ?? []).map(moodOf).filter((mood) => mood !== undefined),
    unmask: (whole) => whole.replace(EACH_STANDS, (one) => moodOf(one)?.text ?? one),
  };
}

/** From here on two moods differ in how much goes on, and not only in their colour. */
const FELT = 0.25;

/** At a stated time a mood changes at once. */
function step(when: When, rises: boolean): Direction[] {
  const { from, to } = spanOf(when);
  return rises ? [{ kind: 'drop', at: from }] : [{ kind: 'break', from, to }];
}

const slope = (rises: boolean, from: Moment): Direction[] => [
  rises
    ? { kind: 'build', from: START, to: CLIMAX, toward: 'more' }
    : { kind: 'build', from, to: END, toward: 'less' },
];

/** One mood gives way to another: where they differ in force, the piece rises or falls with them. */
function turned({ whens, moods }: Found): Direction[] {
  const first = moods[0];
  const last = moods.at(-1);
  if (first === undefined || last === undefined) return [];
  const rise = last.arousal - first.arousal;
  if (Math.abs(rise) < FELT) return [];
  const [once, then] = whens;
  // “Tense for the first 20 seconds and then relaxed” turns where that is over.
  const over: When | undefined =
    then !== undefined || once === undefined
      ? then
      : 'seconds' in once
        ? {
            kind: 'from',
            moment: { kind: 'seconds', seconds: once.seconds },
            text: once.text,
            vague: once.vague,
          }
        : once.kind === 'until'
          ? { ...once, kind: 'from' }
          : once.kind === 'span' && once.to !== null && !isLate(once) && !once.vague
            ? { ...once, kind: 'from', moment: once.to }
            : once;
  if (over === undefined || over.vague || over.kind === 'until')
    return slope(rise > 0, over !== undefined && isLate(over) ? spanOf(over).from : CLIMAX);
  const calmFirst = once !== undefined && rise > 0 && first.arousal < -FELT;
  return [
    ...(calmFirst && once.kind !== 'at' && once.kind !== 'from' ? step(once, false) : []),
    ...step(over, rise > 0),
  ];
}

/** A mood of its own for a part of the piece. */
function ofPart({ whens: [when], moods: [mood] }: Found): Direction[] {
  if (when === undefined || mood === undefined || Math.abs(mood.arousal) < FELT) return [];
  const rises = mood.arousal > 0;
  if (isLate(when)) return slope(rises, spanOf(when).from);
  if (!rises) return step(when, rises);
  return when.kind === 'from' || when.kind === 'at' ? step(when, rises) : [];
}

/** “Starts calm, ends epic.” */
export const TURN: Act = { directions: turned, turns: 'both' };
/** “Happy, then sad at the end”: the first is that of the whole. */
export const TURN_AWAY: Act = { directions: turned, turns: 'first' };
/** “A calm ending.” */
export const MOOD_OF_END: Act = {
  turns: 'none',
  directions: ({ moods: [mood] }) =>
    mood === undefined || Math.abs(mood.arousal) < FELT ? [] : slope(mood.arousal > 0, CLIMAX),
};
/** “Sad at the end.” */
export const MOOD_OF_PART: Act = { directions: ofPart, turns: 'none' };
