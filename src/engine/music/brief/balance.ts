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

/** Ways of asking for a level: in decibels, or as the share that is named. */
const WISHES: readonly (readonly [pattern: RegExp, gainDb: number | 'share'])[] = (
  [
    [`${PLAYER}${IS} (?:at|to|by) (?<percent>\\d{1,3}) ?[%％]`, 'share'],
    [`${PLAYER_ZH}${MORE_ZH}到? ?(?<percent>\\d{1,3}) ?[%％]`, 'share'],
    [
      `\\b(?:less|fewer|softer|quieter|gentler|less loud|not so (?:much|many)|too (?:much|many)) ${PLAYER}`,
      SOFTER_DB,
    ],
    [
      `\\b(?:lower|reduce|soften|turn down|bring down|tone down)(?: the (?:volume|level))? ${PLAYER}`,
      SOFTER_DB,
    ],
    [
      `${PLAYER}${IS} (?:softer|quieter|gentler|lower|down|less loud|too (?:loud|strong|much|heavy))\\b`,
      SOFTER_DB,
    ],
    [
      `${PLAYER_ZH}${MORE_ZH}(?:太(?:吵|响|大声?|重|多|强)了?|小声${SOME_ZH}?|(?:轻|小|弱|低|少)${SOME_ZH})`,
      SOFTER_DB,
    ],
    [`少${SOME_ZH}的?${PLAYER_ZH}`, SOFTER_DB],
    [`\\b(?:louder|stronger|more) ${PLAYER}`, LOUDER_DB],
    [`\\b(?:raise|boost|turn up|bring up)(?: the (?:volume|level))? ${PLAYER}`, LOUDER_DB],
    [`${PLAYER}${IS} (?:louder|stronger|up|too (?:soft|quiet|weak))\\b`, LOUDER_DB],
    [
      `${PLAYER_ZH}${MORE_ZH}(?:太(?:轻|小声?|弱)了?|大声${SOME_ZH}?|(?:响|大|强|重)${SOME_ZH})`,
      LOUDER_DB,
    ],
  ] as const
).map(([source, gainDb]) => [new RegExp(source, 'giu'), gainDb]);

/**
 * Takes out of a prompt how loud single instruments are to be: "less drums", "make the piano
 * louder", 鼓小声一点. `rest` is the prompt without that, in simplified characters; what is wanted
 * more of stays in it as well. The same wish twice counts twice.
 */
export function readLevels(words: string): { levels: Level[]; rest: string } {
  const levels: Level[] = [];
  let rest = toSimplified(words);
  for (const [pattern, gain] of WISHES) {
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
