import type { Target } from '../../timeline/index.js';
import type { ReadingContext, Request } from '../requests.js';
import { isAside } from './asides.js';
import { clausesOf, namesOnly, opensBetween, opensStretch } from './clauses.js';
import { isForbidden } from './forbidden.js';
import type { Reach } from './hand.js';
import type { Item } from './items.js';
import { joined } from './joining.js';
import { lastTarget } from './last-target.js';
import { leftOver } from './left-over.js';
import { tellsMusic } from './of-music.js';
import { type Part, requestsIn } from './part.js';
import { readFully } from './read-clause.js';
import { readOther } from './read-other.js';
import { isConsequence, spokenBefore } from './remarks.js';
import { MUSIC } from './targets.js';
import { isKnownText } from './texts.js';
import { withTitleLooks } from './title-clauses.js';
import { NAMED } from './told-before.js';
import { isQuieterAgain, onlyMusicStays, withoutAsides } from './without-asides.js';

interface Message {
  text: string;
  raw: string;
  /** The politeness that the text came behind: “I need …”. */
  lead: string;
  context: ReadingContext;
}

/** Nobody asks for more at once; each clause is read in the light of all before it. */
const MOST_CLAUSES = 80;

/**
 * What the clauses of a message ask for, each in the light of those before it. What stands behind a
 * great many of them is not read, and said to be so.
 */
export function readParts(items: readonly Item[], message: Message): Part[] {
  const clauses = withTitleLooks(clausesOf(items), message.text, message.context);
  const parts = readClauses(clauses.slice(0, MOST_CLAUSES), message);
  const more = clauses.slice(MOST_CLAUSES).flat();
  const words = message.raw.slice(more[0]?.start ?? 0, more.at(-1)?.end ?? 0);
  return more.length === 0 ? parts : [...parts, { kind: 'unread', words, items: [], faint: true }];
}

function readClauses(clauses: readonly Item[][], message: Message): Part[] {
  const parts: Part[] = [];
  const edited = (items: readonly Item[], requests: readonly Request[]): Part => ({
    kind: 'edit',
    words: message.raw.slice(items[0]?.start ?? 0, items.at(-1)?.end ?? 0),
    requests,
    items,
  });
  let waiting: readonly Item[] = [];
  for (const said of clauses) {
    const requests = requestsIn(parts);
    const clause = leftOver(said, requests, message.context);
    const words = message.text.slice(clause[0]?.start ?? 0, clause.at(-1)?.end ?? 0);
    if (onlyMusicStays(words, requests) || isQuieterAgain(words, requests)) continue;
    if (requests.length > 0 && (isConsequence(words) || isWhyLower(words, requests))) continue;
    const reach: Reach = {
      ...message,
      before: requests,
      spoken: spokenOf(parts, requests, message.context),
    };
    const begun = waiting;
    waiting = [];
    // “In the city clip, mute the sound”: what was begun goes on.
    const whole = begun.length > 0 ? readFully([...begun, ...clause], reach) : null;
    // “…, with crossfades between them”: an order beside another one.
    const bare = requests.length > 0 && isWith(clause[0]) ? clause.slice(1) : clause;
    const alone = whole ?? readFully(clause, reach) ?? readFully(bare, reach);
    // “Can you mute clip 1? If not, remove it”: nobody knows yet.
    if (IF_NOT.test(parts.at(-1)?.words.trim() ?? '')) {
      parts.push({ kind: 'unread', words: words.trim(), items: clause, faint: false });
      continue;
    }
    const refused = alone === null && isForbidden(words) ? readOther(clause, reach) : null;
    if (refused) {
      parts.push(refused);
      continue;
    }
    const last = parts.at(-1);
    const longer = last ? withMore(last, words.trim()) : null;
    if (longer) {
      parts[parts.length - 1] = longer;
      continue;
    }
    const found = joined({ clause, words, alone, parts, waiting: whole ? [] : begun, reach });
    if (found) {
      const over = found.goesOn ? (found.over ?? 0) : 0;
      if (found.goesOn || whole) parts.splice(parts.length - 1 - over, 1);
      const items = whole && !found.goesOn ? [...begun, ...clause] : found.items;
      parts.push(edited(items, found.requests));
      continue;
    }
    const part = alone ? edited(clause, alone) : readOther(clause, reach);
    if (part) parts.push(part);
    const isBegun = clause.every(namesOnly) || opensBetween(clause) || opensStretch(clause);
    waiting = part?.kind !== 'edit' && isBegun ? clause : [];
  }
  return withoutAsides(parts, message);
}

