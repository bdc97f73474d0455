import type { Brief, Direction, Moment } from '../types.js';
import type { NamedMood } from './mood-turns.js';
import type { When } from './whens.js';

/** What a phrase about time asks for, and how it was found. */
export interface Found {
  whens: readonly When[];
  /** Instruments of the phrase, by the families' names. */
  who: readonly string[];
  /** Moods of the phrase, in its order. */
  moods: readonly NamedMood[];
  /** The phrase itself. */
  phrase: string;
  /** How long the picture is. */
  pictureSeconds: number;
}

export interface Act {
  directions(found: Found): readonly Direction[];
  ending?: Brief['ending'];
  /** The instruments are asked for, besides when they play. */
  wants?: true;
  /** Takes back what was asked of these kinds before. */
  withdraws?: readonly Direction['kind'][];
  /** The words say something else besides, and stay. */
  keeps?: true;
  /** The mood is to change; which of the two is that of the whole. */
  turns?: 'both' | 'first' | 'none';
}

export const START: Moment = { kind: 'seconds', seconds: 0 };
export const END: Moment = { kind: 'before-end', seconds: 0 };
/** Where most pieces come to their climax, and where “towards the end” begins. */
export const CLIMAX: Moment = { kind: 'share', share: 0.75 };
/** Stands for where the drop is, wherever the words put it. */
export const THE_DROP: Moment = { kind: 'strongest-cut' };
/** Stands for a drop whose place is not told: on the strongest cut, where there is no other. */
export const SOMEWHERE: Moment = { kind: 'strongest-cut' };
/** Stands for the instruments that were spoken of before. */
export const SAME = 'the same';
/** Stands for the end of “at first” until it is known what comes next; by itself, a quarter. */
export const OPEN: Moment = { kind: 'share', share: 0.25 };
const BREAK_SECONDS = 5;
const FADE_IN_SECONDS = 2;

const seconds = (value: number): Moment => ({ kind: 'seconds', seconds: value });

/** The place that a time is, however it was put. */
function placeOf(when: When): Moment {
  if (when.kind === 'span') return when.from;
  return 'seconds' in when ? seconds(when.seconds) : when.moment;
}

/** The span that a time is; from a mere place on to the end. */
export function spanOf(when: When): { from: Moment; to: Moment } {
  if (when.kind === 'span') return { from: when.from, to: when.to ?? OPEN };
  if ('seconds' in when) return { from: START, to: seconds(when.seconds) };
  return when.kind === 'until' ? { from: START, to: when.moment } : { from: when.moment, to: END };
}

const isStart = (moment: Moment): boolean => moment.kind === 'seconds' && moment.seconds === 0;
const isEnd = (moment: Moment): boolean => moment.kind === 'before-end' && moment.seconds === 0;

/** A moment so much later; as far as it can be told without the picture. */
export function later(moment: Moment, by: number): Moment {
  if (moment.kind === 'seconds') return seconds(moment.seconds + by);
  if (moment.kind === 'share') return { kind: 'share', share: Math.min(1, moment.share + 0.15) };
  if (moment.kind === 'before-end') {
    return { kind: 'before-end', seconds: Math.max(0, moment.seconds - by) };
  }
  return moment.kind === 'cut' && moment.number > 0
    ? { kind: 'cut', number: moment.number + 1 }
    : END;
}

/** “For 3 seconds at 0:10” is one span. */
function spansOf(whens: readonly When[], defaultSeconds: number): { from: Moment; to: Moment }[] {
  const lasting = whens.find((when) => 'seconds' in when);
  const places = whens.filter((when) => !('seconds' in when));
  const length = lasting !== undefined && 'seconds' in lasting ? lasting.seconds : defaultSeconds;
  if (places.length === 0) return whens.map(spanOf);
  return places.map((when) => {
    if (when.kind === 'at') return { from: when.moment, to: later(when.moment, length) };
    if (lasting === undefined) return spanOf(when);
    return when.kind === 'span' && when.to !== null && isEnd(when.to)
      ? { from: { kind: 'before-end', seconds: length }, to: END }
      : { from: placeOf(when), to: later(placeOf(when), length) };
  });
}

const UNTOLD = { text: '', vague: false } as const;

const enter = (who: readonly string[], at: Moment): Direction[] =>
  isStart(at) ? [] : who.map((instrument) => ({ kind: 'enter', instrument, at }));
const leave = (who: readonly string[], at: Moment): Direction[] =>
  isStart(at) || isEnd(at) ? [] : who.map((instrument) => ({ kind: 'leave', instrument, at }));

