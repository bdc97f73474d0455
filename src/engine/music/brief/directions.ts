import type { Brief, Direction, Moment } from '../types.js';
import { type Act, END, NEXT, OPEN, SAME, SOMEWHERE, START, THE_DROP } from './direction-acts.js';
import { DIRECTION_ROWS } from './direction-rows.js';
import { INSTRUMENT_WORDS } from './lexicon-music.js';
import { MOOD, maskMoods } from './mood-turns.js';
import { normalise } from './read-words.js';
import { maskWhens, WHEN, type When } from './whens.js';

/** What a prompt says of when things happen, apart from the rest of it. */
export interface Directed {
  directions: Direction[];
  ending: Brief['ending'] | null;
  /** Kinds of which nothing is to happen any more. */
  withdrawn: Direction['kind'][];
  /** Changes of mood; see `Brief.moodTurns`. */
  moodTurns: { text: string; shown: boolean }[];
  /** Instruments that are to play at some time. */
  wanted: string[];
  /** Times that nothing was found to happen at. */
  unused: string[];
  /** The prompt without all that. */
  rest: string;
}

const FAMILIES: ReadonlyMap<string, string> = new Map(
  INSTRUMENT_WORDS.flatMap(([words, meaning]) =>
    meaning.kind === 'instrument'
      ? words.split('|').map((word) => [word, meaning.instrument] as const)
      : [],
  ),
);
const NAMES = [...FAMILIES.keys()].sort((a, b) => b.length - a.length);
const isHan = (name: string): boolean => /\p{Script=Han}/u.test(name);
const ONE = `(?:(?<![a-z])(?:${NAMES.filter((name) => !isHan(name)).join('|')})(?![a-z])|${NAMES.filter(isHan).join('|')})`;
const AND = '(?: and |, ?and | & | plus | or |和|与|、|跟|及)(?:the |no )?';
// What is set off by commas only may well be another clause: a list says “and” before its last.
const WHO = `(?<who>${ONE}(?:(?:, (?:the )?${ONE})*${AND}${ONE})*)`;
const EACH_NAME = new RegExp(ONE, 'gu');

const oneOf = (...kinds: (keyof typeof WHEN)[]): string =>
  `[${kinds.map((kind) => WHEN[kind]).join('')}]`;
const HOLES: Readonly<Record<string, string>> = {
  at: oneOf('at'),
  from: oneOf('from'),
  until: oneOf('until'),
  span: oneOf('span'),
  lasting: oneOf('lasting', 'amount'),
  point: oneOf('at', 'from', 'amount'),
  open: oneOf('until', 'span', 'lasting', 'amount'),
  place: oneOf('at', 'from', 'until', 'span', 'amount'),
  when: oneOf('at', 'from', 'until', 'span', 'lasting', 'amount'),
  who: WHO,
  mood: MOOD,
};
const ANY_WHEN = new RegExp(HOLES.when ?? '', 'gu');

/** A time with a comma after it belongs to what follows only where its clause begins with it. */
const CLAUSE_BEGINS = '(?<=(?:^|[,.;:。!\\n\uE600-\uE6FF]|(?<![a-z])(?:and|then|but|so)) *)';
const LEADING = /\{(point|when|open|span|at)\},\? /gu;

const ROWS: readonly { pattern: RegExp; act: Act; ofMoods: boolean }[] = DIRECTION_ROWS.map(
  ([source, act]) => {
    const whole = source
      .replace(LEADING, `(?:${CLAUSE_BEGINS}{$1} ?[,:] ?|{$1} )`)
      .replace(/\{(\w+)\}/gu, (hole, name: string) => HOLES[name] ?? hole);
    // A phrase begins and ends on word borders.
    const pattern = new RegExp(`(?<![a-z])(?:${whole})(?![a-z])`, 'gu');
    return { pattern, act, ofMoods: source.includes('{mood}') };
  },
);

/** Characters that stand for what was understood, so that its order is kept. */
const FIRST_DONE = 0xe600;
const MOST_DONE = 0x100;
const DONE = /[\uE600-\uE6FF]/gu;
/** Spaces that people put between Chinese and numbers. */
const SPACED =
  /(?<=[\uE100-\uE5FF\uE700-\uE7FF\p{Script=Han}]) +(?=\p{Script=Han})|(?<=\p{Script=Han}) +(?=[\uE100-\uE5FF\uE700-\uE7FF])/gu;

