import { readChoices, writeChoices } from '../../../protocol/index.js';
import { readStated, readWords } from '../../music/index.js';
import type { Target } from '../../timeline/index.js';
import type { Reading, ReadingContext, Request } from '../requests.js';
import {
  ASKS_WHETHER,
  isRefinement,
  polite,
  REQUEST,
  tellsWhen,
  type Understood,
  understand,
} from '../understand.js';
import { afterRemovals, inOneGo, musicFirst } from './consequences.js';
import { requestsOf } from './from-understood.js';
import { momentIn } from './moments.js';
import { plainForm, withoutUploads } from './names.js';
import { type Part, readParts } from './parts.js';
import { asPrompt } from './prompts.js';
import { scan } from './scan.js';
import { respelt } from './slips-of-the-pen.js';
import { MUSIC } from './targets.js';

const DESCRIBING: readonly string[] = ['style', 'reference', 'mood', 'tempo', 'instrument'];

/**
 * What a message in English or Chinese asks for, in order. `context` tells what there is for its
 * words to mean.
 */
export function readRequests(message: string, context: ReadingContext): Reading {
  const reading = read(message, context);
  if (reading.requests.length > 0 || reading.unread.length === 0) return reading;
  // “Calm piano for clip.mp4” names a clip, and asks for nothing but music.
  const bare = unnamed(message, context);
  if (bare === null) return reading;
  const again = read(bare, context);
  const isMusic = again.requests.every(({ ask }) => ask === 'music' || ask === 'revise');
  const describes = readWords(readStated(readChoices(bare).words).rest).some(
    ({ meaning }) => meaning !== null && DESCRIBING.includes(meaning.kind),
  );
  return isMusic && describes && again.unread.length === 0 ? again : reading;
}

function read(message: string, context: ReadingContext): Reading {
  const whole = understand(message);
  const { language, clip, seed } = whole;
  const { words, choices, sentence } = readChoices(message);
  const heard =
    whole.greeting || whole.remark === 'halt' ? [] : gathered(asPrompt(partsHeard(words, context)));
  const describes = heard.some(({ kind }) => kind === 'music');
  // Beside words of music, what names a picture may well describe one: “title-sequence vibe”.
  const edits = heard.some(
    (part) => part.kind === 'edit' || (part.kind === 'unread' && !(part.faint && describes)),
  );
  const isLevel = isLevelAlone(heard, context);
  if (!edits || isLevel) {
    const piece: Request = { ask: 'music', words, refines: false, tempoStep: null };
    if (isLevel && choices.volume === undefined) {
      return { language, clip, seed, requests: [piece], unread: [] };
    }
    return {
      language,
      clip,
      seed,
      requests: said(timed(requestsOf(ofMusic(message, whole, context)), words), context),
      unread: [],
    };
  }
  const unread: string[] = [];
  const requests: Request[] = [];
  const music = heard.flatMap((part) => (part.kind === 'music' ? [part.words] : []));
  let isWritten = false;
  for (const part of heard) {
    if (part.kind === 'edit') requests.push(...part.requests);
    else if (part.kind === 'unread') unread.push(part.words);
    else if (!isWritten) {
      isWritten = true;
      const told = withoutUploads(music.join(', '), context);
      const asked = understand([told, sentence].filter(Boolean).join('\n\n'));
      if (asked.remark === 'unclear') unread.push(...music);
      else if (asked.remark === null) requests.push(...requestsOf(asked));
    }
  }
  const loud = choices.volume;
  if (loud !== undefined && music.length === 0 && !requests.some(isOfMusicVolume)) {
    const change = { to: loud };
    requests.push({ ask: 'edit', operation: { do: 'volume', of: MUSIC, change, range: null } });
  }
  return { language, clip, seed, requests: musicFirst(afterRemovals(inOneGo(requests))), unread };
}

/** The message without the names of uploads in its words; null where they are not all there is. */
function unnamed(message: string, context: ReadingContext): string | null {
  const { words, choices } = readChoices(message);
  const bare = withoutUploads(words, context);
  return bare === words || bare === '' ? null : writeChoices(bare, choices);
}

/** What is understood without the names of uploads, where the words ask for music. */
function ofMusic(message: string, whole: Understood, context: ReadingContext): Understood {
  const bare = whole.music === null ? null : unnamed(message, context);
  return bare === null ? whole : understand(bare);
}

