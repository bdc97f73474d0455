import type { Offer } from '../results.js';
import { orderOfDrag } from './drag-orders.js';
import * as words from './english-words.js';
import { lowered, offersOf, offersOfClick } from './orders.js';
import { anyOf, pattern } from './pattern.js';
import { type Before, DESCRIPTION, type Grammar, instruction, readable } from './verdict.js';

const { CONTROL, DETERMINER, NAME, PLACE, PRONOUN, QUOTE, THEN, VIEWER, WORK } = words;

const HEAD = pattern`^(?:${words.HEAD_WORD}(?![\p{L}'])[\s,:]*)*`;
const ABOUT_ITSELF = pattern`^(?:(?:and|so|then|but|or|now|first|also)[\s,]+)*
  (?:i|i've|i'll|i'm|i'd|we've|we're)(?![\p{L}'])`;
/** Addresses the person. */
const INVITES = pattern`\b${anyOf(`
  you, you'll, please, just, simply, feel free, go ahead, now, then, don't forget, make sure, next, or`)}\b`;

/** What an order is about: "the Music panel", "Settings". */
const THE = `(?:${DETERMINER} )?`;
const OWN_WORK = String.raw`(?:${PRONOUN}|(?:the|your|this) (?:\p{L}+ ){0,2}${WORK})\b`;
/** "“Export”", "Export", "the Export", as a button may be called. */
const ON_BUTTON = String.raw`(?:${QUOTE}|(?:(?:big|blue|green|red) )?${words.BUTTON}${THEN}|${words.KEY}\b)`;

const CLICK = pattern`^(?:(?:double|right|left|single)[-\s])?click(?:$|(?:ing)? (?:${QUOTE}|${anyOf(`
  on, the, your, an?, any, this, that, its?, here, to, and, once, twice`)}(?! pop)\b|${words.BUTTON}\b))`;
/** "Click Add title": what one clicks is written as on its button. */
const CLICK_NAME = /^(?:[\p{L}]+-)?[Cc]lick(?:ing)?\s+\p{Lu}/u;
/** A clip may be called "click here.mp4". */
const FILE = pattern`^click\b[^,]*\.${anyOf(
  'mp4, mov, avi, webm, mkv, jpe?g, png, gif, webp, mp3, wav, m4a, aac',
)}\b`;
const PRESS = pattern`^(?:press|tap|hit|push)(?:ing)?
  \s+(?:and hold )?(?:on )?(?:the )?(?:${ON_BUTTON}|${NAME}${CONTROL}${THEN})`;
const TO_SOMEWHERE = String.raw`(?:(?!behind\b|a (?:bit|little)\b)\S+ ){0,2}${anyOf(
  'to, onto, into, on, over, left, right, here, wherever, anywhere',
)}\b`;
const DRAG = pattern`^drag(?:ging)?(?:[-\s](?:and|&|n)[-\s]drop(?:ping)?)?
  \s+(?:${QUOTE}|${THE}${NAME}(?:${words.CLIP}\b|${words.MATERIAL} ${TO_SOMEWHERE}))`;
const INTO_THE_INTERFACE = String.raw`(?:here\b|(?:on|onto|into|in|over) ${THE}(?:\p{L}+ ){0,2}${anyOf(
  'timeline, tracks?, panel, canvas, window, area, box, zone, library, editor, bin, chat',
)}\b)`;
const DROP = pattern`^drop(?:ping)? ${THE}${NAME}(?:
  ${words.CLIP} at \d:\d\d|(?:${words.CLIP}|${words.MATERIAL}) ${INTO_THE_INTERFACE})`;
const OPEN = pattern`^${words.OPENING} ${THE}${NAME}(?:${CONTROL}|${PLACE}|${VIEWER})${THEN}`;
const OPEN_PROJECT = pattern`^open(?:ing)? (?:up )?(?:your|the|this|it in) ${NAME}
  (?:project|browser|account|web ?site|app)${THEN}`;
