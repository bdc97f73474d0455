import { readStated, readWords } from '../../music/index.js';
import { tells } from '../understand.js';
import type { Reach } from './hand.js';
import type { Item } from './items.js';
import type { Heard } from './read-clause.js';

/** Faster, slower, louder: a picture can be that too. */
const OF_BOTH = ['tempo', 'intensity', 'volume', 'ending'];
export const NAMES_MUSIC = /\b(?:music|song|soundtrack|track|score|beats?)\b|音乐|配乐|歌|曲/iu;
/** True for what can be said of music alone; of one picture, only words that name music can. */
export const describes = (text: string, items: readonly Item[]): boolean =>
  NAMES_MUSIC.test(text) ||
  readStated(text).bpm !== undefined ||
  (!items.some(isOnePicture) &&
    readWords(text).some(
      ({ meaning }) => tells(meaning) && !OF_BOTH.includes(meaning?.kind ?? ''),
    ));
export const isOnePicture = (item: Item): boolean =>
  item.is === 'file' || (item.is === 'thing' && item.target.by === 'number');

export const tellsMusic = (text: string): boolean =>
  readWords(text).some(({ meaning }) => tells(meaning));

/** What an edit's rule leaves over tells of music: “cut the drums” cuts no picture. */
export const isMusical = ({ left }: Heard, { text }: Reach): boolean =>
  left.some((item) => {
    if (item.is === 'section') return true;
    return tellsMusic(text.slice(item.start, item.end));
  });

/** “The city clip” is a picture, and no music of a city. */
export const isCalled = (item: Item, text: string): boolean =>
  item.is === 'file' &&
  item.placed === true &&
  /[\s那这的段]/u.test(text.slice(item.start, item.end));
const OF_PICTURE = [
  'picture',
  'images',
  'some-picture',
  'title',
  'new-title',
  'some-title',
  'all-titles',
];
/** “City” by itself is a word before it is city.mp4. */
export const isOfPicture = (item: Item, text: string): boolean =>
  item.is === 'file'
    ? isCalled(item, text) || /\.\w{2,4}$/.test(text.slice(item.start, item.end))
    : item.is === 'thing' && OF_PICTURE.includes(item.thing);

const LEVEL =
  /\b(?:volume|loud\w*|quiet\w*|noisy|soft\w*|level|turn\w*|down|raise|lower|boost|reduce|drop|louder|mute\w*|silen\w+|hear\w*|percent|fade\w*|background)\b|[%％]|音量|声音|[大小]声|[小大低高]一?[点些]|往[上下]调|静音|调[大小高低]|轻|响|吵|弱|淡/iu;
const OF_CHARACTER =
  /[大小]调|\b(?:major|minor|gentl(?:e|er|y)|tender|slower|faster|quicker)\b|温柔|柔和|(?<![调弄拉压减变放关开])轻音乐/iu;
/** What the music is to be like, and not how loud: “in C major”, “too cheesy”, 柔和一些. */
export function tellsCharacter(text: string): boolean {
  const { bpm, key, rest } = readStated(text);
  if (bpm !== undefined || key !== undefined || OF_CHARACTER.test(text)) {
    return true;
  }
  return !LEVEL.test(text) && readWords(rest).some(({ meaning }) => meaning?.kind === 'mood');
}

/** “The bass between 12 and 16 seconds”: who is to play. */
export const startsWithInstrument = (text: string): boolean =>
  readWords(text.trim().split(/\s+/u).slice(0, 3).join(' ')).some(
    ({ meaning }) => meaning?.kind === 'instrument',
  );