/** Questions about a moment, with the time that they name. */
const timed = (requests: readonly Request[], words: string): Request[] =>
  requests.map((one) =>
    one.ask === 'question' && one.topic === 'moment'
      ? { ...one, at: momentIn(plainForm(words)) }
      : one,
  );

/** What is said of the music's course beside words that describe it belongs to them. */
function gathered(parts: readonly Part[]): Part[] {
  const music = parts.flatMap((part) => (part.kind === 'music' ? [part.words] : []));
  if (music.length === 0) return [...parts];
  const describes = music.some(
    (words) => !isRefinement(plainForm(words)) || tellsWhen(plainForm(words)),
  );
  return parts.map((part) =>
    part.kind === 'edit' &&
    part.requests.length > 0 &&
    part.requests.every((one) => isOfCourse(one, describes))
      ? { kind: 'music', words: part.words, items: part.items }
      : part,
  );
}

function isOfCourse(request: Request, describes: boolean): boolean {
  if (request.ask === 'revise') return describes;
  if (request.ask !== 'edit') return false;
  const { operation } = request;
  return (
    (operation.do === 'fade' && isMusic(operation.of)) ||
    (operation.do === 'volume' && isMusic(operation.of) && operation.range !== null)
  );
}

/** “Music at 35%” before there is any tells of a piece to write. */
const isLevelAlone = (parts: readonly Part[], { music, written }: ReadingContext): boolean =>
  music === 'none' &&
  !written &&
  parts.length > 0 &&
  parts.every(
    (part) =>
      part.kind === 'edit' &&
      part.requests.length > 0 &&
      part.requests.every(
        (one) =>
          isOfMusicVolume(one) &&
          one.ask === 'edit' &&
          one.operation.do === 'volume' &&
          'to' in one.operation.change &&
          one.operation.change.to > 0,
      ),
  );

const isMusic = (target: Target): boolean => target.by === 'kind' && target.kind === 'music';
const isOfMusicVolume = (request: Request): boolean =>
  request.ask === 'edit' && request.operation.do === 'volume' && isMusic(request.operation.of);

/** A remark stands alone once a piece has been written; before, its words may describe one. */
function said(requests: readonly Request[], { written }: ReadingContext): Request[] {
  const music = requests.find(({ ask }) => ask === 'music');
  // “Speed it up” is said of the piece that is there.
  if (written && music?.ask === 'music' && music.tempoStep !== null) {
    return requests
      .filter(({ ask }) => ask !== 'remark')
      .map((one) => (one === music ? { ...music, refines: true } : one));
  }
  return requests.filter(({ ask }) =>
    music !== undefined && requests.some((one) => one.ask === 'remark')
      ? ask !== (written ? 'music' : 'remark')
      : true,
  );
}

/** Asking whether it may be, at the end of an order. */
const MAY_I = /(?:可以吗|好吗|行吗|好不好|行不行|可以么|吗)?[?？]?\s*$/u;

/** The parts of a message; of one with slips of the pen, where it is an order without them. */
function partsHeard(words: string, context: ReadingContext): Part[] {
  const parts = partsOf(words, context);
  if (parts.every(({ kind }) => kind === 'edit')) return parts;
  const mended = respelt(words);
  if (mended === words) return parts;
  const orders = partsOf(mended, context);
  return orders.every(({ kind }) => kind === 'edit') ? orders : parts;
}

function partsOf(words: string, context: ReadingContext): Part[] {
  const plain = plainForm(words);
  const asked = polite(plain);
  if (
    ASKS_WHETHER.test(asked) &&
    !/^(?:do|show me) (?!you|i\b|we\b|they\b|the timeline|what)/iu.test(asked)
  ) {
    return [];
  }
  const lead = REQUEST.exec(asked)?.[0] ?? '';
  const begin = Math.max(0, plain.indexOf(asked)) + lead.length;
  // “Just use clip 1” is no politeness.
  const just = /\bjust $/iu.test(plain.slice(0, begin)) && /^(?:use|keep) /iu.test(asked);
  const start = just ? begin - 'just '.length : begin;
  const end = MAY_I.exec(plain)?.index ?? plain.length;
  const text = plain.slice(start, end);
  const raw = words.slice(start, end);
  return readParts(scan(text, raw, context), { text, raw, context });
}
