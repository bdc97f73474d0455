import type { Act } from './direction-acts.js';
import { ENGLISH_DIRECTIONS } from './directions-en.js';
import { MOOD_TURNS, MOODS_OF_PARTS } from './directions-moods.js';
import { WITHDRAWALS } from './directions-withdrawn.js';
import { CHINESE_DIRECTIONS } from './directions-zh.js';

/**
 * How people say what is to happen when. In a row, `{at}`, `{from}`, `{until}`, `{span}` and
 * `{lasting}` are times meant so, `{point}` one that can be a place, `{open}` one that can be a
 * span, `{place}` anything but a mere length, `{when}` any; `{who}` is a list of instruments,
 * `{mood}` a mood. The first row that fits wins.
 */
export type DirectionRow = readonly [source: string, act: Act];

export const DIRECTION_ROWS: readonly DirectionRow[] = [
  ...WITHDRAWALS,
  ...MOOD_TURNS,
  ...ENGLISH_DIRECTIONS,
  // English names of instruments stand between spaces in Chinese, too.
  ...CHINESE_DIRECTIONS.map(
    ([source, act]): DirectionRow => [source.replaceAll('{who}', ' ?{who} ?'), act],
  ),
  ...MOODS_OF_PARTS,
];