/**
 * Reads what a prompt (as `normalise` leaves it) asks to happen when, in the order of the words.
 *
 * @param pictureSeconds How long the picture is: “fade out from 0:25” is as long as what is left.
 */
export function readDirections(text: string, pictureSeconds: number): Directed {
  const { masked: timed, whenOf } = maskWhens(text);
  const done: Direction[][] = [];
  const sum: Directed = {
    directions: [],
    ending: null,
    withdrawn: [],
    moodTurns: [],
    wanted: [],
    unused: [],
    rest: '',
  };
  const asWritten = (phrase: string): string =>
    phrase.replace(ANY_WHEN, (character) => whenOf(character).text).trim();
  const namesIn = (who: string | undefined): string[] => [
    ...new Set([...(who ?? '').matchAll(EACH_NAME)].map(([name]) => FAMILIES.get(name) ?? name)),
  ];
  const keep = (directions: readonly Direction[]): string => {
    done.push([...directions]);
    return String.fromCharCode(FIRST_DONE + done.length - 1);
  };
  let masked = timed.replace(SPACED, '');
  /** Set while rows of moods are read. */
  let moody: ReturnType<typeof maskMoods> | null = null;
  for (const { pattern, act, ofMoods } of ROWS) {
    if (ofMoods && moody === null) {
      moody = maskMoods(masked);
      masked = moody.masked;
    } else if (!ofMoods && moody !== null) {
      masked = moody.unmask(masked);
      moody = null;
    }
    const { moodsIn, unmask } = moody ?? NO_MOODS;
    masked = masked.replace(pattern, (phrase: string, ...parts: unknown[]) => {
      if (done.length >= MOST_DONE) return phrase;
      const last = parts.at(-1);
      const who = namesIn(
        typeof last === 'object' ? (last as Record<string, string | undefined>).who : undefined,
      );
      const whens = [...(phrase.match(ANY_WHEN) ?? [])].map(whenOf);
      const moods = moodsIn(phrase);
      const directions = act.directions({ whens, who, moods, phrase, pictureSeconds });
      sum.withdrawn.push(...(act.withdraws ?? []));
      if (act.ending !== undefined) sum.ending = act.ending;
      if (
        act.wants === true ||
        directions.some(({ kind }) => kind === 'break' || kind === 'enter')
      ) {
        sum.wanted.push(...who);
      }
      if (act.keeps === true) return ` ${keep(directions)} , ${phrase.replace(ANY_WHEN, '')} , `;
      if (act.turns === undefined) return ` ${keep(directions)} `;
      sum.moodTurns.push({ text: asWritten(unmask(phrase)), shown: directions.length > 0 });
      const kept = moods.filter(
        (mood, i) => act.turns === 'both' || (act.turns === 'first' && i === 0) || !mood.isMood,
      );
      return ` ${keep(directions)} ,${kept.map(({ text }) => ` ${text} ,`).join('')} `;
    });
  }
  if (moody !== null) masked = moody.unmask(masked);
  const order = [...(masked.match(DONE) ?? [])];
  sum.directions = closed(named(order.map((one) => done[one.charCodeAt(0) - FIRST_DONE] ?? [])));
  const coming = sum.directions.flatMap((one) => (one.kind === 'enter' ? [one.instrument] : []));
  sum.wanted = [...new Set([...sum.wanted, ...coming])];
  sum.rest = masked.replace(DONE, ' , ').replace(ANY_WHEN, (character) => {
    const when = whenOf(character);
    if (!isTelling(when)) return ` ${when.text} `;
    sum.unused.push(when.text.trim());
    return ' ';
  });
  return sum;
}

const NO_MOODS: Pick<ReturnType<typeof maskMoods>, 'moodsIn' | 'unmask'> = {
  moodsIn: () => [],
  unmask: (text) => text,
};

/** “The end” is said of many things; a number is meant. */
const isTelling = (when: When): boolean => !when.vague;

function endOf(direction: Direction): Moment | undefined {
  if ('to' in direction) return direction.to;
  return 'at' in direction ? direction.at : undefined;
}

function startOf(direction: Direction): Moment | undefined {
  if ('from' in direction) return direction.from;
  return 'at' in direction ? direction.at : undefined;
}