const POINT = pattern`^${words.POINTING} ${THE}${NAME}(?:${CONTROL}|${PLACE}|timeline)${THEN}`;
/** "the Export button", "the “Start” button": such a thing is one of an interface. */
const NAMED_CONTROL = String.raw`(?:the|an?|your) (?:\p{L}+ )?(?:${QUOTE}\S+|${words.BUTTON}|account|billing) (?:${CONTROL}|option)`;
const FIND = pattern`^(?:${words.FINDING}|${words.POINTING}) ${NAMED_CONTROL}${THEN}`;
const THERE_IS = pattern`^${NAMED_CONTROL}
  \s+(?:is|are|sits?|can be|lets you|allows you)\b(?!.*\d:\d\d)`;
const PREVIEW = pattern`^(?:${words.WATCHING} (?:${OWN_WORK}|the music)|(?:see|find|check|hear) ${PRONOUN})
  \s+(?:in|on|from|using|with|through|via) (?:(?:the|your|our) )?(?:\p{L}+ )?${VIEWER}${THEN}`;
const PREVIEW_PLAIN = pattern`^pre-?view ${OWN_WORK}`;
const EXPORT_PLAIN = pattern`^(?:
  (?:export|download)(?:ing)?(?: and share)? (?:${OWN_WORK}|(?:now|here|anytime|right away|when you)\b)|
  (?:save|render|share|publish) ${OWN_WORK}(?=\W*$| ${anyOf(
    'now, here, to your, when, once, at any time, anytime, right away, directly',
  )}\b))`;
const EXPORT_BARE = pattern`^(?:export|download)(?: and share)?\W*$`;
const ACCOUNT_THING = String.raw`(?:account|billing|subscription|pricing)(?: ${anyOf(
  'page, section, settings, tab, menu, screen, balance, plan, credits, details',
)}\b|${THEN})`;
/** A balance, a plan and credits are those of an account if it is said so: music has its own. */
const ACCOUNT = pattern`^(?:
  ${words.ACCOUNTING} (?:\S+ ){0,6}?
    (?:${ACCOUNT_THING}|your (?:\p{L}+ )?(?:balance|credits)${THEN}|credits? (?:balance|page))|
  (?:top up|upgrade|refill|recharge|buy|purchase) (?:\S+ ){0,3}(?:plan|balance|credits)\b)`;
const FILM_CREDITS = pattern`\b${anyOf('end, ending, closing, opening, rolling, title')} credits\b`;
const BY_HAND = pattern`\bby (${anyOf(`
  clicking, double-clicking, right-clicking, dragging, tapping, pressing, opening, selecting, choosing,
  using, going to, hitting`)}\b.*)$`;
const TRAILING_PLACE = pattern` (?:(?:directly|right) )?(?:from|in|inside|via|through|using|under)
  \s+(?:the|your) (?:[\p{L}*]+ |["“'*]+[^"”'*]+["”'*]+ ){0,4}?
  \**${PLACE}\**(?: (?:on|in|at) the (?:top|bottom|left|right)\b.*)?$`;
/** Verbs that say nothing without the place that follows them. */
const BY_ITSELF = pattern`^${anyOf(`
  click, press, tap, hit, push, drag, drop, open, go, head, look, find, see, view, watch, play, preview,
  check, review, listen, hear, access, manage`)}\b`;

const CONDITION = pattern`^(?:(?:and|but|so|or|then|now) )*${anyOf(`
  to, if, when, whenever, once, after, before, for, in order to, as soon as, unless`)}(?![\p{L}'])`;
const WHEREABOUTS = pattern`^(?:(?:and|but|so|or|then|now) )*${anyOf(
  'while, from, in, on, at, inside, under, using, with, next to, by',
)}(?![\p{L}'])`;
const TIME = /\d:\d\d/u;
/** Comes before something is done with what is selected. */
const SELECTION = pattern`^(?:select|highlight|hover over|locate|choose) (?:the|your|any|an?|this|that) (?:\p{L}+ ){0,2}${anyOf(
  'clip, track, segment, title, text, layer, element, music, audio, song, video',
)}\b`;

