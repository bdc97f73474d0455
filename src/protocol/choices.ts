import { MAX_SEED } from '../support/seed.js';

/** True for what can be a seed: a whole number from 0 to 2³²−1. */
export function isSeed(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= MAX_SEED;
}

/** So many pieces for one clip at a time, at most: more than anybody listens to. */
export const MAX_VARIANTS = 20;

/** What a person chose of the music besides the words. Only what is given is sent. */
export interface MusicChoices {
  /** A style's name, such as `lo-fi`. */
  style?: string;
  /** Tempo, beats a minute. */
  bpm?: number;
  /** As musicians write it: `A minor`, `F#`. */
  key?: string;
  /** 0…{@link MAX_SEED}. */
  seed?: number;
  /** Share of the music's loudness, 0…1. */
  volume?: number;
  /** Instruments that are to play, and those that are not: `piano`, `drums`. */
  instruments?: readonly string[];
  withoutInstruments?: readonly string[];
  /** The name of the one clip that the piece is for: everything else is to leave the timeline. */
  clip?: string;
}

/** A message apart from the choices that came with it. */
export interface ReadMessage {
  words: string;
  choices: MusicChoices;
  /** The choices as they were written, but for the clip; empty when there are none. */
  sentence: string;
}

const INSTRUMENT = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M} '’&/+-]{0,38}[\p{L}\p{N}\p{M}])?$/u;

/** True for what can be the name of an instrument, in any language: nothing that would end a list. */
export function isInstrumentName(name: string): boolean {
  return INSTRUMENT.test(name);
}

/** What is written as a label and a value. */
type Valued = Exclude<keyof MusicChoices, 'clip'>;

interface Row<Name extends Valued> {
  name: Name;
  label: string;
  write(value: NonNullable<MusicChoices[Name]>): string;
  /** Undefined for what the label cannot have. */
  read(text: string): MusicChoices[Name] | undefined;
}

function numberIn(text: string, pattern: RegExp): number | undefined {
  const digits = pattern.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

const STYLE: Row<'style'> = {
  name: 'style',
  label: 'Style',
  write: (style) => style,
  read: (text) => text,
};
const TEMPO: Row<'bpm'> = {
  name: 'bpm',
  label: 'Tempo',
  write: (bpm) => `${bpm} bpm`,
  read: (text) => numberIn(text, /^(\d+(?:\.\d+)?) bpm$/),
};
const KEY: Row<'key'> = { name: 'key', label: 'Key', write: (key) => key, read: (text) => text };
const SEED: Row<'seed'> = {
  name: 'seed',
  label: 'Seed',
  write: String,
  read: (text) => {
    const seed = numberIn(text, /^(\d+)$/);
    return seed !== undefined && isSeed(seed) ? seed : undefined;
  },
};
const VOLUME: Row<'volume'> = {
  name: 'volume',
  label: 'Music volume',
  write: (volume) => `${Math.round(volume * 100)}%`,
  read: (text) => {
    const percent = numberIn(text, /^(\d{1,3})%$/);
    return percent !== undefined && percent <= 100 ? percent / 100 : undefined;
  },
};

function namesIn(list: string): readonly string[] | undefined {
  const names = list.split(/\s*[,，、]\s*/).filter(isInstrumentName);
  return names.length === 0 ? undefined : names;
}
const INSTRUMENTS: Row<'instruments'> = {
  name: 'instruments',
  label: 'With',
  write: (names) => names.join(', '),
  read: namesIn,
};
const WITHOUT: Row<'withoutInstruments'> = {
  name: 'withoutInstruments',
  label: 'Without',
  write: (names) => names.join(', '),
  read: namesIn,
};

/**
 * The clip goes before the others, in words that tell an agent what to do about it. A name may hold
 * anything but line breaks: what follows it says where it ends.
 */
const CLIP = {
  begin: 'Clip: only “',
  end:
    '” (its newest upload). Take every other clip and all earlier music off the timeline, ' +
    'then score this clip alone.',
} as const;

const ROWS = [STYLE, TEMPO, KEY, INSTRUMENTS, WITHOUT, SEED, VOLUME];
const LABELS = ROWS.map(({ label }) => label).join('|');
/** The last line of a message, when it holds nothing but labelled sentences. */
const SENTENCE = new RegExp(`(?:^|\\n)[^\\S\\n]*((?:${CLIP.begin}|(?:${LABELS}): )[^\\n]*)\\s*$`);
const FIELD = new RegExp(`(${LABELS}): (.*?)\\.?(?=\\s+(?:${LABELS}): |\\s*$)`, 'g');

function written<Name extends Valued>(row: Row<Name>, choices: MusicChoices): string[] {
  const value = choices[row.name];
  if (value === undefined) return [];
  const text = row.write(value);
  return text === '' ? [] : [`${row.label}: ${text}.`];
}

/**
 * The message that asks for a piece: the words, and behind them a sentence that any backend can
 * read for each thing that was chosen (`Style: lo-fi. Tempo: 92 bpm.`).
 */
export function writeChoices(words: string, choices: MusicChoices): string {
  const { clip } = choices;
  const sentences = [
    ...(clip === undefined ? [] : [`${CLIP.begin}${oneLine(clip)}${CLIP.end}`]),
    ...written(STYLE, choices),
    ...written(TEMPO, choices),
    ...written(KEY, choices),
    ...written(INSTRUMENTS, choices),
    ...written(WITHOUT, choices),
    ...written(SEED, choices),
    ...written(VOLUME, choices),
  ];
  return sentences.length === 0 ? words : `${words}\n\n${sentences.join(' ')}`;
}

function oneLine(name: string): string {
  return name.replace(/[\r\n]+/g, ' ');
}

/** The clip that a sentence begins with, and the rest of it. */
function readClip(sentence: string): { clip: string | undefined; rest: string } {
  const end = sentence.lastIndexOf(CLIP.end);
  if (!sentence.startsWith(CLIP.begin) || end < 0) return { clip: undefined, rest: sentence };
  return {
    clip: sentence.slice(CLIP.begin.length, end),
    rest: sentence.slice(end + CLIP.end.length).trim(),
  };
}

/** Reads what {@link writeChoices} wrote; a value that its label cannot have is left out. */
export function readChoices(message: string): ReadMessage {
  const found = SENTENCE.exec(message);
  const { clip, rest: sentence } = readClip(found?.[1]?.trim() ?? '');
  const fields = new Map(
    [...sentence.matchAll(FIELD)].map(([, label, value]) => [label, value?.trim() ?? '']),
  );
  const choices: MusicChoices = clip === undefined ? {} : { clip };
  const take = <Name extends Valued>(row: Row<Name>): void => {
    const text = fields.get(row.label);
    const value = text === undefined || text === '' ? undefined : row.read(text);
    if (value !== undefined) choices[row.name] = value;
  };
  take(STYLE);
  take(TEMPO);
  take(KEY);
  take(INSTRUMENTS);
  take(WITHOUT);
  take(SEED);
  take(VOLUME);
  return { words: message.slice(0, found?.index).trim(), choices, sentence };
}
