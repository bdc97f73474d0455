import { isApproval } from '../../../support/remarks.js';
import { readLevels } from '../../music/index.js';
import type { Target } from '../../timeline/index.js';
import { editIn } from '../intents.js';
import type { ReadingContext, Request } from '../requests.js';
import { polite, tellsWhen } from '../understand.js';
import { isAside } from './asides.js';
import { clausesOf, namesOnly, namesOther, opensBetween, waits, withVerbOf } from './clauses.js';
import { isForbidden, isForNobody } from './forbidden.js';
import { requestOf } from './from-understood.js';
import type { Reach } from './hand.js';
import type { Item } from './items.js';
import { missingIn } from './lacking.js';
import { lastTarget } from './last-target.js';
import { leftOver, removes } from './left-over.js';
import { plainForm, withoutUploads } from './names.js';
import {
  describes,
  isCalled,
  isMusical,
  isOfPicture,
  isOnePicture,
  NAMES_MUSIC,
  tellsMusic,
} from './of-music.js';
import { type Heard, readClause } from './read-clause.js';
import { readRevision } from './revise.js';
import { forbidsHistory } from './rules-versions.js';
import { MUSIC } from './targets.js';
import { isOfOne, isTold, NAMED, saysNoMore, tellsWhere } from './told-before.js';
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

/** Nobody asks for more at once; each clause is read in the light of all before it. */
const MOST_CLAUSES = 80;

/**
 * What the clauses of a message ask for, each in the light of those before it. What stands behind a
 * great many of them is not read, and said to be so.
 */
export function readParts(items: readonly Item[], message: Message): Part[] {
  const clauses = clausesOf(items);
  const parts = readClauses(clauses.slice(0, MOST_CLAUSES), message);
  const more = clauses.slice(MOST_CLAUSES).flat();
  const words = message.raw.slice(more[0]?.start ?? 0, more.at(-1)?.end ?? 0);
  return more.length === 0 ? parts : [...parts, { kind: 'unread', words, items: [], faint: true }];
}

function readClauses(clauses: readonly Item[][], message: Message): Part[] {
  const parts: Part[] = [];
  const edited = (of: readonly Item[], requests: readonly Request[]): Part => ({
    kind: 'edit',
    words: message.raw.slice(of[0]?.start ?? 0, of.at(-1)?.end ?? 0),
    requests,
    items: of,
  });
  let waiting: readonly Item[] = [];
  for (const said of clauses) {
    const requests = parts.flatMap((part) => (part.kind === 'edit' ? part.requests : []));
    const clause = leftOver(said, requests, message.context);
    const words = message.text.slice(clause[0]?.start ?? 0, clause.at(-1)?.end ?? 0);
    if (onlyMusicStays(words, requests)) continue;
    const spoken = spokenOf(parts, requests);
    const reach: Reach = { ...message, before: requests, spoken };
    const last = parts.at(-1);
    const whole = waiting.length > 0 ? readFully([...waiting, ...clause], reach) : null;
    const alone = whole ?? readFully(clause, reach);
    const refused = alone === null && isForbidden(words) ? readOther(clause, reach) : null;
    if (refused) {
      parts.push(refused);
      waiting = [];
      continue;
    }
    // “There is a shaky bit from 0:12 to 0:14, cut it out”: when was said before.
    const toldWhen =
      last &&
      (last.kind === 'edit'
        ? last.requests.every((one) => one.ask === 'revise' && isAside(one.words))
        : isAside(last.words) || !tellsMusic(plainForm(last.words)));
    const there = THERE.test(words);
    const spans =
      toldWhen && (alone ? alone.every((one) => there || asksWhen(one) || removes(one)) : there)
        ? last.items
        : [];
    const asks = toldWhen && last.kind !== 'edit' && alone?.every(asksWhen);
    // “Clip 2 down the middle, split”, 第二段开头有点晃，剪掉1秒: where was said before.
    const where = asks ? last.items.filter(tellsWhere) : [];
    const placed =
      where.length > 0 && (isAside(last?.words ?? '') || last?.items.every(saysNoMore))
        ? readFully([...where, ...clause], reach)
        : null;
    if (placed && last && !placed.some(asksWhen)) {
      parts[parts.length - 1] = edited([...last.items, ...clause], placed);
      continue;
    }
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
    const other = last?.kind === 'edit' && namesOther(last, clause);
    const together = goesOn && !other ? readFully([...last.items, ...clause], before) : null;
    if (together && last) {
      parts[parts.length - 1] = edited([...last.items, ...clause], together);
      continue;
    }
    const shared = other && last ? readFully(withVerbOf(last.items, clause), reach) : null;
    if (shared) {
      parts.push(edited(clause, shared));
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
  /^(?:with |and )*(?:(?:a (?:bit|little) |much )?[a-z]{3,}er|(?:more|less|fewer|without|no) \S+)$/iu;

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
  if (named.length === 1 || BUT.test(last.words)) return named.at(-1) ?? null;
  return last.kind === 'music' && !isAside(last.words) ? MUSIC : lastTarget(requests);
}

/** “I love the beach but the forest drags”: what comes last is meant. */
const BUT = /\b(?:but|whereas|while)\b|但|不过|可是/iu;

const recordOf = ({ name, kind }: { name: string; kind: string }): Target => ({
  by: 'name',
  name,
  track: kind === 'audio' ? 'audio' : 'video',
});

const asksText = (request: Request): boolean =>
  request.ask === 'clarify' && request.about.of === 'text';
/** “Clips 1 and 2 are noisy, mute them both”. */
const MANY = /\b(?:them|their|both)\b|它们|[都全]/iu;

/** “The bell rings from 0:15 to 0:20, silence the music there”. */
const THERE =
  /\b(?:there|then|that (?:part|bit|stretch|section|moment))\b|那[里儿段时]|这[里儿段]/iu;

const asksWhen = (request: Request): boolean =>
  request.ask === 'clarify' && request.about.of === 'time';

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
  if (forbidsHistory(text) || isForNobody(text, items)) {
    return { kind: 'unread', words, items, faint: false };
  }
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
