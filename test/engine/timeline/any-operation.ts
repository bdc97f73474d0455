import fc from 'fast-check';
import type {
  Amount,
  EditContext,
  Operation,
  Place,
  Target,
  TimelineMedia,
  TimePoint,
  TimeRange,
  TitleLook,
} from '../../../src/engine/timeline/index.js';
import {
  ASPECT_RATIOS,
  FITS,
  SOUND_ROLES,
  STILL_MOTIONS,
  TITLE_MOTIONS,
  TITLE_POSITIONS,
  TRANSITIONS,
} from '../../../src/protocol/index.js';

/** One upload of each sort, and two videos of one name. */
export const MEDIA: readonly TimelineMedia[] = [
  { id: 'media_a', name: 'Beach.mp4', kind: 'video', durationMs: 8000, hasSound: true },
  { id: 'media_b', name: 'city walk.mov', kind: 'video', durationMs: 3210, hasSound: false },
  { id: 'media_c', name: 'photo.jpg', kind: 'image', durationMs: 0, hasSound: false },
  { id: 'media_d', name: 'dance.gif', kind: 'image', durationMs: 1200, hasSound: false },
  { id: 'media_e', name: 'song.mp3', kind: 'audio', durationMs: 9000, hasSound: true },
  { id: 'media_f', name: 'bell.wav', kind: 'audio', durationMs: 700, hasSound: true },
  { id: 'media_g', name: 'Beach.mp4', kind: 'video', durationMs: 5000, hasSound: true },
];

/** Uploads with the beats of a piece at 120 to the minute. */
export const CONTEXT: EditContext = {
  media: MEDIA,
  beatsMs: Array.from({ length: 41 }, (_, index) => index * 500),
  downbeatsMs: Array.from({ length: 11 }, (_, index) => index * 2000),
};

/** Most of what is asked for makes sense, and a little of it does not. */
const mostly = <Value>(sense: fc.Arbitrary<Value>, nonsense: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 12, arbitrary: sense }, { weight: 1, arbitrary: nonsense });

const oddNumber = fc.constantFrom(
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  -0,
  -3.7,
  1e12,
);
const sensible = (min: number, max: number) => mostly(fc.integer({ min, max }), oddNumber);

const ms = mostly(fc.integer({ min: 0, max: 9000 }), sensible(-500, 30_000));
const name = mostly(
  fc.constantFrom('beach', 'city', 'photo', 'dance.gif', 'song.mp3', 'bell', 'Hello', 'golden'),
  fc.constantFrom('nobody', 'a', ''),
);
const picture = mostly(fc.constantFrom('Beach.mp4', 'city', 'photo', 'dance'), name);
const recording = mostly(fc.constantFrom('song', 'bell.wav'), name);
const track = fc.constantFrom(
  'video' as const,
  'video' as const,
  'video' as const,
  'audio' as const,
  'text' as const,
);
const factor = mostly(fc.constantFrom(0.25, 0.35, 0.5, 0.8, 1, 1.25, 1.5, 2, 3), oddNumber);

const number = (most: number) => mostly(fc.constantFrom(1, 2, 3, -1, -2, most), sensible(-3, 9));

const { target, point } = fc.letrec<{ target: Target; point: TimePoint }>((tie) => ({
  target: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 2, arbitrary: fc.record({ by: fc.constant('all' as const), track }) },
    {
      weight: 6,
      arbitrary: fc.record({ by: fc.constant('number' as const), track, number: number(4) }),
    },
    { weight: 2, arbitrary: fc.record({ by: fc.constant('name' as const), name }) },
    { weight: 1, arbitrary: fc.record({ by: fc.constant('name' as const), name, track }) },
    {
      weight: 1,
      arbitrary: fc.record({
        by: fc.constant('kind' as const),
        kind: fc.constantFrom('image' as const, ...SOUND_ROLES),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ by: fc.constant('time' as const), track, at: tie('point') }),
    },
  ),
  point: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 4, arbitrary: fc.record({ of: fc.constant('start' as const), ms }) },
    { weight: 1, arbitrary: fc.record({ of: fc.constant('end' as const), ms }) },
    {
      weight: 4,
      arbitrary: fc.record({
        of: fc.constant('share' as const),
        share: fc.double({ min: -0.1, max: 1.1 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        of: fc.constant('thing' as const),
        target: tie('target'),
        edge: fc.constantFrom('start' as const, 'end' as const),
        ms,
      }),
    },
  ),
}));

