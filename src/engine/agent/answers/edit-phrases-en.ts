import { filmWord } from '../../../support/film-words.js';
import type { Operation, Refusal } from '../../timeline/index.js';
import type { Clarification } from '../requests.js';
import {
  type AlikeChanges,
  alikeChanges,
  clock,
  type EditPhrases,
  type Field,
  inSeconds,
  isSameThing,
  loudThing,
  MOST_SENTENCES,
  type NextStep,
  partsOf,
  type ToldChange,
  toldName,
  type Value,
} from './edit-phrases.js';
import { refusedInEnglish } from './refusals-en.js';

const list = (items: readonly string[], word = 'and'): string =>
  items.length < 2
    ? items.join('')
    : `${items.slice(0, -1).join(', ')} ${word} ${items[items.length - 1]}`;

const quoted = (names: readonly string[]): string => {
  const shown = names.slice(0, 6).map((name) => `“${toldName(name)}”`);
  const more = names.length - shown.length;
  return list(more > 0 ? [...shown, `${more} more`] : shown);
};

const isAre = ({ names }: AlikeChanges): string => (names.length === 1 ? 'is' : 'are');
const s = ({ names }: AlikeChanges): string => (names.length === 1 ? 's' : '');

const ms = (value: Value): string => inSeconds(Number(value ?? 0));
const at = (value: Value): string => clock(Number(value ?? 0));
const share = (value: Value): string => `${value ?? 0}%`;
const word = (value: Value): string => filmWord(String(value ?? 'none'), 'en');

const FITS: Readonly<Record<string, string>> = {
  blur: 'with a blurred ground',
  crop: 'cropped to fill it',
  pad: 'with borders',
};

/** `9:16 blur`: the ratio, and how pictures of another one fill it. */
const shape = (value: Value): string => {
  if (value === null) return 'the shape of its first picture';
  const [ratio = '', fit = ''] = String(value).split(' ');
  return `${ratio} ${FITS[fit] ?? ''}`.trim();
};

/** `crossfade 700`: the kind and its milliseconds. */
const join = (value: Value): string => {
  if (value === null) return 'a plain cut';
  const [kind = '', length = '0'] = String(value).split(' ');
  return `a ${word(kind)} of ${ms(Number(length))}`;
};

/** A value now, and what it was. */
const now = (show: (value: Value) => string, after: Value, before: Value): string =>
  `${show(after)} now (${show(before)} before)`;

const lengths = (after: Value, before: Value): string => {
  const [is, was] = [Number(after ?? 0), Number(before ?? 0)];
  return `${inSeconds(is, was)} now (${inSeconds(was, is)} before)`;
};

