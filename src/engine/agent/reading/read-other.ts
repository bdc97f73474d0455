import { isApproval } from '../../../support/remarks.js';
import { readLevels } from '../../music/index.js';
import { editIn } from '../intents.js';
import { polite, tellsWhen } from '../understand.js';
import { namesOnly } from './clauses.js';
import { isForNobody } from './forbidden.js';
import { requestOf } from './from-understood.js';
import type { Reach } from './hand.js';
import type { Item } from './items.js';
import { missingIn } from './lacking.js';
import { lackingBy, lackingToMend } from './lacking-names.js';
import { plainForm, withoutUploads } from './names.js';
import {
  describes,
  isCalled,
  isMusical,
  isOfPicture,
  isOnePicture,
  NAMES_MUSIC,
} from './of-music.js';
import type { Part } from './part.js';
import { readClause } from './read-clause.js';
import { readRevision } from './revise.js';
import { forbidsHistory } from './rules-versions.js';
import { tellsFact } from './tellings.js';
import { isTold } from './told-before.js';

/**
 * A clause that no rule of an edit takes: a stretch of the music to change, what is missing, words
 * for the composer, or unread. Null where it says nothing.
 */
export function readOther(items: readonly Item[], reach: Reach): Part | null {
  const start = items[0]?.start ?? 0;
  const end = items.at(-1)?.end ?? 0;
  const text = polite(reach.text.slice(start, end));
  const words = polite(reach.raw.slice(start, end));
  if (forbidsHistory(text) || isForNobody(text, items)) {
    return { kind: 'unread', words, items, faint: false };
  }
  // “The first seconds of the city clip are just me walking”: told of a picture.
  const isTale = items.some(isOnePicture) && tellsFact(text);
  const revision = isTale ? null : readRevision(items, reach);
  if (revision) return { kind: 'edit', words, requests: revision, items };
  const ofPicture = items.some(isOnePicture) && CUTS_PICTURE.test(text) && !NAMES_MUSIC.test(text);
  const ofPiece =
    !ofPicture &&
    !OF_SCREEN.test(text) &&
    lackingBy(text) === undefined &&
    (tellsWhen(text) || readLevels(text).levels.length > 0);
  const earlier = reach.text.slice(0, start);
  const mends = ofPiece ? undefined : lackingToMend(text, earlier);
  // 有旁白时: when the music is to give way.
  const isWhen =
    items.some((item) => item.is === 'word' && item.word === 'under-voice') &&
    items.every(namesOnly);
  const missing =
    isWhen || ofPiece || ABOUT_MUSIC.test(earlier) ? undefined : (missingIn(text) ?? mends);
  if (missing !== undefined) {
    // “Clip 2 is upside down, please fix it”: said twice.
    const isSaid = mends !== undefined && reach.before.some(({ ask }) => ask === 'missing');
    return { kind: 'edit', words, requests: isSaid ? [] : [{ ask: 'missing', missing }], items };
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
  const unknown =
    !isOfMusic && items.some((item) => item.is === 'look' || isOfPicture(item, reach.text));
  return unknown
    ? { kind: 'unread', words, items, faint: true }
    : { kind: 'music', words: named.length > 0 ? words : told || words, items };
}

/** “As for the music, make it darker”. */
const ABOUT_MUSIC =
  /\b(?:as for|about|regarding|concerning|with) the (?:music|soundtrack|song)[\s,:]*$|(?:关于|至于|说到)(?:音乐|配乐)[\s,，:：]*$/iu;
const OF_SCREEN = /^(?:the )?(?:picture|image|screen|frame)\b|^(?:画面|镜头)/iu;
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