/** Who “comes back in at 0:40” is who was spoken of before; without anybody it is the music. */
function named(phrases: readonly (readonly Direction[])[]): Direction[] {
  let before: readonly string[] = [];
  return phrases.flatMap((directions) => {
    const told = directions.flatMap((direction): Direction[] => {
      if (!('instrument' in direction) || direction.instrument !== SAME) return [direction];
      if (before.length > 0) return before.map((instrument) => ({ ...direction, instrument }));
      return direction.kind === 'leave' ? [{ kind: 'silence', from: direction.at, to: END }] : [];
    });
    const called = told.flatMap((one) => ('instrument' in one ? [one.instrument] : []));
    if (directions.length > 0) before = [...new Set(called)];
    return told;
  });
}

/**
 * What lasts until something else happens ends where that begins; what is said to follow begins
 * where the one before ends, and is left out where nothing goes before.
 */
function closed(told: readonly Direction[]): Direction[] {
  const directions: Direction[] = [];
  for (const [i, direction] of told.entries()) {
    if ('to' in direction && direction.to === OPEN) {
      const next = told
        .slice(i + 1)
        .map(startOf)
        .find((one) => one !== undefined && one !== NEXT);
      directions.push({ ...direction, to: next ?? { ...OPEN } });
    } else if ('at' in direction && direction.at === NEXT) {
      const before = directions.at(-1);
      const at = before === undefined ? undefined : endOf(before);
      if (at !== undefined) directions.push({ ...direction, at });
    } else if (direction.kind === 'build' && same(direction.to, END)) {
      // “Get louder in the middle, then calm down” is over where the other begins.
      const next = told
        .slice(i + 1)
        .flatMap((one) => (one.kind === 'break' || one.kind === 'build' ? [one.from] : []))
        .find((from) => !isEdge(from));
      directions.push({ ...direction, to: next ?? direction.to });
    } else {
      directions.push(direction);
    }
  }
  return directions;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const isEdge = (moment: Moment): boolean => same(moment, START) || same(moment, END);

/** Whether `later`, said of the same piece after `earlier`, takes its place. */
function replaces(later: Direction, earlier: Direction): boolean {
  if (later.kind !== earlier.kind) return false;
  if ('instrument' in later && 'instrument' in earlier)
    return later.instrument === earlier.instrument;
  if ('from' in later && 'from' in earlier) {
    return (
      (isEdge(later.from) && same(later.from, earlier.from)) ||
      (isEdge(later.to) && same(later.to, earlier.to))
    );
  }
  return true;
}

/** The directions of one request after another: what is said later of the same thing counts. */
export function joinDirections(
  requests: readonly Pick<Directed, 'directions' | 'withdrawn'>[],
): Direction[] {
  const joined = requests.reduce<Direction[]>((earlier, { directions, withdrawn }) => {
    const before = earlier.filter(({ kind }) => !withdrawn.includes(kind));
    // “The drop” is the one that was spoken of.
    const dropped = [...before, ...directions].some(
      (one) => one.kind === 'drop' && one.at !== SOMEWHERE,
    );
    const request = directions.filter(
      (one) => !dropped || one.kind !== 'drop' || one.at !== SOMEWHERE,
    );
    return [
      ...before.filter((one) => !request.some((later) => replaces(later, one))),
      ...request.filter((one, i) => !request.slice(0, i).some((other) => same(one, other))),
    ];
  }, []);
  const drops = joined.flatMap((one) => (one.kind === 'drop' ? [one.at] : []));
  const [drop = SOMEWHERE] = drops;
  return joined.map((one) =>
    'from' in one ? { ...one, from: atDrop(one.from, drop), to: atDrop(one.to, drop) } : one,
  );
}

/** A place that is told by the drop, by where that is. */
function atDrop(moment: Moment, drop: Moment): Moment {
  if (moment === THE_DROP) return drop;
  if (moment.kind !== 'before' || moment.of !== THE_DROP) return moment;
  const { seconds } = moment;
  if (drop.kind === 'seconds') {
    return { kind: 'seconds', seconds: Math.max(0, drop.seconds - seconds) };
  }
  return drop.kind === 'before-end'
    ? { kind: 'before-end', seconds: drop.seconds + seconds }
    : { kind: 'before', seconds, of: drop };
}

/** What `readDirections` finds in words as they were written, for whom the picture does not matter. */
export function findDirections(words: string): Directed {
  return readDirections(normalise(words), Number.POSITIVE_INFINITY);
}
