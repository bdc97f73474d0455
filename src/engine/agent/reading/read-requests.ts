import { readChoices } from '../../../protocol/index.js';
import type { Target } from '../../timeline/index.js';
import type { Reading, ReadingContext, Request } from '../requests.js';
import {
  ASKS_WHETHER,
  isRefinement,
  polite,
  REQUEST,
  tellsWhen,
  understand,
} from '../understand.js';
import { afterRemovals, inOneGo } from './consequences.js';
import { requestsOf } from './from-understood.js';
import { plainForm } from './names.js';
import { type Part, readParts } from './parts.js';
import { scan } from './scan.js';
import { MUSIC } from './targets.js';

/**
 * What a message in English or Chinese asks for, in order. `context` tells what there is for its
 * words to mean.
 */
export function readRequests(message: string, context: ReadingContext): Reading {
  const whole = understand(message);
  const { language, clip, seed } = whole;
  const { words, choices, sentence } = readChoices(message);
  const heard = whole.greeting || whole.remark === 'halt' ? [] : gathered(partsOf(words, context));
  const describes = heard.some(({ kind }) => kind === 'music');
  // Beside words of music, what names a picture may well describe one: “title-sequence vibe”.
  const edits = heard.some(
    (part) => part.kind === 'edit' || (part.kind === 'unread' && !(part.faint && describes)),
  );
  if (!edits) {
    return { language, clip, seed, requests: said(requestsOf(whole), context), unread: [] };
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
      const asked = understand([music.join(', '), sentence].filter(Boolean).join('\n\n'));
      if (asked.remark === 'unclear') unread.push(...music);
      else if (asked.remark === null) requests.push(...requestsOf(asked));
    }
  }
  const loud = choices.volume;
  if (loud !== undefined && music.length === 0 && !requests.some(isOfMusicVolume)) {
    const change = { to: loud };
    requests.push({ ask: 'edit', operation: { do: 'volume', of: MUSIC, change, range: null } });
  }
  return { language, clip, seed, requests: afterRemovals(inOneGo(requests)), unread };
}

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
  const end = MAY_I.exec(plain)?.index ?? plain.length;
  const text = plain.slice(begin, end);
  const raw = words.slice(begin, end);
  return readParts(scan(text, raw, context), { text, raw, context });
}
