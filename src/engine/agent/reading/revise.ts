import { findDirections, readLevels, readWords } from '../../music/index.js';
import { isRefinement } from '../changes.js';
import type { Request, Stretch } from '../requests.js';
import { tells } from '../understand.js';
import type { Reach } from './hand.js';
import type { Item } from './items.js';
import { missingIn } from './lacking.js';
import { isOnePicture } from './of-music.js';

/** Comparing and excluding: what one stretch can be told that the rest of the piece is not. */
const COMPARES =
  /\b(?:turn|lower|raise|instead|more|less|fewer|no|without|only|just|add|with|too|quiet|calm|energetic|soft|loud|strong|intense|remove|drop|lose|mute|use|using|start|play(?:s|ing)?|leave out|leave .*out|take .*out|[a-z]{3,}er)\b|更|[点些]|不要|没有|去掉|拿掉|[删别用]|只|少|多|加|太|[换改]/iu;
/** Of the piece as a whole: its form, and what begins or ends it. */
const OF_THE_WHOLE =
  /\b(?:longer|shorter|silence|silent|fade|build|drop at|hits? (?:at|on|the)|cuts?|come|comes|enters?|starts?|stops?)\b|(?<![平清冷暗])淡|渐|长(?!笛|号)|短(?!笛|号)|卡点/iu;

/** The opening is a part of the piece where it is called one. */
const OF_PART = /(?:部分|段落?)$/u;

const stretchOf = (item: Item, said: string): Stretch | null =>
  item.is === 'range' && (item.range.from !== null || item.range.to !== null)
    ? { by: 'time', range: item.range }
    : item.is === 'section'
      ? { by: 'section', name: item.name }
      : item.is === 'edge' && OF_PART.test(said)
        ? { by: 'section', name: item.edge === 'start' ? 'intro' : 'outro' }
        : null;

/** “The ending” of a piece that has one; what happens at the end is no part of it. */
const OUTER: readonly (readonly [name: string, called: RegExp])[] = [
  [
    'outro',
    /(?<!\b(?:at|towards|near|until|to|by|before|in) (?:the )?|\bgive (?:\w+ ){1,3}an? (?:[\w-]+ )?)\b(?:the |its )?(?:ending|end|finish)\b(?: of (?:the |this )?(?:music|piece|song|track|score))?|(?:音乐|配乐|曲子)?的?(?:结尾|片尾|末尾|收尾)(?:处|的?部分|的?音乐)?/iu,
  ],
  [
    'intro',
    /(?<!\b(?:at|from|near|since|to|in) (?:the )?)\b(?:the |its )?(?:opening|beginning|start)\b(?: of (?:the |this )?(?:music|piece|song|track|score))?|(?:音乐|配乐|曲子)?的?(?:开头|开场|片头)(?:处|的?部分|的?音乐)?/iu,
  ],
];
const OF_TEMPO = /\b(?:slower|faster|quicker|earlier|later|sooner)\b|[快慢早晚]/iu;

function outerPart({ text, context }: Reach, start: number, end: number) {
  const said = text.slice(start, end);
  const [first, ...more] = OUTER.flatMap(([name, called]) => {
    const match = context.sections.includes(name) ? called.exec(said) : null;
    return match ? [{ name, at: start + match.index, length: match[0].length }] : [];
  });
  if (!first || more.length > 0 || OF_TEMPO.test(said)) return null;
  const stretch: Stretch = { by: 'section', name: first.name };
  return { start: first.at, end: first.at + first.length, stretch };
}

/** How loud a section is: “turn the music down”. */
const TURNS =
  /^(?:please )?(?:(?:turn|bring) (?:it|the (?:music|volume)) (?:(?<up>up)|down)(?: (?:a (?:bit|little)|slightly))?|lower the (?:music|volume))$/iu;

const isMusic = (item: Item): boolean => item.is === 'thing' && item.thing === 'music';
/** “Change only the outro: …”, 只改尾奏，…: that it is to change. */
const ONLY_THAT =
  /^(?:(?:please|just|only|and|but) )*(?:change|adjust|edit|touch|redo)(?: (?:just|only))? ?[,:;] ?|^(?:just|only) ?[,:;] ?|^(?:[只仅就]|单独)*(?:改|调|动)?(?:整|一下)?\s*[,，:：;；]\s*/iu;

/** “Change only the outro” waits for how. */
const OPENS =
  /^(?:please |just |only )*(?:change|adjust|edit|redo)(?: (?:just|only))?$|^(?:只|仅|就|单独)*(?:改|调|动)(?:整|一下)?$/iu;

/** What stands in quotes is a text on the picture. */
const isText = ({ is }: Item): boolean => is === 'quote';

/** “Strings in the climax”: who is to play there, and nothing of a piece of its own. */
const playsIn = (words: string): boolean => {
  const kinds = readWords(words).flatMap(({ meaning }) => (meaning ? [meaning.kind] : []));
  return kinds.includes('instrument') && !kinds.includes('style') && !kinds.includes('reference');
};

/**
 * “Make the second half more energetic”: the piece changed in one stretch, where there is a piece.
 * `told` is where, if that was said before.
 */
export function readRevision(items: readonly Item[], reach: Reach, told?: Item): Request[] | null {
  if (reach.context.music !== 'piece' || items.some(isText)) return null;
  // “The opening clip is too slow”, city.mp4只留3到7秒: said of a picture.
  if (items.some(isOnePicture) && !items.some(isMusic)) return null;
  const saidOf = (one: Item): string => reach.text.slice(one.start, one.end);
  const found = items.filter((one) => stretchOf(one, saidOf(one)) !== null);
  const start = items[0]?.start ?? 0;
  const end = items.at(-1)?.end ?? 0;
  const [one] = found;
  const of = one && stretchOf(one, saidOf(one));
  const before = told && stretchOf(told, saidOf(told));
  const item = before
    ? { start: end, end, stretch: before }
    : one && of
      ? { ...one, stretch: of }
      : outerPart(reach, start, end);
  if (!item || found.length > (told ? 0 : 1)) return null;
  const { stretch } = item;
  const words = `${reach.raw.slice(start, item.start)} ${reach.raw.slice(item.end, end)}`
    .replace(/\s+/g, ' ')
    .trim()
    .replace(
      /^(?:please )?(?:(?:i|we) )?(?:make|have|let|keep|play|want)(?: (?:the music|it|this))?(?: be)? /i,
      '',
    )
    .replace(
      /^(?:(?:the (?:\w+ )?(?:section|part|bit|stretch) )?(?:should|could|can|must|may|needs to|has to|ought to)(?: be| have)?|an?|please|with an?) /iu,
      '',
    )
    .replace(ONLY_THAT, '')
    .replace(/^(?:把|让|将|请|的|在|音乐)+|^[,，]+/u, '')
    .replace(/(?:[ ,]+(?:in|during|for|at|the|to|be|please|thanks)|[的里中吧])+$/iu, '')
    .trim();
  if (missingIn(words) !== undefined) return null;
  if (words === '' || OPENS.test(words) || OF_THE_WHOLE.test(words)) return null;
  if (!COMPARES.test(words) && !playsIn(words)) return null;
  const musical =
    readWords(words).some(({ meaning }) => tells(meaning)) ||
    readLevels(words).levels.length > 0 ||
    findDirections(words).directions.length > 0 ||
    isRefinement(words) ||
    TURNS.test(words);
  const level = TURNS.exec(words)?.groups;
  const said = level ? (level.up ? 'louder' : 'quieter') : words;
  return musical ? [{ ask: 'revise', words: said, stretch }] : null;
}