const range: fc.Arbitrary<TimeRange> = fc.record({
  from: fc.option(point),
  to: fc.option(point),
});
const place: fc.Arbitrary<Place> = fc.oneof(
  fc.record({ at: fc.constantFrom('start' as const, 'end' as const) }),
  fc.record({ at: fc.constant('number' as const), number: number(6) }),
  fc.record({ at: fc.constantFrom('before' as const, 'after' as const), target }),
);
const amount = (to: fc.Arbitrary<number>, plus: fc.Arbitrary<number>): fc.Arbitrary<Amount> =>
  fc.oneof(fc.record({ to }), fc.record({ times: factor }), fc.record({ plus }));
const look: fc.Arbitrary<TitleLook> = fc.record(
  {
    style: fc.constantFrom('title' as const, 'caption' as const),
    position: fc.constantFrom(...TITLE_POSITIONS),
    size: amount(factor, factor),
    colour: mostly(fc.constantFrom('#ffffff', '#FF0000'), fc.constantFrom('#0af', 'red')),
    enter: fc.constantFrom(...TITLE_MOTIONS),
    leave: fc.constantFrom(...TITLE_MOTIONS),
  },
  { requiredKeys: [] },
);
const text = mostly(fc.constantFrom('Hello', 'Hello\nWorld', '你好'), fc.constantFrom(' ', ''));
const title: fc.Arbitrary<Target> = fc.record({
  by: fc.constant('number' as const),
  track: fc.constant('text' as const),
  number: number(1),
});
const option = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary);

const does = <Name extends Operation['do']>(name: Name) => fc.constant(name);

/** Any edit of a timeline that plays {@link MEDIA}, sensible or not. */
export const anyOperation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ do: does('place'), media: fc.oneof(picture, fc.constant('all')), at: place }),
  fc.record({ do: does('replace'), target, media: picture }),
  fc.record({ do: does('remove'), target }),
  fc.record({ do: does('move'), target, to: place }),
  fc.record({ do: does('swap'), first: target, second: target }),
  fc.record({ do: does('reverse-order') }),
  fc.record({ do: does('duplicate'), target }),
  fc.record({ do: does('keep'), target: option(target), range }),
  fc.record({ do: does('cut-out'), target: option(target), range }),
  fc.record({ do: does('split'), target: option(target), at: point }),
  fc.record({ do: does('length'), target, ms: amount(ms, ms) }),
  fc.record({
    do: does('speed'),
    target,
    factor: amount(factor, factor),
    range: option(range),
  }),
  fc.record({
    do: does('volume'),
    of: target,
    change: amount(factor, factor),
    range: option(range),
  }),
  fc.record({
    do: does('fade'),
    of: target,
    edge: fc.constantFrom('in' as const, 'out' as const),
    ms,
  }),
  fc.record({
    do: does('transition'),
    into: option(target),
    kind: option(fc.constantFrom(...TRANSITIONS)),
    ms: option(ms),
    onBeat: fc.boolean(),
  }),
  fc.record({ do: does('title'), text, range: option(range), look }),
  fc.record({
    do: does('change-title'),
    target: title,
    text: option(text),
    range: option(range),
    look,
  }),
  fc.record({
    do: does('canvas'),
    ratio: option(fc.constantFrom(...ASPECT_RATIOS)),
    fit: option(fc.constantFrom(...FITS)),
  }),
  fc.record({
    do: does('motion'),
    target,
    motion: fc.constantFrom('varied' as const, ...STILL_MOTIONS),
  }),
  fc.record({
    do: does('slideshow'),
    beats: option(mostly(fc.integer({ min: 1, max: 8 }), oddNumber)),
  }),
  fc.record({
    do: does('sound'),
    media: recording,
    role: fc.constantFrom(...SOUND_ROLES),
    replaces: fc.boolean(),
    at: option(point),
    loop: fc.boolean(),
  }),
  fc.record({ do: does('loop'), target, loop: fc.boolean() }),
  fc.record({ do: does('duck'), depthDb: amount(sensible(-5, 50), sensible(-20, 20)) }),
);