const AFTER_SAME: readonly RegExp[] = [
  pattern`^(?:(?:and|then|or|so) )*${anyOf(`
    if, when, whenever, once, where, which, so that, to, in order to, as, for, with, without, from, in,
    on, at, under, next to, near, above, below, until, before, after, by`)}(?![\p{L}'])`,
  pattern`^(?:(?:and|then|or|next|so) )*(?:it|you|that|there)(?:'ll\b|'re (?:done|all set|good to go)\b| ${anyOf(
    'will, can, should, opens?, appears?, starts?, begins?',
  )}\b)`,
  pattern`^(?:(?:and|then|or|next|finally) |,)*${words.NEXT_STEP}(?![\p{L}'])`,
  words.EVENT,
];
const AFTER_NEXT: readonly RegExp[] = [
  words.EVENT,
  pattern`^(?:(?:and|then|next|finally|now|after that,?) )*${words.NEXT_SENTENCE}(?![\p{L}'])`,
  pattern`^that's (?:it|all)\b|^(?:and )?you're (?:done|all set)\b`,
];
const SPOKEN = pattern`^(?:(?:and|then|or|but|so) |,)*${anyOf(`
  tell, let, ask, say, describe, send, give, make, add, try, change, keep, reply, i, i'll, i've, i'm, we,
  the music, enjoy the`)}(?![\p{L}'])`;
const CONNECTIVES = pattern`^(?:${anyOf(`
  and, or, but, so, then, also, next, plus, alternatively, otherwise, after that, afterwards,
  finally`)}(?![\p{L}'])[,\s]*)+`;
const LABEL = pattern`^${anyOf(`
  to, how, next, steps?, tips?, here's how, here is how, here are the, what(?:'s| is) next,
  what you can, you can, from here, export, download, preview, play, save, share, edit, upload, account,
  billing, options?, follow, instructions?, then, if, when, once, quick, just, now, please, try,
  timeline`)}\b`;

const CLICKING = pattern`^.*?\b(?:${anyOf('click, press, tap, hit, push')}|${words.POINTING}|${words.FINDING})(?:ing)?\s*`;
const PURPOSE = pattern` to (?!(?:the|a|an|your|track|\d)\b)(?=[a-z])`;
const AFTER_LABEL = pattern` ${anyOf(`
  in, on, at, from, if, when, whenever, once, and, for, under, next, above, below, beside, near, which,
  that, or, again`)} `;

/** What a click is on, and what for. */
function readClick(clause: string): { label: string; purpose: string } {
  const target = clause.replace(CLICKING, '').replace(/^(?:and hold\s+)?(?:on\s+)?/iu, '');
  const to = PURPOSE.exec(target);
  const quoted = /^[^"“「']*["“「']([^"”」']+)["”」']/u.exec(target);
  const purpose = to ? target.slice(to.index + to[0].length) : '';
  if (quoted?.[1] !== undefined && (to === null || quoted[0].length <= to.index + 1)) {
    return { label: quoted[1], purpose };
  }
  const label = (to ? target.slice(0, to.index) : target)
    .split(AFTER_LABEL, 1)
    .join('')
    .replace(/^.*(?:>|→|->)\s*/u, '')
    .replace(
      /^(?:(?:the|your|an?|big|blue|green|red|small)\s+)+(?=.+\s(?:button|icon|option|key|link)$)/iu,
      '',
    )
    .replace(/\s+(?:button|option|key|link)$/iu, '')
    // What a volume icon does is told by what it is clicked for.
    .replace(purpose === '' ? /\s+icon$/iu : /^$/u, '')
    .replace(/^the (?=\p{Lu})/u, '');
  return { label, purpose };
}

function offersOfClicking(plain: string): Offer[] {
  const { label, purpose } = readClick(plain);
  const place = /\b(?:slider|timeline)\b/iu.test(label);
  return place ? offersOf(purpose) : offersOfClick(label, purpose);
}

/** What is behind the door: the account, the export's own menu, or the timeline's state. */
function offersOfOpening(plain: string): Offer[] {
  if (/\b(?:account|billing|subscription|pricing)\b/iu.test(plain)) return [{ kind: 'credits' }];
  if (/\b(?:export|download)\b/iu.test(plain)) return [{ kind: 'export' }];
  if (/\b(?:upload|import|media library|media bin)\b/iu.test(plain)) return [{ kind: 'upload' }];
  return [{ kind: 'status' }];
}

