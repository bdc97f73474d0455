import { toSimplified } from '../../../support/chinese.js';
import type { Part, Score } from '../types.js';
import { belongsTo } from './instruments.js';
import { INSTRUMENT_WORDS } from './lexicon-music.js';

/** A wish for some players to be louder or softer than the composer would have them. */
export interface Level {
  /** As the prompt calls them: `drums`. */
  name: string;
  /** The instrument or role meant; see `INSTRUMENT_FAMILIES`. */
  family: string;
  gainDb: number;
}

const SOFTER_DB = -6;
const LOUDER_DB = 4;
/** As good as silent: nobody is left out for being asked to be soft. */
const SOFTEST_DB = -30;

const FAMILIES: ReadonlyMap<string, string> = new Map(
  INSTRUMENT_WORDS.flatMap(([words, meaning]) =>
    meaning.kind === 'instrument'
      ? words.split('|').map((word) => [word, meaning.instrument] as const)
      : [],
  ),
);
const named = (isHan: boolean): string =>
  [...FAMILIES.keys()]
    .filter((name) => /\p{Script=Han}/u.test(name) === isHan)
    .sort((a, b) => b.length - a.length)
    .join('|');

const PLAYER = `\\b(?:of )?(?:the |all the |those )?(?<name>${named(false)})\\b`;
const PLAYER_ZH = `(?<name>${named(true)})`;
const IS =
  '(?: (?:is|are|be|should be|a bit|a little|a lot|much|even|slightly|somewhat|way|still|sound|volume|level))*';
const MORE_ZH = '(?:的?(?:声音?|音量))?(?:再|更|稍微|有点|要|放|调)*';
const SOME_ZH = '(?:一?点儿?|一?些)';

/**
 * Ways of asking for a level: in decibels, or as the share that is named. No prompt without the
 * `hint` asks in that way; the patterns with every instrument in them take long to compile.
 */
const WISHES: readonly Wish[] = [
  wish('[%％]', `${PLAYER}${IS} (?:at|to|by) (?<percent>\\d{1,3}) ?[%％]`, 'share'),
  wish('[%％]', `${PLAYER_ZH}${MORE_ZH}到? ?(?<percent>\\d{1,3}) ?[%％]`, 'share'),
  wish(
    'less|fewer|softer|quieter|gentler|not so|too ',
    `\\b(?:less|fewer|softer|quieter|gentler|less loud|not so (?:much|many)|too (?:much|many)) ${PLAYER}`,
    SOFTER_DB,
  ),
  wish(
    'lower|reduce|soften|down',
    `\\b(?:lower|reduce|soften|turn down|bring down|tone down)(?: the (?:volume|level))? ${PLAYER}`,
    SOFTER_DB,
  ),
  wish(
    'softer|quieter|gentler|lower|down|less|too',
    `${PLAYER}${IS} (?:softer|quieter|gentler|lower|down|less loud|too (?:loud|strong|much|heavy))\\b`,
    SOFTER_DB,
  ),
  wish(
    '太|小声|[点些]',
    `${PLAYER_ZH}${MORE_ZH}(?:太(?:吵|响|大声?|重|多|强)了?|小声${SOME_ZH}?|(?:轻|小|弱|低|少)${SOME_ZH})`,
    SOFTER_DB,
  ),
  wish('少', `少${SOME_ZH}的?${PLAYER_ZH}`, SOFTER_DB),
  wish('louder|stronger|more', `\\b(?:louder|stronger|more) ${PLAYER}`, LOUDER_DB),
  wish(
    'raise|boost|up',
    `\\b(?:raise|boost|turn up|bring up)(?: the (?:volume|level))? ${PLAYER}`,
    LOUDER_DB,
  ),
  wish(
    'louder|stronger|up|too',
    `${PLAYER}${IS} (?:louder|stronger|up|too (?:soft|quiet|weak))\\b`,
    LOUDER_DB,
  ),
  wish(
    '太|大声|[点些]',
    `${PLAYER_ZH}${MORE_ZH}(?:太(?:轻|小声?|弱)了?|大声${SOME_ZH}?|(?:响|大|强|重)${SOME_ZH})`,
    LOUDER_DB,
  ),
];

interface Wish {
  hint: RegExp;
  pattern: RegExp;
  gain: number | 'share';
}

function wish(hint: string, source: string, gain: number | 'share'): Wish {
  return { hint: new RegExp(hint, 'iu'), pattern: new RegExp(source, 'giu'), gain };
}

/**
 * Takes out of a prompt how loud single instruments are to be: "less drums", "make the piano
 * louder", 鼓小声一点. `rest` is the prompt without that, in simplified characters; what is wanted
 * more of stays in it as well. The same wish twice counts twice.
 */
export function readLevels(words: string): { levels: Level[]; rest: string } {
  const levels: Level[] = [];
  let rest = toSimplified(words);
  for (const { hint, pattern, gain } of WISHES) {
    if (!hint.test(rest)) continue;
    rest = rest.replace(pattern, (...match: unknown[]) => {
      const groups = match.at(-1) as { name: string; percent?: string };
      const name = groups.name.toLowerCase();
      const gainDb = gain === 'share' ? 20 * Math.log10(Number(groups.percent ?? 100) / 100) : gain;
      const family = FAMILIES.get(name) ?? name;
      levels.push({ name, family, gainDb: Math.max(SOFTEST_DB, gainDb) });
      return /^more /iu.test(String(match[0])) ? String(match[0]) : ' , ';
    });
  }
  return { levels, rest };
}

/** `score` with those levels set, and the names of instruments that nobody in it plays. */
export function setLevels(
  score: Score,
  levels: readonly Level[],
): { score: Score; absent: string[] } {
  const plays = (part: Part, { family }: Level): boolean =>
    belongsTo(family, part.role, part.instrument);
  const parts = score.parts.map((part) => {
    const gainDb = levels
      .filter((level) => plays(part, level))
      .reduce((sum, level) => sum + level.gainDb, part.mix.gainDb);
    return { ...part, mix: { ...part.mix, gainDb: Math.max(SOFTEST_DB, gainDb) } };
  });
  const absent = levels.filter((level) => !score.parts.some((part) => plays(part, level)));
  return {
    score: levels.length === 0 ? score : { ...score, parts },
    absent: [...new Set(absent.map(({ name }) => name))],
  };
}
