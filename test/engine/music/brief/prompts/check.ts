import { parseBrief } from '../../../../../src/engine/music/index.js';
import { findStyle } from '../../../../../src/engine/music/styles/index.js';
import type { Brief, Direction, Moment } from '../../../../../src/engine/music/types.js';
import { clipAnalysis } from '../../clips.js';
import type { Label, Labelled } from './label.js';

const clip = clipAnalysis({ seconds: 60, every: 4 });

const round = (number: number): string => String(Math.round(number * 10) / 10);

function place(moment: Moment): string {
  switch (moment.kind) {
    case 'seconds':
      return round(moment.seconds);
    case 'before-end':
      return moment.seconds === 0 ? 'end' : `-${round(moment.seconds)}`;
    case 'before':
      return `${place(moment.of)}-${round(moment.seconds)}`;
    case 'share':
      return `${Math.round(100 * moment.share)}%`;
    case 'strongest-cut':
      return 'peak';
    case 'cut':
      return `cut${moment.number}`;
  }
}

/** A direction as the labels write it. */
export function shorthand(direction: Direction): string {
  switch (direction.kind) {
    case 'silence':
    case 'break':
      return `${direction.kind} ${place(direction.from)}..${place(direction.to)}`;
    case 'build':
      return `${direction.toward} ${place(direction.from)}..${place(direction.to)}`;
    case 'drop':
      return `drop ${place(direction.at)}`;
    case 'enter':
    case 'leave':
      return `${direction.kind} ${direction.instrument} ${place(direction.at)}`;
    case 'fade-in':
    case 'fade-out':
      return `${direction.kind} ${round(direction.seconds)}`;
  }
}

const MOODS = {
  happy: ({ valence }: Brief['mood']) => valence > 0.15,
  sad: ({ valence }: Brief['mood']) => valence < -0.15,
  calm: ({ arousal }: Brief['mood']) => arousal < -0.15,
  excited: ({ arousal }: Brief['mood']) => arousal > 0.25,
} as const;

const list = (value: string | readonly string[]): readonly string[] =>
  typeof value === 'string' ? [value] : value;
const sorted = (names: Iterable<string>): string => [...names].sort().join(', ');

/** What the parser makes of a prompt and the label does not say; empty when it is understood. */
export function misread([words, label]: Labelled): string[] {
  const brief = parseBrief(words, clip, { seed: 7 });
  const wrong: string[] = [];
  const expect = (what: string, found: string, wanted: string): void => {
    if (found !== wanted) wrong.push(`${what}: “${found}”, not “${wanted}”`);
  };
  const standIns = (brief.substitutions ?? []).map(({ asked }) => asked);
  expect('with', sorted(brief.wanted ?? []), sorted(label.with ?? []));
  expect('without', sorted(brief.without), sorted(label.without ?? []));
  expect('only', sorted(brief.only), sorted(label.only ?? []));
  expect('at', (brief.directions ?? []).map(shorthand).join(', '), (label.at ?? []).join(', '));
  expect(
    'unknown',
    sorted(brief.unknownWords.filter((word) => !standIns.includes(word))),
    sorted(label.unknown ?? []),
  );
  expect('volume', String(brief.volume), String(label.volume ?? null));
  expect('key', brief.key === null ? '' : `${brief.key.tonic} ${brief.key.mode}`, label.key ?? '');
  if (label.ending !== undefined) expect('ending', brief.ending, label.ending);
  if (label.style !== undefined && !list(label.style).includes(brief.style)) {
    wrong.push(`style: ${brief.style}, not ${list(label.style).join(' or ')}`);
  }
  const moods: NonNullable<Label['mood']> = label.mood ?? [];
  for (const mood of typeof moods === 'string' ? [moods] : moods) {
    if (!MOODS[mood](brief.mood)) wrong.push(`not ${mood}: ${JSON.stringify(brief.mood)}`);
  }
  const { minBpm, maxBpm } = brief.tempo;
  if (label.bpm !== undefined) {
    const wanted = typeof label.bpm === 'number' ? [label.bpm, label.bpm] : label.bpm;
    expect('bpm', `${minBpm}–${maxBpm}`, wanted.join('–'));
  }
  if (label.tempo !== undefined) {
    const own = findStyle(brief.style).tempo;
    const above = (minBpm + maxBpm) / 2 - (own.minBpm + own.maxBpm) / 2;
    if (label.tempo === 'slow' ? above >= -1 : above <= 1) wrong.push(`tempo ${minBpm}–${maxBpm}`);
  }
  return wrong;
}