/** Orders that press, open and drag nothing, and what each comes to. */
const PLAIN_ORDERS: readonly (readonly [RegExp, 'status' | 'export' | 'credits'])[] = [
  [ACCOUNT, 'credits'],
  [PREVIEW, 'status'],
  [PREVIEW_PLAIN, 'status'],
  [EXPORT_PLAIN, 'export'],
];

/** What a clause that is an order, without what stands before it, comes to; undefined for none. */
function offersOfOrder(shape: string, plain: string, label = false): Offer[] | undefined {
  const click = CLICK.test(shape) || CLICK_NAME.test(shape);
  if ((click && !FILE.test(shape)) || PRESS.test(shape)) return offersOfClicking(plain);
  if (DRAG.test(shape) || DROP.test(shape)) return orderOfDrag(plain);
  if (label) return undefined;
  const order = PLAIN_ORDERS.find(([order]) => order.test(shape));
  if (order && !FILM_CREDITS.test(shape)) return [{ kind: order[1] }];
  if (OPEN.test(shape) || OPEN_PROJECT.test(shape)) return offersOfOpening(plain);
  return POINT.test(shape) || FIND.test(shape) ? offersOfClicking(plain) : undefined;
}

function follows(shape: string, { instruction: after, sameSentence }: Before): boolean {
  if (!after || words.SUBSTANCE.test(shape)) return false;
  if (!sameSentence) return AFTER_NEXT.some((order) => order.test(shape));
  return !SPOKEN.test(shape) && AFTER_SAME.some((order) => order.test(shape));
}

function leads(shape: string): boolean {
  return CONDITION.test(shape)
    ? !TIME.test(shape)
    : WHEREABOUTS.test(shape) && !words.SUBSTANCE.test(shape);
}

export const english: Grammar = {
  judge(clause, before) {
    const { plain, shape } = readable(clause);
    if (shape === '') return before.instruction ? instruction() : DESCRIPTION;
    if (/https?:\/\//iu.test(plain) || ABOUT_ITSELF.test(shape)) return DESCRIPTION;
    const head = HEAD.exec(shape)?.[0] ?? '';
    const [order, asked] = [shape.slice(head.length), INVITES.test(head)];
    const offers = offersOfOrder(order, plain.slice(head.length), before.label && !asked);
    if (offers) return instruction(...offers);
    if (asked && EXPORT_BARE.test(order)) return instruction({ kind: 'export' });
    if ((asked || /\bavailable\b/iu.test(shape)) && !BY_ITSELF.test(order)) {
      const kept = clause.slice(0, TRAILING_PLACE.exec(clause)?.index ?? clause.length);
      const wish = asked ? lowered(readable(kept).plain.slice(head.length)) : '';
      if (kept !== clause) return { kind: 'instruction', offers: offersOf(wish), kept };
    }
    const byHand = BY_HAND.exec(shape)?.[1];
    const done =
      byHand === undefined ? undefined : offersOfOrder(byHand, plain.slice(-byHand.length));
    if (done) return instruction(...done);
    if (THERE_IS.test(shape)) {
      const on = /\b(?:export|download|upload|import|undo|billing|account)\b/iu.exec(plain)?.[0];
      return instruction(...offersOfClick(on ?? '', ''));
    }
    if (follows(shape, before)) return instruction(...wordsOnButtons(shape, plain, before));
    return leads(shape) || SELECTION.test(order) ? { kind: 'lead' } : DESCRIPTION;
  },

  asHead(clause) {
    const bare = clause.replace(CONNECTIVES, '');
    return bare.replace(
      /^([^\p{L}\p{N}]*)(\p{Ll})(?!\p{L}*\.\p{L})/u,
      (_all, marks: string, letter: string) => marks + letter.toUpperCase(),
    );
  },

  isLabel: (label) => LABEL.test(readable(label).plain),
};

/** "click Export and Download": what follows a click may name what else is clicked. */
function wordsOnButtons(shape: string, plain: string, before: Before): Offer[] {
  if (!before.sameSentence || shape.split(/\s+/u).length > 3) return [];
  const name = plain.replace(CONNECTIVES, '');
  return /^(?:export|download|upload|import)$/iu.test(name) ? offersOfClick(name, '') : [];
}
