import { isApproval } from '../../../support/remarks.js';
import { readLevels } from '../../music/index.js';
import type { Target } from '../../timeline/index.js';
import { editIn } from '../intents.js';
import type { ReadingContext, Request } from '../requests.js';
import { polite, tellsWhen } from '../understand.js';
import { isAside } from './asides.js';
import { requestOf } from './from-understood.js';
import type { Reach } from './hand.js';
import type { Item, Thing } from './items.js';
import { missingIn } from './lacking.js';
import { lastTarget } from './last-target.js';
import { leftOver, removes } from './left-over.js';
import { plainForm, withoutUploads } from './names.js';
import { describes, isMusical, isOnePicture, NAMES_MUSIC, tellsMusic } from './of-music.js';
import { type Heard, readClause } from './read-clause.js';
import { readRevision } from './revise.js';
import { forbidsHistory } from './rules-versions.js';
import { MUSIC } from './targets.js';
import { onlyMusicStays, withoutAsides } from './without-asides.js';

/** One clause of a message, or several that say one thing. */
export type Part =
  | { kind: 'edit'; words: string; requests: readonly Request[]; items: readonly Item[] }
  /** For the composer, as it was typed. */
  | { kind: 'music'; words: string; items: readonly Item[] }
  /** `faint` where no rule takes it for an edit, and only what it names speaks for one. */
  | { kind: 'unread'; words: string; items: readonly Item[]; faint: boolean };

interface Message {
  text: string;
  raw: string;
  context: ReadingContext;
}

/** What the clauses of a message ask for, each in the light of those before it. */
export function readParts(items: readonly Item[], message: Message): Part[] {
  const parts: Part[] = [];
  const edited = (of: readonly Item[], requests: readonly Request[]): Part => ({
    kind: 'edit',
    words: message.raw.slice(of[0]?.start ?? 0, of.at(-1)?.end ?? 0),
    requests,
    items: of,
  });
  let waiting: readonly Item[] = [];
  for (const said of clausesOf(items)) {
    const requests = parts.flatMap((part) => (part.kind === 'edit' ? part.requests : []));
    const clause = leftOver(said, requests, message.context);
    const words = message.text.slice(clause[0]?.start ?? 0, clause.at(-1)?.end ?? 0);
    if (onlyMusicStays(words, requests)) continue;
    const spoken = spokenOf(parts, requests);
    const reach: Reach = { ...message, before: requests, spoken };
    const last = parts.at(-1);
    const whole = waiting.length > 0 ? readFully([...waiting, ...clause], reach) : null;
    const alone = whole ?? readFully(clause, reach);
    // “There is a shaky bit from 0:12 to 0:14, cut it out”: when was said before.
    const toldWhen =
      last && last.kind !== 'edit' && (isAside(last.words) || !tellsMusic(plainForm(last.words)));
    const there = THERE.test(words);
    const spans =
      toldWhen && (alone ? alone.every((one) => there || asksWhen(one) || removes(one)) : there)
        ? last.items
        : [];
    const when = spans.filter(({ is }) => is === 'range');
    const timed = when.length > 0 ? readFully([...when, ...clause], reach) : null;
    if (timed && last && !timed.some(asksWhen)) {
      parts[parts.length - 1] = edited([...last.items, ...clause], timed);
      continue;
    }
    // “Put a title on it, “First Steps””: its text comes behind.
    const titled =
      last?.kind === 'edit' &&
      last.requests.every(asksText) &&
      clause.some(({ is }) => is === 'quote')
        ? readFully([...last.items, ...clause], reach)
        : null;
    if (titled && last) {
      parts[parts.length - 1] = edited([...last.items, ...clause], titled);
      continue;
    }
    if (alone && (whole || waiting.length === 0)) {
      if (whole) parts.pop();
      parts.push(edited(whole ? [...waiting, ...clause] : clause, alone));
      waiting = [];
      continue;
    }
    // “第三段拍糊了，删掉”: what it is about was said before.
    const about = last && last.kind !== 'edit' && alone === null ? last.items.filter(isTold) : [];
    const both = MANY.test(words);
    const told =
      isOfOne(about) || (about.length > 0 && both) ? readFully([...about, ...clause], reach) : null;
    if (told) {
      parts.push(edited(clause, told));
      waiting = [];
      continue;
    }
    const earlier = parts
      .slice(0, -1)
      .flatMap((part) => (part.kind === 'edit' ? part.requests : []));
    const before: Reach = { ...message, before: earlier, spoken: lastTarget(earlier) };
    const goesOn = last && (last.kind !== 'music' || last.items.some(waits));
    const together = goesOn ? readFully([...last.items, ...clause], before) : null;
    if (together && last) {
      parts[parts.length - 1] = edited([...last.items, ...clause], together);
      continue;
    }
    // “In the second half, less drums”.
    const stretched = waiting.length > 0 ? readRevision([...waiting, ...clause], reach) : null;
    if (stretched) {
      parts[parts.length - 1] = edited([...waiting, ...clause], stretched);
      waiting = [];
      continue;
    }
    const part = alone ? edited(clause, alone) : readOther(clause, reach);
    const longer = part?.kind === 'music' && last ? withMore(last, part.words) : null;
    if (longer) {
      parts[parts.length - 1] = longer;
      continue;
    }
    if (part) parts.push(part);
    const isBegun = clause.every(namesOnly) || opensBetween(clause);
    waiting = part?.kind !== 'edit' && isBegun ? clause : [];
  }
  return withoutAsides(parts, message.text);
}

