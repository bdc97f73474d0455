const WORDS_EN = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  ...['eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen'],
  'nineteen',
];
const TENS_EN = ['twenty', 'thirty', 'forty', 'fifty', 'sixty'];
const ORDINALS_EN = [
  ...['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'],
  ...['tenth', 'eleventh', 'twelfth'],
];
const DIGITS_ZH = '零一二三四五六七八九';

const LONGEST_FIRST = [...WORDS_EN, ...TENS_EN].sort((a, b) => b.length - a.length);
const TENS = `(?:${TENS_EN.join('|')})(?:[ -](?:${WORDS_EN.slice(1, 10).join('|')}))?`;

/** A number as it may be written: `3`, `2.5`, `three`, `twenty-five`, 三, 十二. */
export const NUMBER = `(?:(?<!\\d)\\d{1,9}(?:\\.\\d{1,9})?(?!\\d)|(?:${TENS}|${LONGEST_FIRST.join('|')}|a half|half an?|an?(?: couple of| couple)?|couple(?: of)?)(?![a-z])|[零一二两俩三四五六七八九十]{1,7}点[零一二三四五六七八九]{1,7}|[零一二两俩三四五六七八九十半]{1,7})`;
/** Where in an order something stands: `second`, `2nd`, `last`. */
export const ORDINAL = `(?:${ORDINALS_EN.join('|')}|\\d{1,2}(?:st|nd|rd|th)|last but one|second to last|second-to-last|penultimate|last|final|middle)`;
/** The same in Chinese, before what is counted: 第二, 最后一, 倒数第二. */
export const ORDINAL_ZH =
  '(?:倒数第 ?(?:\\d{1,2}|[一二两三四五六七八九十]+)|第 ?(?:\\d{1,2}|[一二两三四五六七八九十]+)|最后(?:面的?)?一|最后(?=[个段张])|首|末尾?)';

function chinese(text: string): number {
  const [before, behind] = text.split('点');
  if (before !== undefined && behind !== undefined) {
    const digits = [...behind].map((sign) => DIGITS_ZH.indexOf(sign)).join('');
    return chinese(before) + Number(`0.${digits}`);
  }
  const halves = text.endsWith('半') && text.length > 1 ? 0.5 : 0;
  const digits = halves > 0 ? text.slice(0, -1) : text;
  if (digits === '半') return 0.5;
  const [tens, units] = digits.includes('十') ? digits.split('十') : [null, digits];
  const unit = (sign: string | undefined): number =>
    sign === '两' || sign === '俩' ? 2 : Math.max(0, DIGITS_ZH.indexOf(sign ?? ''));
  const whole =
    tens === null || tens === undefined
      ? unit(units)
      : 10 * (tens === '' ? 1 : unit(tens)) + (units ? unit(units) : 0);
  return whole + halves;
}

/** The value of what {@link NUMBER} matches. */
export function numberOf(written: string): number {
  const text = written.trim().toLowerCase();
  if (/^\d/.test(text)) return Number(text);
  if (/half/.test(text)) return 0.5;
  if (/couple/.test(text)) return 2;
  if (/^an?$/.test(text)) return 1;
  if (/\p{Script=Han}/u.test(text)) return chinese(text);
  const [first = '', second] = text.split(/[ -]/);
  const tens = TENS_EN.indexOf(first);
  if (tens >= 0) return 20 + 10 * tens + (second === undefined ? 0 : WORDS_EN.indexOf(second));
  return WORDS_EN.indexOf(first);
}

/** Counted from 1, or from −1 at the end; null for “the middle one”. */
export function ordinalOf(written: string): number | null {
  const text = written.trim().toLowerCase();
  const digits = /\d{1,2}/.exec(text)?.[0];
  if (/^倒数第/u.test(text)) return -(digits ? Number(digits) : chinese(text.slice(3).trim()));
  if (/^(?:最后|末)/u.test(text) || text === 'last' || text === 'final') return -1;
  if (text === '首') return 1;
  if (/^(?:last but one|second[ -]to[ -]last|penultimate)$/.test(text)) return -2;
  if (digits) return Number(digits);
  if (text.startsWith('第')) return chinese(text.slice(1).trim());
  const place = ORDINALS_EN.indexOf(text);
  return place < 0 ? null : place + 1;
}