/** What is told of each field. */
const FIELDS: Readonly<Record<Field, (told: ToldChange) => string>> = {
  length: (t) =>
    `${t.subject} last${s(t)} ${lengths(t.after, t.before)}${partsOf(t) > 1 ? `, in ${partsOf(t)} parts` : ''}`,
  start: (t) => `${t.subject} begin${s(t)} at ${now(at, t.after, t.before)}`,
  trim: (t) =>
    `${t.subject} play${s(t)} from ${at(t.after)} of the file on now (${at(t.before)} before)`,
  order: (t) => `${t.subject} ${isAre(t)} number ${now(String, t.after, t.before)}`,
  speed: (t) =>
    `${t.subject} play${s(t)}${t.stretch} at ${now((value) => `${value ?? 1}×`, t.after, t.before)}`,
  volume: (t) =>
    t.after === 0
      ? `${t.subject} ${isAre(t)} silent${t.stretch} now (${list(t.befores.map(share))} before)`
      : `${t.subject} ${isAre(t)} at ${share(t.after)}${t.stretch} now (${list(t.befores.map(share))} before)`,
  'fade-in': (t) => fade(t, 'in'),
  'fade-out': (t) => fade(t, 'out'),
  transition: (t) => `${t.subject} come${s(t)} in with ${now(join, t.after, t.before)}`,
  text: (t) =>
    `The title says ${quoted([String(t.after)])} now (${quoted([String(t.before)])} before)`,
  position: (t) => `${t.subject} stand${s(t)} ${now(place, t.after, t.before)}`,
  size: (t) =>
    `${t.subject} ${isAre(t)} ${share(t.after)} of the usual size now (${share(t.before)} before)`,
  colour: (t) => `${t.subject} ${isAre(t)} ${now(word, t.after, t.before)}`,
  enter: (t) => `${t.subject} come${s(t)} in with ${now(word, t.after, t.before)}`,
  leave: (t) =>
    `${t.subject} go${t.names.length === 1 ? 'es' : ''} out with ${now(word, t.after, t.before)}`,
  motion: (t) =>
    t.after === 'still'
      ? `${t.subject} stand${s(t)} still now (${word(t.before)} before)`
      : `${t.subject} move${s(t)} now: ${word(t.after)} (${word(t.before)} before)`,
  loop: (t) =>
    t.after === 'off'
      ? `${t.subject} ${isAre(t)} played once`
      : `${t.subject} ${isAre(t)} repeated until the end`,
  duck: (t) =>
    `The music gives way to speech by ${now((value) => `${value} dB`, t.after, t.before)}`,
  media: (t) =>
    `${quoted([String(t.after)])} is in the place of ${quoted([String(t.before)])} (${clock(t.startMs)}–${clock(t.endMs)})`,
  canvas: (t) => `The film is ${now(shape, t.after, t.before)}`,
  split: (t) => `${t.subject} ${isAre(t)} in two parts now, divided at ${at(t.after)}`,
};

function fade(told: ToldChange, edge: 'in' | 'out'): string {
  const before = Number(told.before ?? 0) === 0 ? 'no fade' : ms(told.before);
  return Number(told.after ?? 0) === 0
    ? `${told.subject} do${told.names.length === 1 ? 'es' : ''} not fade ${edge} any more (${before} before)`
    : `${told.subject} fade${s(told)} ${edge} over ${ms(told.after)} now (${before} before)`;
}

const LOUD: Readonly<Record<ReturnType<typeof loudThing>, (names: readonly string[]) => string>> = {
  'all clips': () => "The clip's own sound",
  'a clip': (names) => `The sound of ${quoted(names)}`,
  music: () => 'The music',
  names: quoted,
};

/** Of the loudness, what people call it; of anything else its names. */
const subjectOf = (alike: AlikeChanges, operation: Operation): string =>
  LOUD[loudThing(alike, operation)](alike.names);

function presence({ names, change, startMs, endMs }: AlikeChanges): string {
  const span = `${clock(startMs)}–${clock(endMs)}`;
  const one = names.length === 1;
  if (change.kind === 'removed') {
    return `${quoted(names)} ${one ? 'is' : 'are'} off the timeline (${one ? 'it was' : 'they were'} at ${span})`;
  }
  if (change.track === 'text') return `${quoted(names)} ${one ? 'is' : 'are'} shown at ${span}`;
  if (change.track === 'audio') return `${quoted(names)} play${one ? 's' : ''} at ${span}`;
  return `${quoted(names)} ${one ? 'is' : 'are'} on the timeline now (${span})`;
}

const stretchOf = ({ startMs, endMs }: AlikeChanges, operation: Operation): string =>
  (operation.do === 'volume' || operation.do === 'speed') && operation.range
    ? ` from ${clock(startMs)} to ${clock(endMs)}`
    : '';

const pronounOf = (names: readonly string[]): string => (names.length === 1 ? 'It' : 'They');

/** @param again The sentence before is about the same things. */
function sentenceOf(alike: AlikeChanges, operation: Operation, again = false): string {
  const { change } = alike;
  if (change.kind !== 'changed') return `${presence(alike)}.`;
  const { before, after } = change;
  // One name, one verb: what is called “the music” is one thing.
  const subject = subjectOf(alike, operation);
  const names = subject.startsWith('The ') ? alike.names.slice(0, 1) : alike.names;
  const stretch = stretchOf(alike, operation);
  return `${FIELDS[change.field]({ ...alike, names, before, after, subject: again ? pronounOf(names) : subject, stretch })}.`;
}

