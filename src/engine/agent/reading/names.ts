import { UPLOAD_TYPES } from '../../../protocol/index.js';
import { toSimplified } from '../../../support/chinese.js';
import type { KnownMedia, ReadingContext } from '../requests.js';
import type { Found, Meaning } from './items.js';
import { pattern } from './matching.js';
import { uploadOf } from './spoken-names.js';

const EXTENSIONS = Object.keys(UPLOAD_TYPES);
const AUDIO = ['mp3', 'wav', 'm4a', 'aac', 'flac', 'ogg'];
const IMAGES = ['jpg', 'jpeg', 'png', 'gif', 'webp'];
const FILE = pattern(
  `(?:[\\w().-]{1,99}|[\\w\\p{Script=Han}().-]{1,99})\\.(?<extension>${EXTENSIONS.join('|')})(?![a-z0-9])`,
);
/** Shorter names than this are words before they are names. */
const SHORTEST_STEM = 3;

/** Simplified characters, straight quotes, no full-width signs: as many characters as before. */
export function plainForm(text: string): string {
  return toSimplified(text)
    .replace(/[’‘]/g, "'")
    .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/　/g, ' ');
}

const comparable = (name: string): string => plainForm(name.normalize('NFC')).toLowerCase();
const stemOf = (name: string): string => name.replace(/\.[^.]+$/, '');

/** The names of uploads as they are compared: at each place of a message, and made once. */
const COMPARED = new WeakMap<KnownMedia, { name: string; stem: string }>();
function comparedOf(media: KnownMedia): { name: string; stem: string } {
  const known = COMPARED.get(media);
  if (known) return known;
  const made = { name: comparable(media.name), stem: comparable(stemOf(media.name)) };
  COMPARED.set(media, made);
  return made;
}

const fileOf = ({ name, kind, placed }: KnownMedia): Meaning => ({
  is: 'file',
  name,
  kind,
  placed,
});

/** An upload that is called so, with or without its ending; of several the newest. */
export function uploadCalled(words: string, { media }: ReadingContext): Meaning | null {
  const wanted = comparable(words.trim());
  const whole = media.findLast((one) => comparedOf(one).name === wanted);
  const found = whole ?? media.findLast((one) => comparedOf(one).stem === wanted);
  return found ? fileOf(found) : null;
}

function begins(text: string, at: number, name: string): boolean {
  if (
    !text
      .slice(at, at + name.length)
      .toLowerCase()
      .startsWith(name)
  )
    return false;
  const joins = (a: string, b: string): boolean => /[a-z0-9]/i.test(a) && /[a-z0-9]/i.test(b);
  return !joins(name.slice(-1), text.charAt(at + name.length));
}

/**
 * The words without the names of uploads, and without what tied them to the rest: `upbeat lo-fi` for
 * `clip.mp4: upbeat lo-fi`. To a description of music they say nothing.
 */