/** “Make the intro softer and sparser”: the same stretch is to be that as well. */
function withMore(last: Part, words: string): Part | null {
  const [request, ...more] = last.kind === 'edit' ? last.requests : [];
  if (last.kind !== 'edit' || request?.ask !== 'revise' || more.length > 0) return null;
  if (!MORE_OF_IT.test(words)) return null;
  return { ...last, requests: [{ ...request, words: `${request.words} and ${words}` }] };
}
const MORE_OF_IT =
  /^(?:(?:a (?:bit|little) |much )?[a-z]{3,}er|(?:more|less|fewer|without|no) \S+)$/iu;

/** What “it” is: what was edited last, or what was only spoken of since. */
function spokenOf(parts: readonly Part[], requests: readonly Request[]): Target | null {
  const last = parts.at(-1);
  if (last === undefined || last.kind === 'edit') return lastTarget(requests);
  const named = last.items.flatMap((item) =>
    item.is === 'file'
      ? [recordOf(item)]
      : item.is === 'thing' && NAMED.includes(item.thing)
        ? [item.target]
        : [],
  );
  if (named.length === 1) return named[0] ?? null;
  return last.kind === 'music' && !isAside(last.words) ? MUSIC : lastTarget(requests);
}

const NAMED: readonly Thing[] = ['picture', 'images', 'title', 'all-titles', 'music', 'original'];
const recordOf = ({ name, kind }: { name: string; kind: string }): Target => ({
  by: 'name',
  name,
  track: kind === 'audio' ? 'audio' : 'video',
});

const isTold = (item: Item): boolean =>
  item.is === 'range' || item.is === 'file' || (item.is === 'thing' && NAMED.includes(item.thing));
const isOfOne = (items: readonly Item[]): boolean =>
  items.length > 0 && items.filter(({ is }) => is !== 'range').length <= 1;

const asksText = (request: Request): boolean =>
  request.ask === 'clarify' && request.about.of === 'text';
/** “Clips 1 and 2 are noisy, mute them both”. */
const MANY = /\b(?:them|their|both)\b|它们|[都全]/iu;

/** “The bell rings from 0:15 to 0:20, silence the music there”. */
const THERE =
  /\b(?:there|then|that (?:part|bit|stretch|section|moment))\b|那[里儿段时]|这[里儿段]/iu;

const asksWhen = (request: Request): boolean =>
  request.ask === 'clarify' && request.about.of === 'time';

/** “Swap the beach” waits for what it is to be swapped with, “fade the picture” for how. */
const waits = (item: Item): boolean =>
  item.is === 'word' && (item.word === 'swap' || item.word === 'fade');
/** “Instead of clip 2” waits for what comes instead. */
/** “Between the city” waits for the other side, and for what goes there. */
const opensBetween = ([first, ...rest]: readonly Item[]): boolean =>
  first?.is === 'word' && first.word === 'between' && rest.every(isSlot);
/** “Let the music” goes on with “and the picture fade out”. */
const namesOnly = (item: Item): boolean =>
  isSlot(item) || (item.is === 'word' && ['make', 'sound', 'under-voice'].includes(item.word));
const isSlot = (item: Item): boolean =>
  !['word', 'unknown', 'quote'].includes(item.is) ||
  (item.is === 'word' && item.word === 'instead');

function clausesOf(items: readonly Item[]): Item[][] {
  const clauses: Item[][] = [[]];
  for (const item of items) {
    if (item.is === 'break') clauses.push([]);
    else clauses.at(-1)?.push(item);
  }
  return clauses.filter((clause) => clause.some(({ is }) => is !== 'filler'));
}

/** What an edit that is understood to the last word asks for. */
function readFully(items: readonly Item[], reach: Reach): readonly Request[] | null {
  const heard: Heard | null = readClause(items, reach);
  return heard?.left.length === 0 ? heard.requests : null;
}

