import { UPLOAD_TYPES } from '../protocol/index.js';
import { toSimplified } from '../support/chinese.js';
import { namesInPassing } from './clip-mentions.js';
import type { Backend } from './ports.js';
import { ENGLISH } from './route-lexicon.js';

/** Tells whether there is a file of this name. */
export type IsFile = (name: string) => boolean;

const EXTENSIONS = Object.keys(UPLOAD_TYPES).join('|');

/** Quoted names, names with escaped spaces, and addresses. */
const MEDIA = new RegExp(
  `"([^"\\n]+\\.(?:${EXTENSIONS}))"|'([^'\\n]+\\.(?:${EXTENSIONS}))'|` +
    `(https?://[^\\s，。；"']+)|` +
    `((?:(?!\\.(?:${EXTENSIONS})[和跟與与及])(?:\\\\.|[^\\s"'，。；：、\\\\]|\\\\(?=\\w)))+\\.(?:${EXTENSIONS}))(?!\\w|\\.\\w)`,
  'giu',
);
/** Words written without a space before a file's name. */
const GLUE =
  '(?:请|帮我|上传|导入|添加|使用|用|把|将|(?:导出|汇出|输出|下载|保存|储存|另存|存|写入|写)[到为成]?|到|为|成|' +
  '是|这是|给|以及|和|跟|与|及|不要用?|不用|不使用|别用|去掉|去除|删除|删掉|移除|拿掉|移掉|替换|换掉|代替)';
const GLUED_BEFORE = new RegExp(GLUE, 'uy');
/** Whatever Chinese words end like that are none of a name that goes on in another script. */
const GLUED_BEFORE_LATIN = new RegExp(`^\\p{Script=Han}*${GLUE}(?!\\p{Script=Han}|\\.)`, 'u');
const SAVING = '\\b(?:export|save|store|download|render|write|output|send)';
const AROUND = `(?:\\s+(?:${ENGLISH.save.flatMap(({ companions }) => companions).join('|')}))`;
const NAME_BEGUN = '(?:(?:the |a )?file )?(?<name>(?:(?!and\\b|then\\b)[^\\s,;，。；]+\\s+)*)$';
/** What goes before the name of a file to save to: all that follows belongs to the name. */
const SAVED_AS: readonly RegExp[] = [
  new RegExp(`${SAVING}${AROUND}*\\s+(?:as|named|called)\\s+${NAME_BEGUN}`, 'iu'),
  new RegExp(`${SAVING}${AROUND}*?\\s+(?:to|into)\\s+${NAME_BEGUN}`, 'iu'),
  new RegExp(
    `(?:导出|汇出|输出|下载|保存|储存|另存|存)[^\\s,，。；]*[到为成]\\s+${NAME_BEGUN}`,
    'u',
  ),
];

/** How many words before a name may belong to it, where it holds spaces. */
const LONGEST_NAME_WORDS = 12;

/** Stands for a letter of a file's name or of quoted words while clauses are told apart. */
export const MASK = '\uE000';

export interface Masked {
  /** As long as the text, in simplified characters, with names and quotations blanked out. */
  shape: string;
  media: { start: number; end: number; name: string }[];
}

export function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + MASK.repeat(end - start) + text.slice(end);
}

/** Terminals escape what is dragged into them; on Windows a backslash parts folders. */
const unescaped = (name: string): string => name.replace(/\\([\s()[\]&'"!$;,])/g, '$1');

/**
 * Where an unquoted name begins that ends at `end`: a file that is there, or is to be written, may
 * have spaces in its name; otherwise the name begins behind the words that are written in one with it.
 */
function nameStart(text: string, from: number, start: number, end: number, isFile: IsFile): number {
  const first = Math.max(from, text.lastIndexOf('\n', start - 1) + 1);
  const saved = SAVED_AS.map((way) => way.exec(toSimplified(text.slice(first, start))));
  const begun = saved.find((match) => match !== null)?.groups?.name;
  if (begun) return start - begun.length;
  const before = [...text.slice(first, start).matchAll(/\S+/gu)];
  const words = before.slice(-LONGEST_NAME_WORDS).map(({ index }) => first + index);
  const glued: number[] = [];
  const simplified = toSimplified(text.slice(0, end));
  for (let at = start; at < end; ) {
    GLUED_BEFORE.lastIndex = at;
    at += GLUED_BEFORE.exec(simplified)?.[0].length ?? end;
    if (at < end && text[at] !== '.') glued.push(at);
  }
  const latin = GLUED_BEFORE_LATIN.exec(simplified.slice(start));
  if (latin !== null) glued.push(start + latin[0].length);
  const found = [...words, start, ...glued].find((at) => isFile(unescaped(text.slice(at, end))));
  return found ?? glued.at(-1) ?? start;
}

/** Finds the files and addresses that a text names. */
export function maskMedia(text: string, isFile: IsFile = () => false): Masked {
  let shape = toSimplified(text);
  const media: Masked['media'] = [];
  for (const match of text.matchAll(MEDIA)) {
    const [whole, double, single, url, bare] = match;
    const end = match.index + whole.length;
    let start = match.index;
    let name = double ?? single ?? url ?? '';
    if (bare !== undefined) {
      start = nameStart(text, media.at(-1)?.end ?? 0, start, end, isFile);
      name = unescaped(text.slice(start, end));
    } else if (url !== undefined) {
      name = url.replace(/[.,!?)]+$/, '');
    }
    media.push({ start, end, name });
    shape = blank(shape, start, end);
  }
  return { shape, media };
}

/**
 * What was said without the names of files and addresses in it, and without what separated them
 * from the rest: `upbeat lo-fi` for `clip.mp4: upbeat lo-fi`.
 */
export function withoutMediaNames(text: string): string {
  const { media } = maskMedia(text);
  let from = 0;
  let rest = '';
  for (const { start, end } of media) {
    rest += `${text.slice(from, start)} `;
    from = end;
  }
  if (media.length === 0) return text;
  return (rest + text.slice(from))
    .replace(/\s+(?=[\s.,!?;:，。；：！？])/gu, '')
    .replace(/^[\s.,;:，。；：、–—-]+|[\s,;:，；：、–—-]+$/gu, '');
}

/**
 * What is said of the music in one job, as a backend is to have it. To the embedded engine the name
 * of a file that is given says nothing; the hosted agent knows its clips by their names.
 */
export function wordsFor({ kind }: Pick<Backend, 'kind'>, text: string): string {
  if (kind !== 'engine') return text;
  const masked = maskMedia(text);
  if (namesInPassing(masked, 0, text.length).includes(true)) return text;
  const words = withoutMediaNames(text);
  return words === '' ? text : words;
}
