import { ASPECT_RATIOS } from '../../../protocol/index.js';
import type { Meaning, Reader } from './items.js';
import { pattern } from './matching.js';
import { NUMBER, numberOf } from './numbers.js';

type Row = readonly [source: string, meaning: (number: string) => Meaning];

/** `(?<n>…)` is the number. */
const ROWS: readonly Row[] = [
  [
    '(?:to |at |by )?(?<n>\\d{1,3}(?:\\.\\d+)?) ?(?:%|percent|per cent)|百分之(?<zh>\\d{1,3}|[一二三四五六七八九十]+)',
    (n) => ({ is: 'percent', share: numberOf(n) / 100 }),
  ],
  [
    `(?:by |at |to |到|为|成)?(?<n>${NUMBER}) ?(?:x|×|倍速|倍|times(?: (?:as fast|faster|the speed|speed))?)(?: (?:speed|faster))?(?:速|的速度)?|(?:by |at )?x(?<zh>\\d+(?:\\.\\d+)?)`,
    (n) => ({ is: 'factor', times: numberOf(n) }),
  ],
  [
    '(?:at |to )?(?:half(?: the| its)?(?: (?:usual|normal))? (?:speed|tempo)|half as fast)|半速|一半(?:的)?速度|0\\.5倍速|速度(?:减半|一半)',
    () => ({ is: 'factor', times: 0.5 }),
  ],
  [
    '(?:at )?(?:double|twice(?: the)?)(?: (?:usual|normal|its))? speed|twice as fast|两倍速(?:度)?|双倍速度?|速度(?:翻倍|加倍)',
    () => ({ is: 'factor', times: 2 }),
  ],
  ['(?:at )?(?:a )?quarter(?: the)? speed', () => ({ is: 'factor', times: 0.25 })],
  ['(?:at )?triple speed', () => ({ is: 'factor', times: 3 })],
  [
    '(?:by |to )?-?(?<n>\\d{1,2}(?:\\.\\d+)?) ?(?:db|decibels?|分贝)',
    (n) => ({ is: 'decibels', db: numberOf(n) }),
  ],
];
const PATTERNS = ROWS.map(([source, meaning]) => ({ find: pattern(source), meaning }));

/** Shares, factors and decibels: `35%`, `2x`, 两倍, `half speed`, `15 dB`. */
export const readValue: Reader = (text, at) => {
  for (const { find, meaning } of PATTERNS) {
    const found = find(text, at);
    if (!found) continue;
    const { n, zh } = found.groups ?? {};
    return { meanings: [meaning(n ?? zh ?? '')], length: found[0].length };
  }
  return null;
};

const RATIO = pattern(
  `(?<ratio>${ASPECT_RATIOS.map((ratio) => ratio.replace(':', ' ?[:x/比] ?')).join('|')})(?: (?:aspect )?(?:ratio|format))?(?:的?(?:比例|画幅|格式))?`,
);

/** The shape of the film: `9:16`. */
export const readRatio: Reader = (text, at) => {
  const found = RATIO(text, at);
  const digits = found?.groups?.ratio?.replace(/ /g, '').replace(/[x/比]/u, ':');
  const ratio = ASPECT_RATIOS.find((one) => one === digits);
  return found && ratio ? { meanings: [{ is: 'ratio', ratio }], length: found[0].length } : null;
};

const COUNT = pattern(`(?<n>\\d+|${NUMBER})`);

/** A number by itself. */
export const readCount: Reader = (text, at) => {
  const found = COUNT(text, at);
  const written = found?.groups?.n ?? '';
  // “A” is an article before all.
  if (!found || /^(?:an?|half an?|a half)$/i.test(written)) return null;
  return { meanings: [{ is: 'count', count: numberOf(written) }], length: found[0].length };
};
