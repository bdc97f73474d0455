import type { Moment } from '../types.js';
import { CLIMAX, END, later, START } from './direction-acts.js';
import { maskPlaces, PLACE, type Place } from './moments.js';

/** A time as the words around it mean it. */
export type When =
  | { kind: 'at' | 'from' | 'until'; moment: Moment; text: string; vague: boolean }
  /** `to` is null where it lasts until something else happens: “at first”. */
  | { kind: 'span'; from: Moment; to: Moment | null; text: string; vague: boolean }
  /** `over 3 s`: a length, which is no place. */
  | { kind: 'lasting'; seconds: number; text: string; vague: boolean }
  /** A bare `3 s`: a length or a place, as what is said of it has it. */
  | { kind: 'amount'; seconds: number; text: string; vague: boolean };

type Kind = When['kind'];
type Row = readonly [source: string, read: (first: Place, second: Place) => Untold | null];
type Untold =
  | { kind: 'at' | 'from' | 'until'; moment: Moment }
  | { kind: 'span'; from: Moment; to: Moment | null }
  | { kind: 'lasting' | 'amount'; seconds: number };

const P = PLACE;

const span = (from: Moment, to: Moment | null): Untold => ({ kind: 'span', from, to });
const at = ({ moment, edge }: Place): Untold =>
  edge === 'start'
    ? span(START, null)
    : edge === 'end'
      ? span(CLIMAX, END)
      : { kind: 'at', moment };
/** “A calm beginning” is as long as beginnings are. */
const bare = (place: Place): Untold =>
  place.edge === 'start' ? span(START, { kind: 'share', share: 0.25 }) : at(place);
const between = (a: Place, b: Place): Untold => span(a.moment, b.moment);
const opening = ({ moment, length }: Place): Untold | null =>
  length === undefined ? null : span(START, moment);
const closing = ({ length }: Place): Untold | null =>
  length === undefined ? null : span({ kind: 'before-end', seconds: length }, END);
const until = ({ moment, edge }: Place): Untold | null =>
  edge === 'start' ? null : { kind: 'until', moment };
const from = ({ moment }: Place): Untold => ({ kind: 'from', moment });
const lasting = ({ length }: Place): Untold | null =>
  length === undefined ? null : { kind: 'lasting', seconds: length };
const amount = ({ length }: Place): Untold | null =>
  length === undefined ? null : { kind: 'amount', seconds: length };
const stretch = (first: Place, { length }: Place): Untold | null => {
  if (length === undefined || first.length !== undefined) return null;
  if (first.edge === 'start') return span(START, { kind: 'seconds', seconds: length });
  if (first.edge === 'end') return span({ kind: 'before-end', seconds: length }, END);
  return span(first.moment, later(first.moment, length));
};
const half = (a: Moment, b: Moment) => (): Untold => span(a, b);
const HALFWAY: Moment = { kind: 'share', share: 0.5 };