/** Where on the picture: `at the top left`. */
const place = (value: Value): string =>
  value === 'center' ? 'in the centre' : `at the ${word(value)}`;

const CLARIFY: Readonly<Record<Exclude<Clarification['of'], 'version'>, string>> = {
  text: 'What should the title say?',
  time: 'From when to when? Say it like “from 0:05 to 0:10”, or “the first 3 seconds”.',
  which: 'Which one do you mean? Say its name or its number, such as “the second one”.',
  'how-much': 'By how much? Say it like “to 50%”, “twice as fast” or “to 3 seconds”.',
};

const STEPS: Readonly<Record<NextStep, string>> = {
  music: 'music such as “calm piano”',
  variants: '“give me three versions”',
  energy: '“more energetic”',
  section: '“less drums in the intro”',
  volume: '“music to 60%”',
  'own-sound': '“mute the original sound”',
  'song-instead': '“use my song instead”',
  'fit-music': '“fit the music” to the new cut',
  title: '“add a title "…" for the first 3 seconds”',
  'title-look': '“make the title bigger”',
  'title-time': '“show the title until 0:05”',
  crossfades: '“crossfades on the beat”',
  slideshow: '“make it a slideshow to the beat”',
  motion: '“zoom in on the pictures”',
  trim: '“cut the last 2 seconds”',
  order: '“swap the first two clips”',
  shape: '“make it vertical with a blurred background”',
  'fade-out': '“fade the music out at the end”',
  export: '“export”',
};

export const editsInEnglish: EditPhrases = {
  changed(operation, changes) {
    const alike = alikeChanges(changes);
    const shown = alike
      .slice(0, MOST_SENTENCES)
      .map((one, index) => sentenceOf(one, operation, isSameThing(alike[index - 1], one)));
    const more = alike.length - shown.length;
    return [
      ...shown,
      ...(more > 0
        ? [`${more} more ${more === 1 ? 'thing is' : 'things are'} changed like that.`]
        : []),
    ].join(' ');
  },
  filmLength: (before, after) => `The film lasts ${lengths(after, before)}.`,
  cameIn: (names, startMs, endMs) =>
    `${quoted(names)} came in behind the rest (${clock(startMs)}–${clock(endMs)}).`,
  tookPlace: (names) =>
    `${quoted(names)} took the place of the earlier ${names.length === 1 ? 'one of that name' : 'ones of those names'}.`,
  orBehind: 'To have it behind instead, say “undo” and then “fit the music”.',
  notDrawn: (characters) =>
    `The letters of titles do not have ${list(characters.slice(0, 8))}, which will be left out of the picture.`,
  noRoom: (askedMs) =>
    `${inSeconds(askedMs)} did not fit: a transition takes half of the shorter of its two pictures at the most.`,
  nothingDrawn: (text) =>
    `“${toldName(text)}” is not added: the letters of titles have none of its characters (emoji, and scripts other than Latin and Chinese, cannot be drawn). Say it in other ones.`,
  overlap: (text, over, startMs, endMs) =>
    `${quoted([text])} and ${quoted([over])} are at the same place from ${clock(startMs)} to ${clock(endMs)}, one over the other: move one, or show it at another time.`,
  refused: (operation: Operation, refusal: Refusal) => refusedInEnglish(operation, refusal),
  clarify: (about) =>
    about.of === 'version'
      ? `Do you mean piece ${about.letter}, or version ${about.number} of the timeline?`
      : CLARIFY[about.of],
  unread: (unread) => `I did not understand ${quoted(unread)}, and left that as it is.`,
  nextSteps: (steps) =>
    `Next: ${list(
      steps.map((step) => STEPS[step]),
      'or',
    )}.`,
};

/** For texts that are put together elsewhere. */
export const englishList = list;
export const quotedInEnglish = quoted;
