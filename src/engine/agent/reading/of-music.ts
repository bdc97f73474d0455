import { readWords } from '../../music/index.js';
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
