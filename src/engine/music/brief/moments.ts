import type { Moment } from '../types.js';
import { HAN_NUMBER, hanNumber, LENGTH, secondsOf } from './lengths.js';

/** A place in time that a prompt names, before the words around it say how it is meant. */
export interface Place {
  moment: Moment;
  /** As it was written. */
  text: string;
  /** A mere length, such as `8 seconds`: a place only where the words around it make it one. */
  length?: number;
  /** The start and the end are so common in plain descriptions that they may mean nothing. */
  edge?: 'start' | 'end';
}

type Groups = Readonly<Record<string, string | undefined>>;
type Row = readonly [source: string, read: (groups: Groups) => Omit<Place, 'text'>];

const share = (value: number) => (): Omit<Place, 'text'> => ({
  moment: { kind: 'share', share: value },
});
const STRONGEST = (): Omit<Place, 'text'> => ({ moment: { kind: 'strongest-cut' } });
const START = (): Omit<Place, 'text'> => ({
  moment: { kind: 'seconds', seconds: 0 },
  edge: 'start',
});
const END = (): Omit<Place, 'text'> => ({
  moment: { kind: 'before-end', seconds: 0 },
  edge: 'end',
});

const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const cutNumber = (word: string): number =>
  word === 'last' || word === 'final'
    ? -1
    : ORDINALS.indexOf(word) + 1 || Number.parseInt(word, 10);

const OF_IT =
  '(?: (?:of|through|into) (?:it|the (?:whole )?(?:video|clip|film|piece|song|music|track|thing)))?';
const CUT = '(?:scene |shot |hard )?(?:cut|scene change|shot change|transition|edit)(?![a-z])';
const CUT_ZH = '(?:剪辑点|剪辑|转场|切点|切换点|镜头切换|切镜|切换)';
const MOMENT_ZH = '(?:的?(?:那一?[刻瞬下]间?|那个?瞬间|时候|瞬间|时刻|一刻|画面))?';

const PICTURE = '(?:video|clip|film|movie|piece|song|picture)';
/** A source of patterns for what makes a percentage a place rather than a loudness. */
export const ALONG = `\\s*(?:of\\s+(?:the\\s+way|the\\s+${PICTURE}(?!'))|into|through|in(?![a-z])(?!\\s+(?:the\\s+(?!${PICTURE})|an?\\s|my\\s|volume|loudness|total))|mark(?![a-z])|point(?![a-z])|的?(?:处|地方|位置|时候?|那里))(?:\\s+(?:it|the\\s+${PICTURE}))?(?:\\s+(?:in|through)(?![a-z]))?`;

