import { readChoices, writeChoices } from '../../../protocol/index.js';
import { languageOf } from '../../../support/chinese.js';
import { isRefinement } from '../changes.js';
import type { Reading, ReadingContext, Request } from '../requests.js';
import {
  ASKS_WHETHER,
  asksAdvice,
  asksForAnother,
  polite,
  REQUEST,
  type Understood,
  understand,
  withoutDoubts,
} from '../understand.js';
import { mayDescribeMusic } from './about-music.js';
import { isAside } from './asides.js';
import {
  afterRemovals,
  asNewTitle,
  inOneGo,
  isSaidAgain,
  musicFirst,
  placedFirst,
} from './consequences.js';
import { corrected } from './corrections.js';
import { forComposer } from './for-composer.js';
import { asFirstPiece, requestsOf } from './from-understood.js';
import { momentIn } from './moments.js';
import { plainForm, withoutUploads } from './names.js';
import { gathered } from './of-course.js';
import { NAMES_MUSIC, startsWithInstrument } from './of-music.js';
import { orderListIn } from './order-lists.js';
import type { Part } from './part.js';
import { readParts } from './parts.js';
import { asPrompt } from './prompts.js';
import { scan } from './scan.js';
import { respelt } from './slips-of-the-pen.js';
import { isMusic, MUSIC } from './targets.js';
import { withoutWishes } from './wishes.js';

/**
 * What a message in English or Chinese asks for, in order. `context` tells what there is for its
 * words to mean.
 */
export function readRequests(message: string, context: ReadingContext): Reading {
  const { words, choices, sentence } = readChoices(message);
  // Names of uploads say nothing about music.
  const told = withoutUploads(words, context) || words;
  const wished = withoutWishes(told);
  const asked = understand(told === words ? message : writeChoices(told, choices));
  // “Any chance of a happier tune?” asks for one.
  const whole =
    asked.question === 'unknown' && wished !== told
      ? understand(
          writeChoices(
            wished
              .replace(/ +/gu, ' ')
              .replace(/[?？]\s*$/u, '')
              .trim(),
            choices,
          ),
        )
      : asked;
  const language = languageOf(
    words,
    context.media.map(({ name }) => name),
  );
  const { clip, seed } = whole;
  const heard =
    whole.greeting || (whole.remark === 'halt' && told === words)
      ? []
      : gathered(asPrompt(partsHeard(words, context)));
  // Beside a piece that is there, what tells nothing of music is for nobody.
  const isStrange = (part: Part): boolean =>
    part.kind === 'unread' ||
    (part.kind === 'music' && context.written && !mayDescribeMusic(part.words));
  const describes = heard.some((part) => part.kind === 'music' && !isStrange(part));
  // Beside words of music, what names a picture may well describe one: “title-sequence vibe”.
  const edits = heard.some(
    (part) => part.kind === 'edit' || (part.kind === 'unread' && !(part.faint && describes)),
  );
  const isLevel = isLevelAlone(heard, context);
  if (!edits || isLevel) {
    const piece: Request = { ask: 'music', words, refines: false, tempoStep: null };
    const requests =
      isLevel && choices.volume === undefined
        ? [piece]
        : said(
            timed(requestsOf(context.written ? refined(whole, heard, sentence) : whole), words),
            context,
          );
    return { language, clip, seed, requests: asFirstPiece(requests, context), unread: [] };
  }
  const unread: string[] = [];
  const requests: Request[] = [];
  const music = heard.flatMap((part) =>
    part.kind === 'music' && !isStrange(part) ? [part.words] : [],
  );
  let isWritten = false;
  for (const part of heard) {
    if (part.kind === 'edit') {
      requests.push(
        ...part.requests.filter((one) => !requests.some((other) => isSaidAgain(other, one))),
      );
    } else if (isStrange(part)) unread.push(part.words);
    else if (!isWritten) {
      isWritten = true;
      const written = understand([music.join(', '), sentence].filter(Boolean).join('\n\n'));
      if (written.remark === 'unclear') unread.push(...music);
      else if (written.remark === null) requests.push(...requestsOf(written));
    }
  }
  const loud = choices.volume;
  if (loud !== undefined && music.length === 0 && !requests.some(isOfMusicVolume)) {
    const change = { to: loud };
    requests.push({ ask: 'edit', operation: { do: 'volume', of: MUSIC, change, range: null } });
  }
  return {
    language,
    clip,
    seed,
    requests: asFirstPiece(
      musicFirst(afterRemovals(placedFirst(asNewTitle(inOneGo(requests), context), context))),
      context,
    ),
    unread,
  };
}

