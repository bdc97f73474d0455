import type { MusicReport } from '../../../protocol/index.js';
import { MODES_IN_CHINESE } from '../../../support/chinese-music.js';

/** How many cuts are hit, and how many of the hits fall on a downbeat. */
function countHits({ hits, cutsHit }: MusicReport): { hits: number; downbeats: number } {
  return {
    hits: cutsHit ?? hits.length,
    downbeats: hits.filter(({ downbeat }) => downbeat).length,
  };
}

/** To a tenth. */
export const rounded = (number: number): string => String(Math.round(number * 10) / 10);

/** `1 cut`, `2 cuts`. */
export const count = (number: number, one: string): string =>
  `${number} ${one}${number === 1 ? '' : 's'}`;

/** Which cuts a piece hits, in a sentence. */
export function hitsInEnglish(report: MusicReport): string {
  const { hits, downbeats } = countHits(report);
  if (report.cuts === 0) return 'There are no cuts in the picture to hit.';
  if (hits === 0) return `None of the ${count(report.cuts, 'cut')} is hit.`;
  const strong = downbeats > 0 ? `, ${downbeats} of them on a downbeat` : '';
  return `It hits ${hits} of ${count(report.cuts, 'cut')}${strong}.`;
}

/** The same in Chinese. */
export function hitsInChinese(report: MusicReport): string {
  const { hits, downbeats } = countHits(report);
  if (report.cuts === 0) return '画面里没有剪辑点。';
  const strong = downbeats > 0 ? `，其中 ${downbeats} 个落在强拍上` : '';
  return `${report.cuts} 个剪辑点中卡准了 ${hits} 个${strong}。`;
}

/** A key as Chinese musicians write it. */
export function keyInChinese(key: string): string {
  const [tonic = '', mode = ''] = key.split(' ');
  return `${tonic} ${MODES_IN_CHINESE[mode] ?? mode}`.trim();
}