/** The first that fits wins, so the more telling stand first. */
const ROWS: readonly Row[] = [
  [
    `(?<length>${LENGTH}) (?:before|from|to) the (?:very )?end${OF_IT}`,
    ({ length = '' }) => ({ moment: beforeEnd(length) }),
  ],
  [
    `(?:结束|结尾|片尾|末尾)前的?(?<length>${LENGTH})`,
    ({ length = '' }) => ({ moment: beforeEnd(length) }),
  ],
  [
    '(?:the )?second (?<count>\\d+(?:\\.\\d+)?)(?![\\d:a-z])|(?:the )?(?<ordinal>(?<!\\d)\\d{1,9})(?:st|nd|rd|th) second(?![a-z])',
    ({ count, ordinal }) => seconds(Number(count ?? ordinal)),
  ],
  [`第 ?(?<count>${HAN_NUMBER}) ?秒钟?`, ({ count = '0' }) => seconds(hanNumber(count))],
  [
    `(?:the )?(?<length>${LENGTH})(?:[ -](?:mark|point)(?![a-z])| into (?:it|the (?:video|clip|film|piece|song|music))| in(?= |$|[,.;])(?! the| a | to))`,
    ({ length = '' }) => seconds(secondsOf(length)),
  ],
  [`(?:the )?(?:half[ -]?way|mid[ -]?way)(?: point| in(?![a-z])| through)?${OF_IT}`, share(0.5)],
  [`(?:the )?(?:middle|mid[ -]?point)${OF_IT}(?![a-z])`, share(0.5)],
  ['一半|正中间?|中间|中段|中途|半程|中部', share(0.5)],
  [`two[ -]thirds(?: of the way)?(?: in(?![a-z])| through)?${OF_IT}|三分之二`, share(2 / 3)],
  [`(?:a|one)[ -]third(?: of the way)?(?: in(?![a-z])| through)?${OF_IT}|三分之一`, share(1 / 3)],
  [`three[ -]quarters(?: of the way)?(?: in(?![a-z])| through)?${OF_IT}|四分之三`, share(0.75)],
  [`(?:a|one)[ -]quarter of the way(?: in(?![a-z])| through)?${OF_IT}|四分之一`, share(0.25)],
  [
    `(?:the )?(?<percent>\\d{1,3}) ?%${ALONG}`,
    ({ percent }) => share(Math.min(1, Number(percent) / 100))(),
  ],
  [
    `(?:the |that )?(?<which>${ORDINALS.join('|')}|last|final|(?<!\\d)\\d{1,9}(?:st|nd|rd|th)) ${CUT}|cut (?:number |no\\.? ?|#)?(?<number>\\d+)(?![\\d:])`,
    ({ which, number = '1' }) => ({
      moment: { kind: 'cut', number: cutNumber(which ?? number) },
    }),
  ],
  [
    `第 ?(?<count>${HAN_NUMBER}) ?[个处次]?${CUT_ZH}(?:点|处)?`,
    ({ count = '1' }) => ({ moment: { kind: 'cut', number: hanNumber(count) } }),
  ],
  [`最后一?[个处次]?${CUT_ZH}(?:点|处)?`, () => ({ moment: { kind: 'cut', number: -1 } })],
  [
    '(?:the |that |its |a )?(?:big|biggest|main|strongest|hardest|major|largest|huge) (?:(?:scene |shot |hard )?cut|jump|change|scene change|transition|moment|leap|reveal|impact|edit|stunt|trick)(?![a-z])',
    STRONGEST,
  ],
  [
    '(?:the|that) (?:jump|leap|reveal|explosion|impact|crash|punchline|transition|stunt)(?![a-z])',
    STRONGEST,
  ],
  [
    'when (?:[a-z]+ ){1,3}(?:jumps?|leaps?|explodes?|crashes|lands|takes? off|flips?)(?![a-z])',
    STRONGEST,
  ],
  [
    `(?:最[大强重猛]|最重要|大)的?(?:那个)?(?:${CUT_ZH}|跳跃|变化|转折|镜头)${MOMENT_ZH}`,
    STRONGEST,
  ],
  [`(?:他|她|人物|主角)?(?:起跳|跳跃|跳起来?|跳起|爆炸|反转|揭晓|飞跃)${MOMENT_ZH}`, STRONGEST],
  [
    `(?<length>${LENGTH})`,
    ({ length = '' }) => {
      const at = seconds(secondsOf(length));
      return length.includes(':') ? at : { ...at, length: at.moment.seconds };
    },
  ],
  ['the (?:very )?first second(?![a-z])', START],
  [
    `(?:the (?:very )?start|(?:the )?(?:very )?(?:beginning|opening|outset))${OF_IT}(?![a-z])`,
    START,
  ],
  ['一开始|刚开始|最开始|开头|开场|片头|起初', START],
  [`the (?:very )?(?:end|ending|finish|close)${OF_IT}(?![a-z])`, END],
  ['结尾|结束时|结束的时候|片尾|末尾|最后(?! ?[\uE000-\uE0FF]|的)', END],
];

function seconds(value: number): { moment: { kind: 'seconds'; seconds: number } } {
  return { moment: { kind: 'seconds', seconds: value } };
}

function beforeEnd(length: string): Moment {
  return { kind: 'before-end', seconds: secondsOf(length) };
}

const PATTERNS = ROWS.map(([source, read]) => ({
  pattern: new RegExp(`(?<![a-z])(?:${source})`, 'gu'),
  read,
}));

/** `80s` and `808s` are no lengths, unless a word before makes them one. */
const DECADE = /^(?:[4-9]0|808|19\d0|20\d0)s$/u;
const BEFORE_LENGTH = /(?:after|at|until|till|over|from|for|to|first|last)\s$/u;

/** The characters that stand for places while a prompt is read; private to Unicode's users. */
const FIRST_PLACE = 0xe000;
const MOST_PLACES = 0x100;
/** A source of patterns for any of them. */
export const PLACE = '[\uE000-\uE0FF]';

/**
 * Puts one character in the stead of every place in time that `text` (in lower case and simplified
 * characters) names.
 */
export function maskPlaces(text: string): { masked: string; placeOf(character: string): Place } {
  const places: Place[] = [];
  let masked = text;
  for (const { pattern, read } of PATTERNS) {
    masked = masked.replace(pattern, (written: string, ...rest: unknown[]) => {
      const last = rest.at(-1);
      const groups = typeof last === 'object' ? (last as Groups) : {};
      const at = Number(rest.find((part) => typeof part === 'number'));
      if (DECADE.test(written) && !BEFORE_LENGTH.test(masked.slice(0, at))) return written;
      if (places.length >= MOST_PLACES) return written;
      places.push({ ...read(groups), text: written });
      return String.fromCharCode(FIRST_PLACE + places.length - 1);
    });
  }
  return {
    masked,
    placeOf(character) {
      const place = places[character.charCodeAt(0) - FIRST_PLACE];
      if (place === undefined) throw new RangeError(`No place stands for “${character}”`);
      return place;
    },
  };
}
