import { type Level, readLevels } from './balance.js';
import { readDirections } from './directions.js';
import { foldTerms } from './fold-terms.js';
import { normalise, readWords } from './read-words.js';

/** What a stretch of a piece is made into as a whole. */
export type StretchShape = 'silence' | 'break' | 'build' | 'release' | 'climax';

/** What words ask of one stretch of a piece. */
export interface Revision {
  /** −1 much calmer … 1 much more energetic; 0 leaves what is played as it is. */
  pull: number;
  /** How much louder everybody is to be, decibels. */
  levelDb: number;
  shape: StretchShape | null;
  /** Instruments, named as in `Brief.without`. */
  without: readonly string[];
  only: readonly string[];
  wanted: readonly string[];
  levels: readonly Level[];
  /** What only a whole piece can change. */
  beyond: readonly ('tempo' | 'key' | 'style')[];
  unknownWords: readonly string[];
}

/** Any stretch: what is asked is read as if it were asked of one. */
const STRETCH = { words: ' from 0:10 to 0:20', pictureSeconds: 30 } as const;

/** Words that shape a stretch even where they name no time. */
const SHAPES: readonly (readonly [pattern: RegExp, shape: StretchShape])[] = [
  [/\b(?:silence|silent|pause|mute)\b|停顿|静音|留白/u, 'silence'],
  [/\b(?:break|breakdown|strip|stripped|thin|thinner|bare)\b|间奏|抽空|清空/u, 'break'],
  [/\b(?:drop|climax|peak)\b|高潮/u, 'climax'],
];
/** “Take the drums out”: the same in Chinese. */
const TAKEN_OUT = /去掉|拿掉|删掉|去除|关掉|撤掉|拿走/u;
/** Loudness is what these are about; force is what the others are. */
const OF_LOUDNESS = /\b(?:soft|quiet|loud)|音量|声音|小声|大声|轻一点|安静/u;

/** How far a direction without a word of force pulls: “tone it down”. */
const LESS = -0.6;
/** Decibels at full pull, of force and of loudness. */
const FORCE_DB = 4;
const LOUDNESS_DB = 8;
/** Decibels that a shape is louder, or softer, than what was there. */
const SHAPE_DB: Readonly<Record<StretchShape, number>> = {
  silence: 0,
  break: -3,
  build: 0,
  release: 0,
  climax: 2,
};

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Reads what words (English or Chinese) ask of a stretch that is told apart from them. */
export function readRevision(words: string): Revision {
  const { levels, rest } = readLevels(words);
  const plain = normalise(rest);
  const { directions } = readDirections(plain + STRETCH.words, STRETCH.pictureSeconds);
  const sum = foldTerms(readWords(rest));
  const turned = new Map<string, 'enter' | 'leave'>();
  for (const direction of directions) {
    if ('instrument' in direction && !turned.has(direction.instrument))
      turned.set(direction.instrument, direction.kind);
  }
  const gone = (name: string): boolean =>
    sum.without.has(name) ||
    (TAKEN_OUT.test(plain) && sum.only.size === 0) ||
    (turned.get(name) === 'leave' && !sum.only.has(name));
  const named = [...new Set([...sum.without, ...sum.wanted, ...turned.keys()])];
  const without = named.filter(gone);
  const only = [...sum.only];
  // Who is to be louder plays already, or is told to be absent.
  const wanted = named.filter(
    (name) => !gone(name) && !sum.only.has(name) && !levels.some(({ family }) => family === name),
  );
  const players = without.length + only.length + wanted.length + levels.length > 0;

  const has = (kind: string): boolean => directions.some((direction) => direction.kind === kind);
  const ramp = directions.find((direction) => direction.kind === 'build');
  const force = mean(sum.moods.map(({ arousal }) => arousal)) + sum.intensity;
  const shape: StretchShape | null = has('silence')
    ? 'silence'
    : ramp?.kind === 'build' && (ramp.toward === 'more' || sum.moods.length === 0)
      ? ramp.toward === 'more'
        ? 'build'
        : 'release'
      : players
        ? null
        : (SHAPES.find(([pattern]) => pattern.test(plain))?.[1] ?? null);
  const bare = has('break') && !players && force === 0 && shape === null;
  const pull = shape === null ? Math.min(1, Math.max(-1, bare ? LESS : force)) : 0;
  const told = directions.length > 0 || shape !== null;
  return {
    pull,
    levelDb: shape ? SHAPE_DB[shape] : pull * (OF_LOUDNESS.test(plain) ? LOUDNESS_DB : FORCE_DB),
    shape,
    without,
    only,
    wanted,
    levels,
    beyond: [
      ...(sum.tempo.length > 0 ? (['tempo'] as const) : []),
      ...(sum.mode !== null ? (['key'] as const) : []),
      ...(sum.styles.length > 0 ? (['style'] as const) : []),
    ],
    unknownWords: told ? [] : sum.unknown,
  };
}
