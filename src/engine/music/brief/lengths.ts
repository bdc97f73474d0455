const NUMBERS: Readonly<Record<string, number>> = {
  half: 0.5,
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  'forty-five': 45,
  fifty: 50,
  sixty: 60,
  ninety: 90,
};

const NUMBER = String.raw`(?:\d+(?:\.\d+)?|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty-five|forty|fifty|sixty|ninety)(?![a-z]))`;
const SECONDS = `(?:${NUMBER}[ -]?(?:s|secs?|seconds?)|half a (?:sec|second))(?![a-z])`;
const MINUTES = String.raw`(?:${NUMBER}[ -]?(?:m|mins?|minutes?)|(?:half a|a) (?:min|minute))(?![a-z])(?: and a half| ?(?:and )?\d{1,2}(?! ?(?:bpm|%|s))| ?(?:and )?${SECONDS})?`;
const CLOCK = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?!\d)`;
const HAN = String.raw`(?:(?<!\d)\d{1,9}(?:\.\d+)?|(?<![零〇一二两三四五六七八九十])[零〇一二两三四五六七八九十]{1,7})`;
const LENGTH_ZH = `(?:${HAN} ?分钟?(?:半| ?${HAN} ?秒钟?)?|${HAN} ?秒钟?|半分钟)`;

/** A source of patterns for a Chinese or Arabic number. */
export const HAN_NUMBER = HAN;
/** A source of patterns for a length or a place as a clock tells it: `0:08`, `8 s`, `1 min 20`, 一分二十秒. */
export const LENGTH = `(?:${CLOCK}|(?<![a-z0-9.])(?:${MINUTES}|${SECONDS})|${LENGTH_ZH})`;

const HAN_DIGITS = '零一二三四五六七八九';

/** 二十五 → 25, 两 → 2, `8` → 8; at most 99. */
export function hanNumber(text: string): number {
  if (/^[\d.]+$/u.test(text)) return Number(text);
  const plain = text.replaceAll('〇', '零').replaceAll('两', '二');
  const [tens, units] = plain.includes('十') ? plain.split('十') : ['零', plain];
  const digit = (part: string | undefined, empty: number): number =>
    part === undefined || part === '' ? empty : Math.max(0, HAN_DIGITS.indexOf(part.slice(-1)));
  return 10 * digit(tens, 1) + digit(units, 0);
}

const numberOf = (text: string): number => NUMBERS[text.trim()] ?? Number.parseFloat(text);

/** Seconds of what {@link LENGTH} matches, in lower case and simplified characters. */
export function secondsOf(text: string): number {
  if (text.includes(':')) return text.split(':').reduce((sum, part) => 60 * sum + Number(part), 0);
  if (text === '半分钟') return 30;
  const chinese = new RegExp(`^(?:(${HAN}) ?分钟?(半)?)? ?(?:(${HAN}) ?秒钟?)?$`, 'u').exec(text);
  if (chinese !== null) {
    const [, minutes = '0', half, seconds = '0'] = chinese;
    return 60 * hanNumber(minutes) + (half === undefined ? 0 : 30) + hanNumber(seconds);
  }
  const minutes = /^(half a|a|[a-z-]+|[\d.]+)[ -]?m(?:ins?|inutes?)?(?![a-z])/u.exec(text);
  const after = minutes === null ? text : text.slice(minutes[0].length);
  const whole = minutes?.[1] === undefined ? 0 : 60 * numberOf(minutes[1].replace(/ a$/u, ''));
  if (/and a half/u.test(after)) return whole + 30;
  const seconds = /(half a|[a-z-]+|[\d.]+)/u.exec(after.replace(/^ ?(?:and )?/u, ''))?.[1];
  return whole + (seconds === undefined ? 0 : numberOf(seconds.replace(/ a$|-$/u, '')));
}
