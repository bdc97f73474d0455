import { isApproval } from '../../../support/remarks.js';
import { readWords } from '../../music/index.js';
import type { Request } from '../requests.js';
import { isAside, leavesAsItIs } from './asides.js';
import { plainForm } from './names.js';
import type { Part } from './parts.js';
import { mayBeReason } from './tellings.js';

/** Beside what asks for something, what only tells why, or what stays, says nothing. */
export function withoutAsides(parts: readonly Part[], text: string): Part[] {
  const requests = parts.flatMap((part) => (part.kind === 'edit' ? part.requests : []));
  if (requests.length === 0) return parts.filter((part) => !isPraise(part));
  const ofMusic = requests.some(isOfMusicsSound);
  const spares = !requests.some(removesAll);
  return parts.filter(
    (part, i) =>
      part.kind === 'edit' ||
      !(
        isPraise(part) ||
        isReason(part, parts[i + 1], text) ||
        (isAside(part.words, ofMusic) && (ofMusic || !namesInstrument(part))) ||
        (spares && leavesAsItIs(part.words))
      ),
  );
}

const isPraise = ({ kind, words }: Part): boolean => kind === 'unread' && isApproval(words);

const LEADS_ON = /^[\s,.;，。；]*(?:(?:and )?so\b(?! that)|所以|因此|于是)|^:/iu;

/** “We should begin outside, so move clip 3 to the front”. */
function isReason({ items, words }: Part, next: Part | undefined, text: string): boolean {
  if (next?.kind !== 'edit') return false;
  const isPlain = items.every(({ is }) => !['quote', 'range', 'value', 'ratio'].includes(is));
  return isPlain && LEADS_ON.test(text.slice(items.at(-1)?.end ?? 0)) && mayBeReason(words);
}

/** “The drums are too loud” is no reason to mute a clip. */
const namesInstrument = ({ kind, words }: Part): boolean =>
  kind === 'music' &&
  readWords(plainForm(words)).some(({ meaning }) => meaning?.kind === 'instrument');

const isOfMusicsSound = (one: Request): boolean =>
  one.ask === 'remove-music' ||
  one.ask === 'revise' ||
  (one.ask === 'edit' &&
    'of' in one.operation &&
    one.operation.of?.by === 'kind' &&
    one.operation.of.kind === 'music');
/** “Mute the clips, only the music”. */
const ONLY_MUSIC =
  /^(?:(?:just|only)(?: keep| leave| have| hear| play)?|leaving only|keep only) the music(?: please| then)?$|^(?:[只就光](?:听|留|保留|要|剩|放)[下着]?)(?:背景)?(?:音乐|配乐)(?:就(?:好|行|可以))?了?$/iu;
const silences = (one: Request): boolean =>
  one.ask === 'edit' &&
  one.operation.do === 'volume' &&
  !isOfMusicsSound(one) &&
  'to' in one.operation.change &&
  one.operation.change.to === 0;
const removesAll = (one: Request): boolean =>
  one.ask === 'edit' && one.operation.do === 'remove' && one.operation.target.by === 'all';

/** True for “only the music” beside clips that fall silent: nothing is done to the music. */
export const onlyMusicStays = (words: string, requests: readonly Request[]): boolean =>
  requests.some(silences) && ONLY_MUSIC.test(words.trim());
