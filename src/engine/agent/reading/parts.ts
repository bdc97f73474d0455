import { isApproval } from '../../../support/remarks.js';
import { readLevels, readWords } from '../../music/index.js';
import type { Operation, Target } from '../../timeline/index.js';
import { editIn } from '../intents.js';
import type { ReadingContext, Request } from '../requests.js';
import { polite, tells, tellsWhen } from '../understand.js';
import { requestOf } from './from-understood.js';
import type { Reach } from './hand.js';
import type { Item } from './items.js';
import { missingIn } from './lacking.js';
import { type Heard, readClause } from './read-clause.js';
import { readRevision } from './revise.js';
import { forbidsHistory } from './rules-versions.js';

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
  for (const clause of clausesOf(items)) {
    const requests = parts.flatMap((part) => (part.kind === 'edit' ? part.requests : []));
    const reach: Reach = { ...message, before: requests, spoken: lastTarget(requests) };
    const last = parts.at(-1);
    const whole = waiting.length > 0 ? readFully([...waiting, ...clause], reach) : null;
    const alone = whole ?? readFully(clause, reach);
    if (alone && (whole || waiting.length === 0)) {
      if (whole) parts.pop();
      parts.push(edited(whole ? [...waiting, ...clause] : clause, alone));
      waiting = [];
      continue;
    }
    const earlier = parts
      .slice(0, -1)
      .flatMap((part) => (part.kind === 'edit' ? part.requests : []));
    const before: Reach = { ...message, before: earlier, spoken: lastTarget(earlier) };
    const goesOn = last && (last.kind !== 'music' || last.items.some(isSwap));
    const together = goesOn ? readFully([...last.items, ...clause], before) : null;
    if (together && last) {
      parts[parts.length - 1] = edited([...last.items, ...clause], together);
      continue;
    }
    const part = alone ? edited(clause, alone) : readOther(clause, reach);
    if (part) parts.push(part);
    waiting = part?.kind !== 'edit' && clause.every(isSlot) ? clause : [];
  }
  return parts;
}

/** “Swap the beach” waits for what it is to be swapped with. */
const isSwap = (item: Item): boolean => item.is === 'word' && item.word === 'swap';
const isSlot = ({ is }: Item): boolean => !['word', 'unknown', 'quote'].includes(is);

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
  const ofPiece = tellsWhen(text) || readLevels(text).levels.length > 0;
  const missing = ofPiece ? undefined : missingIn(text);
  if (missing !== undefined) {
    return { kind: 'edit', words, requests: [{ ask: 'missing', missing }], items };
  }
  const edit = ofPiece ? undefined : editIn(text);
  if (edit && FORBIDS.test(text)) return { kind: 'unread', words, items, faint: false };
  // “Undo the blorp” is no plain undo.
  if (edit?.kind === 'undo' && (readClause(items, reach)?.left.length ?? 0) > 0) {
    return { kind: 'unread', words, items, faint: false };
  }
  if (edit) return { kind: 'edit', words, requests: [requestOf(edit)], items };
  if (text === '' || isApproval(text)) return null;
  // “City” by itself is a word before it is city.mp4.
  const named = items.filter(
    (item) => item.is !== 'file' || /\.\w{2,4}$/.test(reach.text.slice(item.start, item.end)),
  );
  const half = readClause(items, reach);
  if (half && !ofPiece && !isMusical(half, reach) && !describes(text, named)) {
    return { kind: 'unread', words, items, faint: false };
  }
  // What names pictures or titles, and tells nothing of music, is an edit that nobody knows.
  const unknown = !ofPiece && named.some(isOfPicture) && !describes(text, named);
  return unknown ? { kind: 'unread', words, items, faint: true } : { kind: 'music', words, items };
}

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
const isOfPicture = (item: Item): boolean =>
  item.is === 'file' || (item.is === 'thing' && OF_PICTURE.includes(item.thing));

/** Faster, slower, louder: a picture can be that too. */
const OF_BOTH = ['tempo', 'intensity', 'volume', 'ending'];
const NAMES_MUSIC = /\b(?:music|song|soundtrack|track|score|beats?)\b|音乐|配乐|歌|曲/iu;
/** True for what can be said of music alone; of one picture, only words that name music can. */
const describes = (text: string, items: readonly Item[]): boolean =>
  NAMES_MUSIC.test(text) ||
  (!items.some(isOnePicture) &&
    readWords(text).some(
      ({ meaning }) => tells(meaning) && !OF_BOTH.includes(meaning?.kind ?? ''),
    ));
const isOnePicture = (item: Item): boolean =>
  item.is === 'file' || (item.is === 'thing' && item.target.by === 'number');

const tellsMusic = (text: string): boolean => readWords(text).some(({ meaning }) => tells(meaning));

/** What an edit's rule leaves over tells of music: “cut the drums” cuts no picture. */
const isMusical = ({ left }: Heard, { text }: Reach): boolean =>
  left.some((item) => {
    if (item.is === 'section') return true;
    return tellsMusic(text.slice(item.start, item.end));
  });

/** Where a picture that is called by its number lies after it was moved. */
function movedTo({ target, to }: Extract<Operation, { do: 'move' }>): Target {
  if (target.by !== 'number') return target;
  if (to.at === 'start') return { ...target, number: 1 };
  if (to.at === 'end') return { ...target, number: -1 };
  if (to.at === 'number') return { ...target, number: to.number };
  const beside = 'target' in to && to.target.by === 'number' ? to.target.number : 0;
  if (beside <= 0 || target.number <= 0) return target;
  const ahead = target.number < beside ? 1 : 0;
  return { ...target, number: to.at === 'before' ? beside - ahead : beside + 1 - ahead };
}

/** What was edited last, for “it”. */
function lastTarget(requests: readonly Request[]): Target | null {
  const last = requests.findLast((request) => request.ask === 'edit');
  if (last?.ask !== 'edit') return null;
  const { operation } = last;
  if (operation.do === 'title') return { by: 'name', name: operation.text, track: 'text' };
  if (operation.do === 'place') return { by: 'name', name: operation.media, track: 'video' };
  if (operation.do === 'sound') return { by: 'name', name: operation.media, track: 'audio' };
  if (operation.do === 'move') return movedTo(operation);
  if ('target' in operation) return operation.do === 'remove' ? null : operation.target;
  if ('of' in operation) return operation.of;
  return null;
}