export const SILENCE: Act = {
  directions: ({ whens }) =>
    whens.some((when) => 'seconds' in when)
      ? spansOf(whens, 0).map((span) => ({ kind: 'silence', ...span }))
      : whens.map((when) => ({ kind: 'silence', ...spanOf(when) })),
};
export const MUSIC_STARTS: Act = {
  directions: ({ whens }) =>
    whens.flatMap((when): Direction[] => [
      { kind: 'silence', from: START, to: placeOf(when) },
      ...(when.kind === 'span' && when.to !== null && !isEnd(when.to)
        ? [{ kind: 'silence', from: when.to, to: END } as const]
        : []),
    ]),
};
export const MUSIC_STOPS: Act = {
  directions: ({ whens }) =>
    whens.map((when) => ({ kind: 'silence', from: placeOf(when), to: END })),
};
/** “Everything out at 0:30, back at 0:34.” */
export const GAP: Act = {
  directions: ({ whens: [out, back] }) =>
    out === undefined || back === undefined
      ? []
      : [{ kind: 'silence', from: placeOf(out), to: placeOf(back) }],
};
export const DROP: Act = {
  directions: ({ whens }) =>
    whens.length === 0
      ? [{ kind: 'drop', at: SOMEWHERE }]
      : whens.map((when) => ({ kind: 'drop', at: placeOf(when) })),
};
/** “Boss fight at 0:20.” */
export const EVENT: Act = { ...DROP, keeps: true };
export const BREAK: Act = {
  directions: ({ whens }) =>
    spansOf(whens, BREAK_SECONDS).map((span) => ({ kind: 'break', ...span })),
};
/** “Calm down”: at the end it is less and less, anywhere else a break. */
export const CALM: Act = {
  directions: (found) =>
    found.whens.length === 0 || found.whens.every((when) => isLate(when))
      ? LESS.directions(found)
      : BREAK.directions(found),
};
export const isLate = (when: When): boolean =>
  when.kind === 'span' && when.vague && when.to !== null && isEnd(when.to);

export const ENTER: Act = {
  wants: true,
  directions: ({ whens, who }) =>
    whens.flatMap((when) => {
      if (when.kind === 'until') return leave(who, when.moment);
      if (when.kind === 'lasting') return leave(who, seconds(when.seconds));
      const gone = when.kind === 'span' && !when.vague ? leave(who, when.to ?? OPEN) : [];
      return [...enter(who, placeOf(when)), ...gone];
    }),
};
/** “Out at 0:30, back in at 0:40.” */
export const COME_BACK: Act = {
  directions: ({ whens }) => whens.flatMap((when) => enter([SAME], placeOf(when))),
};
export const GO_AWAY: Act = {
  directions: ({ whens }) => whens.flatMap((when) => leave([SAME], placeOf(when))),
};
/** “Start with just piano” lasts until something else begins. */
export const START_WITH: Act = {
  wants: true,
  directions: () => [{ kind: 'break', from: START, to: OPEN }],
};
export const STAY_OUT: Act = {
  directions: ({ whens, who }) =>
    whens.flatMap((when) => {
      if (when.kind === 'at' || when.kind === 'from') return leave(who, when.moment);
      const { from, to } = spanOf(when);
      return [...leave(who, from), ...(isEnd(to) ? [] : enter(who, to))];
    }),
};
/** “In at 0:10, out at 0:40.” */
export const IN_AND_OUT: Act = {
  wants: true,
  directions: ({ whens: [first, second], who }) => [
    ...(first === undefined ? [] : enter(who, placeOf(first))),
    ...(second === undefined ? [] : leave(who, placeOf(second))),
  ],
};
export const LEAVE: Act = {
  directions: ({ whens, who }) =>
    (whens.length > 1 && whens.some((when) => 'seconds' in when)
      ? spansOf(whens, 0).map((span): When => ({ ...span, ...UNTOLD, kind: 'span' }))
      : whens
    ).flatMap((when) => {
      const back = when.kind === 'span' && when.to !== null && !isEnd(when.to);
      return [...leave(who, placeOf(when)), ...(back ? enter(who, when.to ?? END) : [])];
    }),
};

