import { isDeepStrictEqual } from 'node:util';
import { isApproval } from '../../../support/remarks.js';
import { readWords } from '../../music/index.js';
import type { Request } from '../requests.js';
import { isAside, leavesAsItIs } from './asides.js';
import { plainForm } from './names.js';
import { type Part, requestsIn } from './part.js';
import { isRemark } from './remarks.js';
import { mayBeReason } from './tellings.js';

/** Beside what asks for something, what only tells why, or what stays, says nothing. */
export function withoutAsides(
  all: readonly Part[],
  { text, lead }: { text: string; lead: string },
): Part[] {
  // 字幕调小一点，挡住脸了: what would be an order by itself may only tell why.
  const parts = all.filter((part) => !isTale(part) || !all.some((one) => orders(one, part)));
  const requests = requestsIn(parts);
  if (requests.length === 0) return parts.filter((part) => !isPraise(part));
  const ofMusic = requests.some(isOfMusicsSound);
  const spares = !requests.some(removesAll);
  return parts.filter((part, i) => {
    if (part.kind === 'edit') return true;
    const words = part === all[0] ? lead + part.words : part.words;
    return !(
      isPraise(part) ||
      isReason({ ...part, words }, parts[i + 1], text) ||
      (isAside(words, ofMusic) && (ofMusic || !namesInstrument(part))) ||
      isRemark(words, part.items) ||
      (spares && leavesAsItIs(words))
    );
  });
}

const mayTell = (part: Part): boolean =>
  part.kind === 'edit' && part.requests.every(({ ask }) => ask === 'missing' || ask === 'revise');
const isTale = (part: Part): boolean => mayTell(part) && isAside(part.words, true);
/** “The intro gives too much away, only piano in the intro”: of two, the one is why. */
const orders = (part: Part, tale: Part): boolean =>
  part.kind === 'edit' && (!mayTell(part) || (!isTale(part) && isOfSame(part, tale)));
const isOfSame = (one: Part, other: Part): boolean => {
  const [a, b] = [requestsIn([one])[0], requestsIn([other])[0]];
  if (a === undefined || b === undefined) return false;
  // “Only piano in the intro, the narrator speaks there”.
  if (b.ask === 'missing') return true;
  return a.ask === 'revise' && b.ask === 'revise' && isDeepStrictEqual(a.stretch, b.stretch);
};

const isPraise = ({ kind, words }: Part): boolean => kind === 'unread' && isApproval(words);

const LEADS_ON = /^[\s,.;，。；]*(?:(?:and )?so\b(?! that)|所以|因此|于是)|^:/iu;

/** “We should begin outside, so move clip 3 to the front”. */
function isReason({ items, words }: Part, next: Part | undefined, text: string): boolean {
  if (next?.kind !== 'edit') return false;
  const isPlain = items.every(({ is }) => !['quote', 'range', 'ratio'].includes(is));
  const leadsOn = LEADS_ON.test(text.slice(items.at(-1)?.end ?? 0));
  return isPlain && leadsOn && mayBeReason(words);
}

/** “The drums are too loud” is no reason to mute a clip. */
const namesInstrument = ({ kind, words }: Part): boolean =>
  kind === 'music' &&
  JUDGES.test(words) &&
  readWords(plainForm(words).replace(NOISE, '')).some(
    ({ meaning }) => meaning?.kind === 'instrument',
  );

const JUDGES =
  /\b(?:too|so|very|rather|quite|more|less|not|want|need|hear|like|love|prefer|[a-z]+n't|\w{3,}er)\b|[太更很想要听]|不够|有点|不好/iu;
const NOISE = /[噪杂]音|噪声|\bnois(?:e|es|y)\b/giu;

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

/** 音乐太吵了，安静一点: said twice. */
const QUIETER =
  /^(?:能不能|可不可以|可以|请|麻烦|稍微|再|要|能|让它|把它)*(?:安静|小声|轻|低)(?:一?点|一?些)(?:儿|吧|吗|的)*$/u;
export const isQuieterAgain = (words: string, requests: readonly Request[]): boolean =>
  requests.some(
    (one) =>
      one.ask === 'edit' &&
      one.operation.do === 'volume' &&
      'times' in one.operation.change &&
      one.operation.change.times < 1,
  ) && QUIETER.test(words.trim());

/** True for “only the music” beside clips that fall silent: nothing is done to the music. */
export const onlyMusicStays = (words: string, requests: readonly Request[]): boolean =>
  requests.some(silences) && ONLY_MUSIC.test(words.trim());