/** “Can it be slower? The kids are only walking”: a change of the piece, and why. */
function refined(whole: Understood, heard: readonly Part[], sentence: string): Understood {
  const kept = heard.filter((part) => !isAside(part.words)).map((part) => part.words);
  const words = kept.join(', ');
  const dropped = heard.filter((part) => isAside(part.words));
  // 重新写一首，我老婆听腻了.
  if (kept.length === 1 && dropped.length > 0 && asksForAnother(words)) return understand(words);
  const changes =
    whole.music !== null &&
    (!whole.refines ||
      (!NAMED_ALONE.test(words) && !dropped.some((part) => NAMES_MUSIC.test(part.words)))) &&
    kept.length > 0 &&
    kept.length < heard.length &&
    heard.every(({ kind }) => kind === 'music') &&
    isRefinement(polite(plainForm(words)).replace(REQUEST, ''));
  return changes ? understand([words, sentence].filter(Boolean).join('\n\n')) : whole;
}

/** “It's too sad, the music”: what it is about, and no reason. */
const NAMED_ALONE = /^(?:and |the |this )*(?:music|song|soundtrack)$|^(?:音乐|配乐)$/iu;

/** Questions about a moment, with the time that they name. */
const timed = (requests: readonly Request[], words: string): Request[] =>
  requests.map((one) =>
    one.ask === 'question' && one.topic === 'moment'
      ? { ...one, at: momentIn(plainForm(words)) }
      : one,
  );

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
  const strange = music?.ask === 'music' && music.words !== '' && !mayDescribeMusic(music.words);
  if (written && strange && requests.length === 1) return [{ ask: 'remark', remark: 'unclear' }];
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
  const parts =
    corrected(words, context, (one) => partsOf(one, context)) ?? partsOf(words, context);
  if (parts.every(({ kind }) => kind === 'edit')) return parts;
  const mended = respelt(words);
  if (mended === words) return parts;
  const orders = partsOf(mended, context);
  return orders.every(({ kind }) => kind === 'edit') ? orders : parts;
}

/** A title may well ask something: “Where to?”; so does what nobody hears: 听不清奶奶说什么. */
const unquoted = (words: string): string =>
  withoutDoubts(words)
    .replace(/[“"「『《][^”"」』》]{0,300}[”"」』》]/gu, '')
    .replace(/(?<!有)几个大?字/gu, '')
    .replace(/(?<=[听看]不(?:太)?[清见到懂出]楚?.{0,8})什么/gu, '');

function partsOf(message: string, context: ReadingContext): Part[] {
  const words = withoutWishes(message);
  const plain = plainForm(words);
  const asked = polite(plain);
  const whole = polite(plainForm(message));
  if (asksAdvice(unquoted(whole)) || asksForAnother(whole)) return [];
  if (
    ASKS_WHETHER.test(unquoted(asked)) &&
    !/^(?:do|show me) (?!you|i\b|we\b|they\b|the timeline|what)/iu.test(asked)
  ) {
    return [];
  }
  const lead = REQUEST.exec(asked)?.[0] ?? '';
  const begin = Math.max(0, plain.indexOf(asked)) + lead.length;
  // “Just use clip 1”, “I only want the first 3 seconds”: no politeness.
  const limit = /\b(?:just|only) (?:(?:want|need) (?:to )?)?$/iu.exec(plain.slice(0, begin));
  const isLimit =
    limit !== null &&
    (startsWithInstrument(plain.slice(begin)) ||
      /^(?:(?:the |my )?(?:music|song)(?: please)?(?=[,.]|$)|use|keep|from|between|seconds? \d|the (?:first|last|final)|\d+(?::\d|\w* ?[-–]|\w* to)) ?/iu.test(
        plain.slice(begin),
      ));
  const start = isLimit ? limit.index : begin;
  const end = MAY_I.exec(plain)?.index ?? plain.length;
  const text = plain.slice(start, end);
  const raw = words.slice(start, end);
  const of = { text, raw, lead, context };
  const items = scan(text, raw, context);
  const list = orderListIn(text, context);
  if (!list) {
    const parts = readParts(items, of);
    const isPrompt = parts.some(({ kind }) => kind !== 'music') && asPrompt(parts) !== parts;
    return isPrompt ? parts : forComposer(parts, text, context);
  }
  const told = items.filter((item) => item.start >= list.from && item.end <= list.to);
  const said = raw.slice(list.from, list.to);
  return [
    ...readParts(
      items.filter((item) => item.end <= list.from),
      of,
    ),
    list.requests
      ? { kind: 'edit', words: said, requests: list.requests, items: told }
      : { kind: 'unread', words: said, items: told, faint: false },
    ...readParts(
      items.filter((item) => item.start >= list.to),
      of,
    ),
  ];
}
