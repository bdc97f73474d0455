import { ASPECT_RATIOS } from '../../../protocol/index.js';
import type { Meaning, Reader } from './items.js';
import { pattern } from './matching.js';
import { NUMBER, numberOf } from './numbers.js';

type Row = readonly [source: string, meaning: (number: string) => Meaning];

const SHARES: readonly (readonly [string, number])[] = [
  ['(?:a|one)[ -]third', 0.33],
  ['two[ -]thirds?', 0.67],
  ['(?:a|one)[ -](?:quarter|fourth)', 0.25],
  ['three[ -](?:quarters?|fourths?)', 0.75],
  ['(?:a|one)[ -]fifth', 0.2],
  ['(?:a|one)[ -]tenth', 0.1],
];
const SHARES_ZH: readonly (readonly [string, number])[] = [
  ['三分之一', 0.33],
  ['三分之二', 0.67],
  ['四分之一', 0.25],
  ['四分之三', 0.75],
  ['五分之一', 0.2],
  ['十分之一', 0.1],
];

/** `(?<n>…)` is the number. */
const ROWS: readonly Row[] = [
  [
    '(?:(?:from )?\\d{1,3} ?(?:%|percent|per cent) (?=to )|从?\\d{1,3}%(?:调|升|降|提|加|减)?(?:高|低|大|小)?[到至]?(?=\\d))?(?:to |at |by )?(?<n>\\d{1,3}(?:\\.\\d+)?) ?(?:%|percent|per cent)|百分之(?<zh>\\d{1,3}|[一二三四五六七八九十]+)',
    (n) => ({ is: 'percent', share: numberOf(n) / 100 }),
  ],
  [
    '(?:到|至|为)?(?<zh>[一两二三四五六七八九])成(?!为|[分段片])(?:左右)?',
    (n) => ({ is: 'percent', share: numberOf(n) / 10 }),
  ],
  [
    `(?:by |at |to |in |[到至]|为|成)?(?:a factor of )?(?:原来的?|原速的?|正常的?)?(?<n>${NUMBER}) ?(?:x(?!\\d)|×(?!\\d)|倍(?:的?速度?)?(?!半)|times(?: (?:as fast|faster|(?:the |its )?(?:normal |usual |original )?speed))?)(?: (?:speed|faster))?|(?:by )?a factor of (?<of>${NUMBER})|(?:by |at )?x(?<zh>\\d+(?:\\.\\d+)?)`,
    (n) => ({ is: 'factor', times: numberOf(n) }),
  ],
  [
    '(?:at |to |in )?(?:half(?:(?: of)?(?: the| its))?(?: (?:usual|normal|original))? (?:speed|tempo)|half as fast)|半速|一半(?:的)?速度|0\\.5倍速|速度(?:减半|一半)',
    () => ({ is: 'factor', times: 0.5 }),
  ],
  [
    '(?:at |to |in )?(?:double|twice)(?: (?:the|its))?(?: (?:usual|normal|original))? speed|twice as fast|两倍速(?:度)?|双倍速度?|速度(?:翻倍|加倍)',
    () => ({ is: 'factor', times: 2 }),
  ],
  ['(?:twice|double)(?: as)? (?:big|large|the size|its size)', () => ({ is: 'factor', times: 2 })],
  ['half (?:as (?:big|large)|(?:the|its) size)', () => ({ is: 'factor', times: 0.5 })],
  [
    `(?<n>${NUMBER}) times (?:as (?:big|large)|bigger|larger|(?:the|its) size)`,
    (n) => ({ is: 'factor', times: numberOf(n) }),
  ],
  ...SHARES.map(
    ([part, share]): Row => [
      `(?:(?:to|at) (?:about |around |only |just )?(?:${part})(?! (?:clip|video|shot|photo|title|past|to))|(?:${part}) as loud|(?:${part})(?= (?:of )?(?:(?:the|its|that|their|current|original|present|full) )*(?:volume|loudness|level))|(?<=\\b(?:music|volume|sound|song|audio|level)\\b.{0,16})by ${part})`,
      () => ({ is: 'factor', times: share }),
    ],
  ),
  ['(?:到|为|成)?(?:原来的?)?一倍半', () => ({ is: 'factor', times: 1.5 })],
  ['(?:到|为|成)?(?:原来的?)?两倍半', () => ({ is: 'factor', times: 2.5 })],
  [
    '(?<=[速慢快].{0,6})(?:到|为|成)?(?:原来|原速|正常(?:速度)?|现在)的?一半(?:的?速度)?',
    () => ({ is: 'factor', times: 0.5 }),
  ],
  ...SHARES_ZH.map(
    ([part, share]): Row => [
      `(?<=(?:音量|声音?|音乐|歌|[速慢快]).{0,8})(?:原来的?|现在的?|正常(?:速度)?的?)?${part}(?:的?速度)?|${part}的?(?=音量|声音)`,
      () => ({ is: 'factor', times: share }),
    ],
  ),
  [
    '(?:at |to |in )?(?:a )?quarter(?:(?: of)?(?: the| its))? speed',
    () => ({ is: 'factor', times: 0.25 }),
  ],
  ['(?:at |to |in )?triple(?: the| its)? speed', () => ({ is: 'factor', times: 3 })],
  [
    `(?:by |to |at )?[-–−]? ?(?<n>${NUMBER}) ?(?:db|decibels?|个?分贝)`,
    (n) => ({ is: 'decibels', db: numberOf(n) }),
  ],
];
const PATTERNS = ROWS.map(([source, meaning]) => ({ find: pattern(source), meaning }));

/** Shares, factors and decibels: `35%`, `2x`, 两倍, `half speed`, `15 dB`. */
export const readValue: Reader = (text, at) => {
  for (const { find, meaning } of PATTERNS) {
    const found = find(text, at);
    if (!found) continue;
    const { n, zh, of } = found.groups ?? {};
    return { meanings: [meaning(n ?? zh ?? of ?? '')], length: found[0].length };
  }
  return null;
};

const TO = '(?: ?[:x×/比] ?| (?:by|to|x) )';
const RATIO = pattern(
  `(?:(?<ratio>${ASPECT_RATIOS.map((ratio) => ratio.replace(':', TO)).join('|')})(?! of\\b|[\\d:/])|(?<zh>十六比九|九比十六|一比一|四比五))(?: (?:aspect )?(?:ratio|format))?(?:的?(?:比例|画幅|格式))?`,
);
const RATIOS_ZH: Readonly<Record<string, (typeof ASPECT_RATIOS)[number]>> = {
  十六比九: '16:9',
  九比十六: '9:16',
  一比一: '1:1',
  四比五: '4:5',
};

/** The shape of the film: `9:16`, `4 by 5`, 四比五. */
export const readRatio: Reader = (text, at) => {
  const found = RATIO(text, at);
  if (!found) return null;
  const { ratio: written = '', zh = '' } = found.groups ?? {};
  const digits = written.replace(/ ?(?:by|to|[:x×/比]) ?/u, ':');
  const ratio = RATIOS_ZH[zh] ?? ASPECT_RATIOS.find((one) => one === digits);
  return ratio ? { meanings: [{ is: 'ratio', ratio }], length: found[0].length } : null;
};

const COUNT = pattern(`(?<n>${NUMBER})`);

/** A number by itself. */
export const readCount: Reader = (text, at) => {
  const found = COUNT(text, at);
  const written = found?.groups?.n ?? '';
  // “A” is an article before all.
  if (!found || /^(?:an?|half an?|a half)$/i.test(written)) return null;
  return { meanings: [{ is: 'count', count: numberOf(written) }], length: found[0].length };
};