function readOther(items: readonly Item[], reach: Reach): Part | null {
  const start = items[0]?.start ?? 0;
  const end = items.at(-1)?.end ?? 0;
  const text = polite(reach.text.slice(start, end));
  const words = polite(reach.raw.slice(start, end));
  if (forbidsHistory(text)) return { kind: 'unread', words, items, faint: false };
  const revision = readRevision(items, reach);
  if (revision) return { kind: 'edit', words, requests: revision, items };
  const ofPicture = items.some(isOnePicture) && CUTS_PICTURE.test(text) && !NAMES_MUSIC.test(text);
  const ofPiece = !ofPicture && (tellsWhen(text) || readLevels(text).levels.length > 0);
  const missing = ofPiece ? undefined : missingIn(text);
  if (missing !== undefined) {
    return { kind: 'edit', words, requests: [{ ask: 'missing', missing }], items };
  }
  const edit = ofPiece ? undefined : editIn(text);
  const isPartly = edit?.kind === 'volume' && items.some(isBeyondLevel);
  if (isPartly) return { kind: 'unread', words, items, faint: false };
  if (edit && edit.kind !== 'undo' && ON_CONDITION.test(text)) {
    return { kind: 'unread', words, items, faint: false };
  }
  if (edit && FORBIDS.test(text)) return { kind: 'unread', words, items, faint: false };
  // “Undo the blorp” is no plain undo.
  if (edit?.kind === 'undo' && (readClause(items, reach)?.left.length ?? 0) > 0) {
    return { kind: 'unread', words, items, faint: false };
  }
  if (edit) return { kind: 'edit', words, requests: [requestOf(edit)], items };
  if (text === '') return null;
  // “Clip 2 is the best” says what comes next is about.
  if (isApproval(text)) {
    return items.some(isTold) ? { kind: 'unread', words, items, faint: true } : null;
  }
  // The name of an upload that no edit takes says nothing about music.
  const named = items.filter((item) => isCalled(item, reach.text));
  const rest = named.reduce((all, { start: from, end: to }) => blanked(all, from, to), reach.raw);
  const told = withoutUploads(polite(rest.slice(start, end)), reach.context);
  const isOfMusic =
    ofPiece ||
    describes(
      plainForm(told),
      items.filter((item) => item.is !== 'file' || item.placed === null),
    );
  const half = readClause(items, reach);
  if (half && !isOfMusic && !isMusical(half, reach)) {
    return { kind: 'unread', words, items, faint: false };
  }
  // What names pictures or titles, and tells nothing of music, is an edit that nobody knows.
  const unknown = !isOfMusic && items.some((item) => isOfPicture(item, reach.text));
  return unknown
    ? { kind: 'unread', words, items, faint: true }
    : { kind: 'music', words: named.length > 0 ? words : told || words, items };
}

/** “Trim clip 2 so it starts at 3 seconds” tells of no piece. */
const CUTS_PICTURE = /^(?:trim|cut|crop|split|move|shorten|swap|remove|delete)\b/iu;
const blanked = (text: string, from: number, to: number): string =>
  text.slice(0, from) + ' '.repeat(to - from) + text.slice(to);
/** “The city clip” is a picture, and no music of a city. */
const isCalled = (item: Item, text: string): boolean =>
  item.is === 'file' &&
  item.placed === true &&
  /[\s那这的段]/u.test(text.slice(item.start, item.end));

/** What no level can be set in: a section, a time, and a recording that is not there yet. */
const isBeyondLevel = (item: Item): boolean =>
  item.is === 'section' ||
  item.is === 'range' ||
  isOnePicture(item) ||
  (item.is === 'word' && item.word === 'under-voice') ||
  (item.is === 'file' && item.kind === 'audio' && item.placed === false);

/** “Mute the music while the kids sing”: not all of it. */
const ON_CONDITION =
  /\b(?:while|when(?:ever)?|until|unless|if|except|during|wherever)\b|的?时候|期间|直到|除了|如果/iu;
/** What is not to be done is not done, and not the opposite either. */
const FORBIDS = /^(?:don't|do not|never)\b|^(?:别|不[要用])再?[静删去移关]/iu;

const OF_PICTURE = [
  'picture',
  'images',
  'some-picture',
  'title',
  'new-title',
  'some-title',
  'all-titles',
];
/** “City” by itself is a word before it is city.mp4. */
const isOfPicture = (item: Item, text: string): boolean =>
  item.is === 'file'
    ? isCalled(item, text) || /\.\w{2,4}$/.test(text.slice(item.start, item.end))
    : item.is === 'thing' && OF_PICTURE.includes(item.thing);
