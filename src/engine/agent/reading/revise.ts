import { findDirections, readLevels, readWords } from '../../music/index.js';
import type { Request, Stretch } from '../requests.js';
import { isRefinement, tells } from '../understand.js';
import type { Reach } from './hand.js';
import type { Item } from './items.js';

/** Comparing and excluding: what one stretch can be told that the rest of the piece is not. */
const COMPARES =
  /\b(?:more|less|fewer|no|without|only|just|add|with|too|quiet|calm|energetic|soft|loud|strong|intense|remove|drop|lose|[a-z]{3,}er)\b|更|[点些]|不要|没有|去掉|别用|只|少|多|加|太/iu;
/** Of the piece as a whole: its form, and what begins or ends it. */
const OF_THE_WHOLE =
  /\b(?:longer|shorter|silence|silent|fade|build|drop at|hits?|cuts?|come|comes|enters?|starts?|stops?)\b|淡|渐|长|短|卡点/iu;

const stretchOf = (item: Item): Stretch | null =>
  item.is === 'range' && (item.range.from !== null || item.range.to !== null)
    ? { by: 'time', range: item.range }
    : item.is === 'section'
      ? { by: 'section', name: item.name }
      : null;

/** “Make the second half more energetic”: the piece changed in one stretch, where there is a piece. */
export function readRevision(items: readonly Item[], reach: Reach): Request[] | null {
  if (reach.context.music !== 'piece') return null;
  const found = items.filter((item) => stretchOf(item) !== null);
  const [item] = found;
  const stretch = item && found.length === 1 ? stretchOf(item) : null;
  if (!item || !stretch) return null;
  const start = items[0]?.start ?? 0;
  const end = items.at(-1)?.end ?? 0;
  const words = `${reach.raw.slice(start, item.start)} ${reach.raw.slice(item.end, end)}`
    .replace(/\s+/g, ' ')
    .trim()
    .replace(
      /^(?:please )?(?:make|have|let|keep|play|want)(?: (?:the music|it|this))?(?: be)? /i,
      '',
    )
    .replace(/^(?:把|让|将|请|的|在|音乐)+|^[,，]+/u, '')
    .replace(/(?: (?:in|during|for|at|the|to|be)|[的里中])+$/iu, '')
    .trim();
  if (words === '' || OF_THE_WHOLE.test(words) || !COMPARES.test(words)) return null;
  const musical =
    readWords(words).some(({ meaning }) => tells(meaning)) ||
    readLevels(words).levels.length > 0 ||
    findDirections(words).directions.length > 0 ||
    isRefinement(words);
  return musical ? [{ ask: 'revise', words, stretch }] : null;
}
