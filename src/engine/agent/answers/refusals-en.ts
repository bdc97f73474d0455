import type { Operation, Refusal, Target, TrackName } from '../../timeline/index.js';
import { clock, inSeconds, toldName } from './edit-phrases.js';

const list = (items: readonly string[], word = 'and'): string =>
  items.length < 2
    ? items.join('')
    : `${items.slice(0, -1).join(', ')} ${word} ${items[items.length - 1]}`;
const quoted = (names: readonly string[], word = 'and'): string =>
  list(
    names.map((name) => `“${toldName(name)}”`),
    word,
  );

const THINGS: Readonly<Record<TrackName, readonly [one: string, several: string]>> = {
  video: ['clip', 'clips'],
  audio: ['sound', 'sounds'],
  text: ['title', 'titles'],
};

/** What an operation is about, where it is about one thing. */
export function targetOf(operation: Operation): Target | null {
  switch (operation.do) {
    case 'swap':
      return operation.first;
    case 'volume':
    case 'fade':
      return operation.of;
    case 'transition':
      return operation.into;
    default:
      return 'target' in operation ? operation.target : null;
  }
}

const KIND_TRACKS = { image: 'video', caption: 'text', music: 'audio', sound: 'audio' } as const;

/** The track that an operation is about, as far as it says. */
export function trackOf(operation: Operation): TrackName | null {
  if (operation.do === 'change-title') return 'text';
  const target = targetOf(operation);
  if (target === null) return null;
  if (target.by === 'kind') return KIND_TRACKS[target.kind];
  return target.track ?? null;
}

const there = (choices: readonly string[] | undefined): string =>
  choices && choices.length > 0
    ? ` There ${choices.length === 1 ? 'is' : 'are'} ${quoted(choices)}.`
    : '';

/** A number of milliseconds among what was asked. */
const time = (asked: string | undefined): number | null => {
  const ms = Number(asked ?? Number.NaN);
  return Number.isFinite(ms) ? ms : null;
};

type Told = (refusal: Refusal, operation: Operation) => string;

const REASONS: Readonly<Record<Refusal['reason'], Told>> = {
  'empty-timeline': () => 'The timeline is empty: upload a video or pictures first.',
  'no-such-thing': ({ asked = '', choices }, operation) => {
    const track = trackOf(operation);
    const [one, several] = track ? THINGS[track] : ['thing', 'things'];
    const target = targetOf(operation);
    if (target?.by === 'time') return `There is no ${one} at ${clock(time(asked) ?? 0)}.`;
    if (asked === '' || asked === track || target?.by === 'kind') {
      return `There are no ${target?.by === 'kind' ? `${target.kind}s` : several} on the timeline.`;
    }
    if (/^-?\d+$/.test(asked))
      return `There is no ${one} number ${asked} on the timeline.${there(choices)}`;
    return `There is no “${toldName(asked)}” on the timeline.${there(choices)}`;
  },
  ambiguous: ({ asked = '', choices = [] }) =>
    choices.length > 1
      ? `“${toldName(asked)}” may be ${quoted(choices, 'or')}: which one do you mean?`
      : `There are several of “${toldName(asked)}”: which one do you mean, the first or the last?`,
  'no-such-upload': ({ asked = '', choices }) =>
    choices && choices.length > 0
      ? `There is no “${toldName(asked)}” among the uploads, which are ${quoted(choices)}: upload it first, or name one of them.`
      : `There is no “${toldName(asked)}” among the uploads: upload it first.`,
  'wrong-kind': (_refusal, operation) =>
    WRONG_KIND[operation.do] ?? 'That cannot be done with a thing of this kind.',
  outside: (refusal, operation) => outside(refusal, operation),
  'too-short': ({ limitMs = 100 }) =>
    `Too little would be left: nothing can be shorter than ${inSeconds(limitMs)}.`,
  'too-long': ({ limitMs, asked }, operation) =>
    operation.do === 'transition'
      ? `${inSeconds(time(asked) ?? 0)} does not fit: a transition takes half of the shorter of its two pictures at the most, and lasts ${inSeconds(limitMs ?? 0)} already.`
      : limitMs === undefined
        ? 'There is not as much of it.'
        : `There is not as much of it: ${inSeconds(limitMs)} at the most. A slower speed makes it last longer.`,
  'only-one': ({ asked = '' }, operation) =>
    operation.do === 'remove'
      ? `“${toldName(asked)}” is the only picture of the film and stays: upload another one first, or replace it.`
      : 'There is only one clip on the timeline: upload or place another one first.',
  'no-music': () => 'There is no music on the timeline yet: say what it should be like.',
  'no-beats': () =>
    'There are no beats to go by: let me write music first, or say how many seconds each picture lasts.',
  'nothing-to-change': (_refusal, operation) => SAME[operation.do] ?? 'It is like that already.',
};

const WRONG_KIND: Partial<Record<Operation['do'], string>> = {
  motion: 'Only still pictures can be moved like that, and there are none; a clip moves by itself.',
  volume: 'That has no sound of its own to make louder or softer.',
  sound: 'Only an mp3, wav, m4a or aac can be used as sound.',
  place: 'Only videos and pictures go on the picture track; say “use it as the music” of a song.',
  replace: 'Only a video or a picture can stand in for a picture.',
  'change-title': 'That is no title; I can change its length or its place.',
  loop: 'Only sound can be repeated; a clip can be duplicated.',
  speed: 'A title has no speed; I can change how long it is shown.',
};

const SAME: Partial<Record<Operation['do'], string>> = {
  place: 'All that was uploaded is on the timeline already.',
  split: 'There is a cut at that time already.',
  title: 'A title needs words: say what it should say.',
  canvas: 'The film has the shape of its first picture: name another, such as 9:16 or 1:1.',
};

function outside({ asked, choices, limitMs }: Refusal, operation: Operation): string {
  if (choices && choices.length > 0) {
    return `That is ${asked ?? 'too much'}: it can be from ${list(choices, 'to')}.`;
  }
  const ms = time(asked);
  if (limitMs === undefined) return 'That lies outside of what there is.';
  const what =
    operation.do === 'split' || targetOf(operation) !== null ? 'what is there' : 'the film';
  return ms === null
    ? `That lies beyond ${what}, which ends at ${clock(limitMs)}.`
    : `${ms < 0 ? 'That' : clock(ms)} lies outside of ${what}, which is ${inSeconds(limitMs)} long.`;
}

/** Why an edit cannot be made, and the nearest thing that can. */
export function refusedInEnglish(operation: Operation, refusal: Refusal): string {
  return REASONS[refusal.reason](refusal, operation);
}