const IF_NOT =
  /^(?:and |or |but )?(?:if (?:not|so|you can(?:'t|not)|that (?:doesn't work|isn't possible|fails))|(?:如果|要是|万一)(?:不行|不能|可以|没有|做不到)(?:的话)?)$/iu;

const isWith = (item: Item | undefined): boolean => item?.is === 'word' && item.word === 'with';

/** 音乐调到30%，人声听不清: why the music is lowered, and no order for another sound. */
const isWhyLower = (words: string, requests: readonly Request[]): boolean =>
  CANNOT_HEAR.test(words.trim()) &&
  requests.some(
    (one) =>
      one.ask === 'edit' &&
      one.operation.do === 'volume' &&
      one.operation.of.by === 'kind' &&
      one.operation.of.kind === 'music',
  );
const CANNOT_HEAR =
  /^(?:人声|说话声?|对白|旁白|解说|声音|(?:我|我们|他|她|他们|老师|孩子)(?:说话|讲话|说|讲)?的?(?:声音|话)?)?(?:都|根本|完全|实在|还是)*听不(?:太)?(?:清楚?|见|到)(?:人声|说话|人说话)?(?:了|啊)?$|^(?:because )?(?:i |we |you |nobody |one )?can(?:'t|not| hardly| barely|) (?:really |even )?hear (?:the |my |our |his |her |what |any|them|him|her|me)(?!.*\b(?:music|song)\b).*$/iu;

/** “Make the intro softer and sparser”: the same stretch is to be that as well. */
function withMore(last: Part, words: string): Part | null {
  // “Lo-fi, for studying”, lofi，适合写作业看的: more of what the piece is like.
  if (last.kind === 'music' && IS_FOR.test(words) && tellsMusic(last.words)) {
    return { ...last, words: `${last.words}, ${words}` };
  }
  const [request, ...more] = last.kind === 'edit' ? last.requests : [];
  if (last.kind !== 'edit' || request?.ask !== 'revise' || more.length > 0) return null;
  const mends = COMPLAINS.test(request.words) && MENDS_IT.test(words);
  if (!mends && !MORE_OF_IT.test(words)) return null;
  return { ...last, requests: [{ ...request, words: `${request.words} and ${words}` }] };
}
const IS_FOR =
  /^(?:最好|要|比较|很|也|或者?|就是?|那种|是)*适合[^把将\d]{1,16}$|^(?:(?:something|good|perfect|nice|great|suitable|the kind|music) )*for (?:an? |the |my |our |late |early )*(?:[a-z]+ing|homework|study|work|sleep|yoga|meditation|sports?|parties|kids|children)(?: to| at night| with)?$/iu;
const MORE_OF_IT =
  /^(?:with |and )*(?:(?:a (?:bit|little) |much )?[a-z]{3,}er|(?:more|less|fewer|without|no|only|just) \S+)$|^只[有要留用]\S{1,5}$/iu;
/** “The intro is too sad, make it happier”, 前奏太平淡了，燃一点. */
const COMPLAINS = /\b(?:too|not .+ enough|isn't .+ enough)\b|太|不够|有点/iu;
const MENDS_IT =
  /^(?:please |can you |so |just )*(?:make|let|have) (?:it|that|them)(?: be| sound| a (?:bit|little))* (?:more |less )?[a-z]+$|^(?:请|再|更|要|来)*[^,，。\d]{1,5}(?:一?[点些])儿?(?:吧|的)?$/iu;

/** What “it” is: what was edited last, or what was only spoken of since. */
function spokenOf(
  parts: readonly Part[],
  requests: readonly Request[],
  context: ReadingContext,
): Target | null {
  const last = spokenBefore(parts);
  if (last === undefined || last.kind === 'edit') return lastTarget(requests);
  const named = last.items.flatMap((item) =>
    item.is === 'file'
      ? [recordOf(item)]
      : item.is === 'quote' && isKnownText(item.text, context)
        ? [textCalled(item.text)]
        : item.is === 'thing' && NAMED.includes(item.thing)
          ? [item.target]
          : [],
  );
  if (named.length === 1 || BUT.test(last.words)) return named.at(-1) ?? null;
  // “The noise in the clips is in the way of the song”: of what comes first something is told.
  const [first] = named;
  if (first && isAside(last.words)) return first;
  return last.kind === 'music' && !isAside(last.words) ? MUSIC : lastTarget(requests);
}

const textCalled = (name: string): Target => ({ by: 'name', name, track: 'text' });
/** “I love the beach but the forest drags”: what comes last is meant. */
const BUT = /\b(?:but|whereas|while)\b|但|不过|可是/iu;

const recordOf = ({ name, kind }: { name: string; kind: string }): Target => ({
  by: 'name',
  name,
  track: kind === 'audio' ? 'audio' : 'video',
});