const build = (toward: 'more' | 'less', otherwise: { from: Moment; to: Moment }): Act => ({
  directions: ({ whens }) =>
    whens.length === 0
      ? [{ kind: 'build', ...otherwise, toward }]
      : whens.map((when) => ({ kind: 'build', ...spanOf(when), toward })),
});
export const MORE = build('more', { from: START, to: CLIMAX });
export const LESS = build('less', { from: CLIMAX, to: END });
export const MORE_UNTIL: Act = {
  directions: ({ whens }) =>
    whens.map((when) => ({
      kind: 'build',
      from: START,
      to: isLate(when) ? END : placeOf(when),
      toward: 'more',
    })),
};
/** “Build to the drop at 0:32” is both. */
export const MORE_INTO_DROP: Act = {
  directions: (found) => [...MORE_UNTIL.directions(found), ...DROP.directions(found)],
};

/** How long a silence without a stated length is. */
const PAUSES: readonly (readonly [pattern: RegExp, seconds: number])[] = [
  [/\bbar\b|小节/u, 2],
  [/\bbeat\b|一拍/u, 0.6],
];
const PAUSE_SECONDS = 1;
/** “A beat of silence before the drop.” */
export const PAUSE_BEFORE_DROP: Act = {
  directions: ({ whens, phrase }) => {
    const stated = whens.find((when) => 'seconds' in when);
    const length =
      stated !== undefined && 'seconds' in stated
        ? stated.seconds
        : (PAUSES.find(([pattern]) => pattern.test(phrase))?.[1] ?? PAUSE_SECONDS);
    return [
      { kind: 'silence', from: { kind: 'before', seconds: length, of: THE_DROP }, to: THE_DROP },
      { kind: 'drop', at: SOMEWHERE },
    ];
  },
};
export const CALM_BEFORE_DROP: Act = {
  directions: () => [
    { kind: 'break', from: START, to: THE_DROP },
    { kind: 'drop', at: SOMEWHERE },
  ],
};
export const BUILD_BEFORE_DROP: Act = {
  directions: () => [{ kind: 'build', from: START, to: THE_DROP, toward: 'more' }],
};
/** “First calm” lasts until something else begins. */
export const CALM_FIRST: Act = {
  directions: () => [{ kind: 'break', from: START, to: OPEN }],
};
const withdraw = (...withdraws: Direction['kind'][]): Act => ({ withdraws, directions: () => [] });
export const NO_DROP = withdraw('drop');
export const NO_BUILD = withdraw('build');
export const NO_BREAK = withdraw('break');
export const NO_SILENCE = withdraw('silence');
export const NO_FADE_IN = withdraw('fade-in');
export const NO_FADE_OUT: Act = { ...withdraw('fade-out'), ending: 'resolve' };

export const FADE_OUT: Act = {
  ending: 'fade',
  directions: ({ whens, pictureSeconds }) => {
    const [told] = whens.flatMap((when) => {
      if ('seconds' in when) return [when.seconds];
      const from = placeOf(when);
      if (from.kind === 'before-end') return [from.seconds];
      if (from.kind === 'seconds') return [pictureSeconds - from.seconds];
      return from.kind === 'share' && !when.vague ? [(1 - from.share) * pictureSeconds] : [];
    });
    return told !== undefined && told > 0 ? [{ kind: 'fade-out', seconds: told }] : [];
  },
};
export const FADE_IN: Act = {
  directions: ({ whens }) => {
    const lengths = whens.flatMap((when) => {
      if ('seconds' in when) return [when.seconds];
      const to = when.kind === 'span' ? when.to : when.moment;
      return to !== null && to.kind === 'seconds' && to.seconds > 0 ? [to.seconds] : [];
    });
    return [{ kind: 'fade-in', seconds: lengths[0] ?? FADE_IN_SECONDS }];
  },
};
/** Stands for where what was said before ends. */
export const NEXT: Moment = { kind: 'share', share: 0.5 };
export const DROP_NEXT: Act = { directions: () => [{ kind: 'drop', at: NEXT }] };
export const ENTER_NEXT: Act = {
  wants: true,
  directions: ({ who }) => who.map((instrument) => ({ kind: 'enter', instrument, at: NEXT })),
};
export const NOTHING: Act = { directions: () => [] };
/** “Ends with a bang at 0:58”: there is nothing after it. */
export const SOFT_END: Act = { ending: 'resolve', directions: () => [] };
export const HARD_END: Act = {
  ending: 'hard',
  directions: ({ whens }) =>
    whens.flatMap((when): Direction[] =>
      when.kind === 'at' || when.kind === 'from'
        ? [{ kind: 'silence', from: when.moment, to: END }]
        : [],
    ),
};
