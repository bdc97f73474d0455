import { findSeed } from '../../../support/seed.js';
import type { Key, Mode } from '../types.js';
import { ALONG } from './moments.js';

/** What a prompt states outright, and the words left when that is taken out. */
export interface Stated {
  seed?: number;
  bpm?: number;
  /** The faster end, where two are stated: “90–100 bpm”. */
  toBpm?: number;
  key?: Key;
  volume?: number;
  /** Instruments of the labelled sentences “With: piano.” and “Without: drums.” */
  instruments?: string;
  withoutInstruments?: string;
  rest: string;
}

const MODES: Record<string, Mode> = {
  major: 'major',
  maj: 'major',
  minor: 'minor',
  min: 'minor',
  m: 'minor',
  dorian: 'dorian',
  mixolydian: 'mixolydian',
  lydian: 'lydian',
  phrygian: 'phrygian',
  大调: 'major',
  小调: 'minor',
};

const NOTE = '([A-Ga-g])(?:\\s*(#|♯|b(?![a-z])|♭|[- ]?sharp|[- ]?flat))?';
const MODE = '(major|minor|maj|min|dorian|mixolydian|lydian|phrygian)';

/** A key as it is stated: after `key`, after `in`, or bare with a capital. */
const KEY_PATTERNS: readonly RegExp[] = [
  new RegExp(`\\bkey\\s*(?:[:=]|of|is)?\\s*(?:of\\s+)?${NOTE}(?:\\s*(?:${MODE}|(m)))?\\b`, 'iu'),
  new RegExp(`\\bin\\s+(?:the\\s+key\\s+of\\s+)?${NOTE}[\\s-]+${MODE}\\b(?!\\s+key)`, 'iu'),
  new RegExp(`\\b([A-G])(?:\\s*(#|♯|b|♭|[- ]?sharp|[- ]?flat))?[\\s-]+${MODE}\\b(?!\\s+key)`, 'u'),
  /\b([A-G])(#|♯|b|♭)?m\b(?! I\b)()/u,
  /([升降])?([A-Ga-g])(#|♯|b|♭)?\s*(大调|小调)/u,
  /\bin\s+([A-G])(#|♯|b|♭)?(?=\s*(?:[,.;!?，。]|$))/u,
];

function keyOf(letter: string, sign: string | undefined, mode: string | undefined): Key {
  const sharp = /#|♯|sharp|升/i.test(sign ?? '');
  const flat = !sharp && /b|♭|flat|降/i.test(sign ?? '');
  return {
    tonic: `${letter.toUpperCase()}${sharp ? '#' : flat ? 'b' : ''}`,
    mode: MODES[(mode ?? 'major').toLowerCase()] ?? 'major',
  };
}

/** Reads a key such as `A minor`, `F#m`, `降E大调` from `text`, with the place where it stands. */
function findKey(text: string): { key: Key; match: string } | null {
  for (const [i, pattern] of KEY_PATTERNS.entries()) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const [match, first, second, third, fourth] = found;
    const key =
      i === 3
        ? keyOf(first ?? 'C', second, 'minor')
        : i === 4
          ? keyOf(second ?? 'C', first ?? third, fourth)
          : keyOf(first ?? 'C', second, third ?? fourth);
    return { key, match };
  }
  return null;
}

const BPM = /(?:tempo\s*[:=]?\s*)?(\d{2,3}(?:\.\d+)?)\s*(?:bpm|beats\s+per\s+minute|b\.p\.m\.?)/iu;
const BPM_SPAN =
  /(?:tempo\s*[:=]?\s*)?(?:between\s+|from\s+)?(\d{2,3})\s*(?:bpm)?\s*(?:[-–—~到至]|to|and)\s*(\d{2,3})\s*(?:bpm|beats\s+per\s+minute|拍)/iu;
const BPM_ZH =
  /(?:每分钟\s*(\d{2,3})\s*拍|(\d{2,3})\s*拍|(?:速度|bpm|拍速|节拍)\s*(?:调|改|设|降|提|加|放|变|用|要|换)*(?:到|成|为|至|[:：])?\s*(\d{2,3})(?!\d*\s*(?:[%％秒倍.]|bpm))|[用以]\s*(\d{2,3})\s*的速度)/iu;
const BPM_AFTER =
  /\b(?:tempo|bpm)\s*(?:[:=]|of|at|is|to|(?:should|must) be)?\s*(\d{2,3}(?:\.\d+)?)\b(?!\s*%)/iu;
const VOLUME = new RegExp(
  `(?:(?:music\\s+)?(?:volume|loudness)\\s*(?:[:=]|at|of|to)?\\s*|音量\\s*[:：]?\\s*)?(?<!\\d)(\\d{1,3})\\s*[%％](?!${ALONG})(?:\\s*(?:volume|loudness|音量))?`,
  'iu',
);

/** Labelled sentences, as the flags write them. */
const WITH = /(?<=^|[.,\n]\s*)With:\s*([^.\n]+)\.?/u;
const WITHOUT = /(?<=^|[.,\n]\s*)Without:\s*([^.\n]+)\.?/u;
const TENTHS = /音量\s*(?:调到|降到|为|是)?\s*([一二三四五六七八九])成/u;

const tempo = (text: string | undefined): number => Math.min(220, Math.max(40, Number(text)));

/** Takes seed, tempo, key and loudness out of a prompt; `rest` keeps everything else. */
export function readStated(words: string): Stated {
  const stated: Stated = { rest: words };
  const take = (match: string): void => {
    stated.rest = stated.rest.replace(match, ' , ');
  };
  const seed = findSeed(stated.rest);
  if (seed !== null) {
    if (seed.seed !== null) stated.seed = seed.seed;
    take(seed.match);
  }
  const instruments = WITH.exec(stated.rest);
  if (instruments?.[1] !== undefined) {
    stated.instruments = instruments[1];
    take(instruments[0]);
  }
  const withoutInstruments = WITHOUT.exec(stated.rest);
  if (withoutInstruments?.[1] !== undefined) {
    stated.withoutInstruments = withoutInstruments[1];
    take(withoutInstruments[0]);
  }
  const bpmSpan = BPM_SPAN.exec(stated.rest);
  if (bpmSpan !== null) {
    const ends = [tempo(bpmSpan[1]), tempo(bpmSpan[2])];
    stated.bpm = Math.min(...ends);
    stated.toBpm = Math.max(...ends);
    take(bpmSpan[0]);
  }
  const bpm = BPM.exec(stated.rest) ?? BPM_ZH.exec(stated.rest) ?? BPM_AFTER.exec(stated.rest);
  if (bpm !== null && stated.bpm === undefined) {
    stated.bpm = tempo(bpm[1] ?? bpm[2] ?? bpm[3] ?? bpm[4]);
    take(bpm[0]);
  }
  const volume = VOLUME.exec(stated.rest);
  if (volume !== null) {
    stated.volume = Math.min(1, Number(volume[1]) / 100);
    take(volume[0]);
  }
  const tenths = TENTHS.exec(stated.rest);
  if (tenths?.[1] !== undefined) {
    stated.volume = ('一二三四五六七八九'.indexOf(tenths[1]) + 1) / 10;
    take(tenths[0]);
  }
  const key = findKey(stated.rest);
  if (key !== null) {
    stated.key = key.key;
    take(key.match);
  }
  return stated;
}