/** The first that fits wins. */
const ROWS: readonly Row[] = [
  [
    `(?:(?:from|for|in|during) )?(?:the )?(?:first|opening) half(?: of ${P})?(?![a-z])`,
    half(START, HALFWAY),
  ],
  ['(?:from |for |in |during )?(?:the )?(?:second|last) half(?![a-z])', half(HALFWAY, END)],
  ['前半[段部]?分?', half(START, HALFWAY)],
  ['后半[段部]?分?', half(HALFWAY, END)],
  ['at first(?![a-z])|initially|to begin with|to start with', () => span(START, null)],
  [`(?:from )?(?:about )?(${P}) ?(?:-|~| to | until | till | through | up to ) ?(${P})`, between],
  [`between (${P}) and (${P})`, between],
  [`从?在?(${P}) ?(?:到|至|-|~) ?(${P})(?:之间|期间|的时候|这段)?`, between],
  [`(?:for |in |during |over |of )*(?:the |its )?(?:first|opening|initial) (${P})`, opening],
  [
    `(?:before|until|till|up to) (?:the )?(?:very )?(?:last|final) (${P})`,
    ({ length }) =>
      length === undefined
        ? null
        : { kind: 'until', moment: { kind: 'before-end', seconds: length } },
  ],
  [
    `(?:for |in |during |over |of |from )*(?:the |its )?(?:very )?(?:last|final|closing) (${P})`,
    closing,
  ],
  [`(?:最前面?|最初|开头的?|前) ?(${P})`, opening],
  [`(?:最后|结尾的?|末尾的?) ?的?(${P})`, closing],
  [`(${P})(?:最后|末尾)的?(${P})`, (_edge, length) => closing(length)],
  // 开场3秒, 结尾2秒, 中间10秒.
  [`(${P})的? ?(${P})(?:钟|的时间)?`, stretch],
  ['前面(?:部分)?', () => span(START, null)],
  [`(?:after|past) (?:the )?first (${P})`, from],
  [`直?到? ?(${P}) ?(?:的时候|时|处)?才`, from],
  [
    `(?:(?:only )?(?:after|from|since|starting (?:at|from|on)|beginning (?:at|from)|as of|past|not before) )(${P})(?: on(?:wards?)?(?![a-z]))?`,
    from,
  ],
  [`(${P})(?: and)? (?:on|onwards?|later)(?![a-z])`, from],
  [`(?:自|从) ?(${P}) ?(?:处|时|的时候)?(?:之后|以后|过后|后|起|开始)?`, from],
  [`在?(${P}) ?(?:之后|以后|过后|后|起|开始)(?!的)`, from],
  [`(?:(?:all the way )?(?:until|till|til|up to|before|not until) )(${P})`, until],
  [`(?:一直)?直?到 ?(${P}) ?(?:之前|以前|为止|前)?`, until],
  [`在?(${P}) ?(?:之前|以前|前|为止)`, until],
  [`(?:over|for|lasting|within|during|takes?|of)(?: about| around)?(?: the)? (${P})`, lasting],
  [`(?:toward|towards|near|nearing) (${P})`, at],
  [`(?:持续|历时|用时|花|用) ?(?:了|约|大约)?(${P})(?:的?时间)?`, lasting],
  [`(${P}) ?(?:的?时间)?(?:之内|以内|内)`, lasting],
  [
    `(?:exactly |right |just |only )?(?:at|on|by|around|about|in|upon|@)(?: around| about| exactly)? ?(${P})`,
    at,
  ],
  [`with (${P})`, (place) => (place.length === undefined ? at(place) : null)],
  [`(?:正好|刚好|卡)?(?:在|于) ?(${P}) ?(?:处|时候?|的时候|那里|的?地方|左右|那一刻|上)?`, at],
  [`(${P}) ?(?:处|时候?|的时候|那里|的地方|左右|那一刻)`, at],
  [`(${P})`, (place) => amount(place) ?? bare(place)],
];

const FIRST: Readonly<Record<Kind, number>> = {
  at: 0xe100,
  from: 0xe200,
  until: 0xe300,
  span: 0xe400,
  lasting: 0xe500,
  amount: 0xe700,
};
const EACH = 0x100;

/** Sources of patterns for the characters that stand for times, by how they are meant. */
export const WHEN = {
  at: '\uE100-\uE1FF',
  from: '\uE200-\uE2FF',
  until: '\uE300-\uE3FF',
  span: '\uE400-\uE4FF',
  lasting: '\uE500-\uE5FF',
  amount: '\uE700-\uE7FF',
} as const satisfies Record<Kind, string>;

const PATTERNS = ROWS.map(([source, read]) => ({
  pattern: new RegExp(`(?<![a-z]|[a-z]-)(?:${source})`, 'gu'),
  read,
}));
const PLACES = new RegExp(PLACE, 'gu');

/** Puts one character in the stead of every time in `text` (lower case, simplified characters). */
export function maskWhens(text: string): { masked: string; whenOf(character: string): When } {
  const { masked: placed, placeOf } = maskPlaces(text);
  const whens: When[] = [];
  let masked = placed;
  for (const { pattern, read } of PATTERNS) {
    masked = masked.replace(pattern, (written: string) => {
      const places = [...(written.match(PLACES) ?? [])].map(placeOf);
      const [first = NOWHERE, second = NOWHERE] = places;
      const found = whens.length < EACH ? read(first, second) : null;
      if (found === null) return written;
      const told = written.replace(PLACES, (character) => placeOf(character).text);
      const vague = places.every(({ edge }) => edge !== undefined);
      whens.push({ ...found, text: told, vague });
      return String.fromCharCode(FIRST[found.kind] + whens.length - 1);
    });
  }
  return {
    masked,
    whenOf(character) {
      const when = whens[character.charCodeAt(0) % EACH];
      if (when === undefined) throw new RangeError(`No time stands for “${character}”`);
      return when;
    },
  };
}

const NOWHERE: Place = { moment: START, text: '' };