export function withoutUploads(text: string, { media }: ReadingContext): string {
  const names = media.map(({ name }) => comparable(name)).sort((a, b) => b.length - a.length);
  let plain = comparable(text);
  // Other forms of a letter may be longer: then no place in one is a place in the other.
  if (plain.length !== text.length) return text;
  let rest = text;
  for (const name of names.filter(Boolean)) {
    for (let at = plain.indexOf(name); at !== -1; at = plain.indexOf(name, at + name.length)) {
      if (!begins(plain, at, name)) continue;
      const space = ' '.repeat(name.length);
      plain = plain.slice(0, at) + space + plain.slice(at + name.length);
      rest = rest.slice(0, at) + space + rest.slice(at + name.length);
    }
  }
  if (rest === text) return text;
  return rest
    .replace(/["'“”‘’「」《》]\s*["'“”‘’「」《》]/gu, ' ')
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(
      /\b(?:for|to|under|over|beneath|behind|onto|with|on|in)\s+(?=[\s.,!?;:，。；：！？]*$|[,，;；])/giu,
      '',
    )
    .replace(/[ \t]+/gu, ' ')
    .replace(/ (?=[.,!?;:，。；：！？])/gu, '')
    .replace(/^[\s.,;:，。；：、–—-]+|[\s,;:，；：、–—-]+$/gu, '');
}

/** Behind Chinese, which sets no space before a name. */
const KNOWN_LAST = (text: string, name: string): boolean =>
  text.endsWith(name) && /\p{Script=Han}$/u.test(text.slice(0, -name.length));

/** A file by its whole name. */
export function readFile(text: string, at: number, { media }: ReadingContext): Found | null {
  const [known] = media
    .map((one) => ({ one, name: comparedOf(one).name }))
    .filter(({ name }) => begins(text, at, name))
    .sort((a, b) => b.name.length - a.name.length || media.indexOf(b.one) - media.indexOf(a.one));
  if (known) return { meanings: [fileOf(known.one)], length: known.name.length };
  const found = text.includes('.', at) ? FILE(text, at) : null;
  const extension = found?.groups?.extension?.toLowerCase();
  if (!found || extension === undefined) return null;
  // Chinese sets no space before a name: 把beach.mp4, 8秒放beach.mp4.
  const later = /^\p{Script=Han}+(?=[\w(])/u.exec(found[0]);
  const joined = media.some((one) => {
    const { name } = comparedOf(one);
    const said = found[0].toLowerCase();
    return said.endsWith(name) && /\p{Script=Han}$/u.test(said.slice(0, -name.length));
  });
  if (later || joined) return null;
  // 用2倍速放beach.mp4: the name that is known stands further on.
  const name = comparable(found[0]);
  if (
    media.some((one) => name !== comparedOf(one).name && KNOWN_LAST(name, comparedOf(one).name))
  ) {
    return null;
  }
  const kind = AUDIO.includes(extension) ? 'audio' : IMAGES.includes(extension) ? 'image' : 'video';
  return {
    meanings: [{ is: 'file', name: text.slice(at, at + found[0].length), kind, placed: null }],
    length: found[0].length,
  };
}

const KIND =
  '(?:clips?|shots?|parts?|videos?|scenes?|footage|photos?|pictures?|pics?|images?|bits?|segments?|sections?|sequences?|files?|recordings?|stuff|moments?|takes?|ones?(?! and a half| seconds?| secs?| minutes?| more time))';
const CALLED = pattern(
  `(?:'s)? ${KIND}(?! ?\\d+(?:\\.\\d+)?(?![\\d.])(?! ?(?:%|x\\b|percent|times|s\\b|secs?|seconds?|mins?|minutes?|:\\d)))`,
);
const CALLED_ZH = pattern(
  ' ?(?:里?面?的?(?:那|这)一?(?:个(?:片段|视频|镜头|画面|素材|部分)?|段(?:视频|片段|素材|镜头|画面)?|张(?:照片|图片|图|相片)?|部分)|的(?:部分|片段|视频|镜头|画面|素材|照片)|(?:片段|视频|镜头|画面|照片)|那[里儿边](?=的))',
);
/** What a recording is, behind its name and ahead of it. */
const SOUND = pattern("(?:'s)? (?:sounds?|noises?|audio|effects?|ambien(?:ce|t)|track)");
const SOUND_ZH = pattern('的?(?:叫声?|鸣声?|声音?|音效|录音)');
const SOUND_FIRST = pattern(
  '(?:the |my |that )?(?:sounds?|noises?|recording|audio) (?:of|with|from)(?: the| my)? (?=\\w)',
);
const ARTICLE = pattern('(?:the |my |this |that |our )?');
/** “The bit with the beach”. */
const KIND_FIRST = pattern(
  `(?<!\\b(?:start|begin|open|end|finish|close)(?:s|ing)? (?:the |my |this |our )?)(?:the |my |this |that |our )?${KIND} (?:with|of|at|in|from|on|showing|called|named)(?: the| my| our)? (?=\\w)`,
);
const SUBJECT = pattern('[a-z]{3,20}(?![a-z0-9.])');

/** “The beach clip”, “the bit with the beach”, 海滩那段: a file by its name, and what it is. */
export function readCalled(text: string, at: number, context: ReadingContext): Found | null {
  const lead = KIND_FIRST(text, at)?.[0].length ?? 0;
  const named = lead > 0 ? readSubject(text, at + lead, context) : null;
  if (named && context.media.some(({ placed }) => placed)) {
    const more = CALLED(text, at + lead + named.length)?.[0].length ?? 0;
    if (isPlaced(named)) return { ...named, length: lead + named.length + more };
  }
  const sounds = SOUND_FIRST(text, at)?.[0].length ?? 0;
  const heard = sounds > 0 ? readSubject(text, at + sounds, context) : null;
  if (heard && isPlaced(heard) && isSound(heard))
    return { ...heard, length: sounds + heard.length };
  const skipped = ARTICLE(text, at)?.[0].length ?? 0;
  const stem = readStem(text, at + skipped, context) ?? readSubject(text, at + skipped, context);
  const after = at + skipped + (stem?.length ?? 0);
  const ofSound = stem && isSound(stem);
  const noun =
    stem &&
    (CALLED(text, after) ??
      CALLED_ZH(text, after) ??
      (ofSound ? (SOUND(text, after) ?? SOUND_ZH(text, after)) : null));
  return noun && { ...stem, length: skipped + stem.length + noun[0].length };
}

const isSound = ({ meanings: [meaning] }: Found): boolean =>
  meaning?.is === 'file' && meaning.kind === 'audio';
const isPlaced = ({ meanings: [meaning] }: Found): boolean =>
  meaning?.is === 'file' && meaning.placed === true;

/** The longest word here that is all but the name of one upload. */
function readSubject(text: string, at: number, context: ReadingContext): Found | null {
  const word = SUBJECT(text, at)?.[0];
  const han = word === undefined ? HAN(text, at)?.[0] : undefined;
  const tried = word === undefined ? [4, 3, 2, 1].map((many) => han?.slice(0, many)) : [word];
  for (const one of tried) {
    const known = one && !(han && one.length > han.length) ? uploadOf(one, context) : null;
    if (known && one) return { meanings: [fileOf(known)], length: one.length };
  }
  return null;
}
/** 海滩 for beach.mp4, where it is on the timeline; one character alone is too little. */
export function readSpoken(text: string, at: number, context: ReadingContext): Found | null {
  if (HAN(text, at) === null) return null;
  const found = readSubject(text, at, context);
  return found && found.length > 1 && isPlaced(found) ? found : null;
}

const HAN = pattern('\\p{Script=Han}{1,4}');

/** A file by its name without the ending, where that can be nothing else. */
export function readStem(text: string, at: number, { media }: ReadingContext): Found | null {
  const [known] = media
    .map((one) => ({ one, stem: comparedOf(one).stem }))
    .filter(({ stem }) => stem.length >= SHORTEST_STEM && begins(text, at, stem))
    .sort((a, b) => b.stem.length - a.stem.length || media.indexOf(b.one) - media.indexOf(a.one));
  return known ? { meanings: [fileOf(known.one)], length: known.stem.length } : null;
}
