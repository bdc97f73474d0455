import { UPLOAD_TYPES } from '../protocol/index.js';
import { toSimplified } from '../support/chinese.js';
import type { Backend } from './ports.js';

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
/** A word written without a space before a file's name. */
const GLUED_BEFORE =
  /(?:请|帮我|上传|导入|添加|使用|用|把|将|(?:导出|汇出|输出)[到为成]?|储存[到为]|保存到|保存为|下载到|到|为|成|是|这是|给|以及|和|跟|与|及)/uy;
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
 * Where an unquoted name begins that ends at `end`: a file that is there may have spaces in its
 * name; otherwise the name begins behind the words that are written in one with it.
 */
function nameStart(text: string, from: number, start: number, end: number, isFile: IsFile): number {
  const first = Math.max(from, text.lastIndexOf('\n', start - 1) + 1);
  const before = [...text.slice(first, start).matchAll(/\S+/gu)];
  const words = before.slice(-LONGEST_NAME_WORDS).map(({ index }) => first + index);
  const glued: number[] = [];
  const simplified = toSimplified(text.slice(0, end));
  for (let at = start; at < end; ) {
    GLUED_BEFORE.lastIndex = at;
    at += GLUED_BEFORE.exec(simplified)?.[0].length ?? end;
    if (at < end) glued.push(at);
  }
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
export function withoutMediaNames(text: string, isFile?: IsFile): string {
  const { media } = maskMedia(text, isFile);
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
 * The words as a backend is to have them. The embedded engine reads every word as one about the
 * music, to which a file's name says nothing; the hosted agent knows its clips by their names.
 */
export function wordsFor({ kind }: Pick<Backend, 'kind'>, text: string, isFile?: IsFile): string {
  if (kind !== 'engine') return text;
  const words = withoutMediaNames(text, isFile);
  return words === '' ? text : words;
}
