import type { Offer } from '../results.js';
import { orderOfDrag } from './drag-orders.js';
import { lowered, offersOf, offersOfClick } from './orders.js';
import {
  type Before,
  DESCRIPTION,
  type Grammar,
  instruction,
  readable,
  type Verdict,
} from './verdict.js';

/** A thing that only a graphical interface has. */
const UI = `(?:buttons?|icons?|tabs?|panels?|menus?|tool ?bars?|side ?bars?|sliders?|dialogs?|dialogue box|drop-?downs?|check ?box(?:es)?|playhead|timeline|editor|workspace|dashboard|inspector|canvas|handles?|gear|space ?bar|(?:top|upper|bottom|lower)[- ](?:left|right)(?: corner)?|(?:preview|settings|export|pop-?up) (?:window|area|pane|screen)|(?:media|music|asset|audio) (?:library|bin)|(?:account|billing|pricing|subscription|settings|export|project|workspace|profile) (?:page|section|screen)|settings|preferences|track header)`;
const QUOTE = String.raw`["'“「\[]`;
const THING = `(?:the|your|a|an|any|it|its|them|this|that|these|those|each|both|either|more|files?|clips?|videos?|media|music|audio|one)`;

/** What may stand before an order without changing that it is one. */
const HEAD =
  /^(?:(?:and|or|but|so|then|also|next|now|first|firstly|second|secondly|third|finally|lastly|please|just|simply|alternatively|otherwise|instead|again|afterwards|after that|from (?:there|here)|feel free to|remember to|make sure (?:to|you)|be sure to|don't forget to|go ahead and|all you (?:need|have) to do is|you|you'll|you'd|we|can|could|may|might|should|must|will|need to|want to|have to|would like to|like to|are able to|try to|try|always|easily|directly|manually|either|which|that|where|it|tip|note|step \d+|once more|at any time|anytime|still|even|to do (?:this|that|so)|use your mouse to|i recommend|i suggest|you're free to)(?![\p{L}'])[\s,:]*)*/iu;
const ABOUT_ITSELF =
  /^(?:(?:and|so|then|but|or|now|first|also)[\s,]+)*(?:i|i've|i'll|i'm|i'd|we've|we're)(?![\p{L}'])/iu;
/** How a clause addresses the person; without it or an order's first place nothing is asked of them. */
const INVITES =
  /\b(?:you|you'll|please|just|simply|feel free|go ahead|now|then|don't forget|make sure|next|or)\b/iu;

const CLICK =
  /^(?:(?:double|right|left|single)[- ])?click(?:ing)?\b(?!\s+(?:tracks?|sounds?|noises?|free|rates?|is|are|was|at|through rate|removal|and pop|or pop)\b)(?=\s|$)/iu;
/** A clip may be called "click here.mp4". */
const FILE = /^click\b[^,]*\.(?:mp4|mov|avi|webm|mkv|jpe?g|png|gif|webp|mp3|wav|m4a|aac)\b/iu;
const PRESS = new RegExp(
  String.raw`^(?:press|tap|hit|push)(?:ing)?\s+(?:and hold\s+)?(?:on\s+)?(?:the\s+)?(?:${QUOTE}|(?:big |blue |green |red )?(?:export|download|render|upload|import|undo|redo|save|share|play|generate|publish|preview|enter|ctrl|cmd|command|shift|esc|delete|space)\b|.*\b${UI}\b)`,
  'iu',
);
const DRAG = new RegExp(
  String.raw`^drag(?:ging)?(?:[- ](?:and|&|n)[- ]drop(?:ping)?)?\s+(?:${THING}\b|${QUOTE})`,
  'iu',
);
const DROP = new RegExp(
  String.raw`^drop(?:ping)?\s+${THING}\b.*\b(?:here|(?:on|onto|into|in|to|over)\s+(?:the\s+|your\s+|this\s+)?(?:\p{L}+\s+){0,2}(?:timeline|tracks?|panel|canvas|window|area|box|zone|library|editor|bin|chat)|(?:at|to)\s+\d+:\d\d)`,
  'iu',
);
const MUSICAL =
  /^(?:drag(?:ging)?|drop(?:ping)?)\s+(?:(?:the|your|its|a)\s+)?(?:tempo|beats?|bass|rhythm|groove|feel|pulse|mood|energy|pace|key|drums?|pitch|volume|level|melody|music)\b(?!.*\b(?:timeline|slider|track|panel|\d+:\d\d)\b)/iu;
const BEHIND = /^drag\s+(?:it|them|this|that)\s+(?:\p{L}+\s+)?(?:behind|out|down)\b/iu;
const GO = new RegExp(
  String.raw`^(?:open(?:ing)?|expand|launch|access|go(?:ing)? (?:back |over )?(?:in)?to|head (?:over |back )?to|navigate to|switch(?:ing)? to|visit|return to|scroll (?:down |up )?to|look (?:at|in|for|under)|hover over|locate|toggle|enable|adjust|use|using|select|selecting|choose|choosing|pick|check|find|see|notice|move|expand|close|save it (?:in|from))\s+.*\b${UI}\b`,
  'iu',
);
const OPEN_PROJECT =
  /^open(?:ing)?\s+(?:up\s+)?(?:your|the|this|it in)\s+(?:\p{L}+\s+){0,2}(?:project|browser|account|web ?site|app)\b/iu;
/** Telling of places is describing when it is about the picture: these verbs tell of an interface. */
const PREVIEW =
  /^(?:pre-?view|play(?: back)?|watch|view|see|check|review|listen to|hear|scrub|find)(?:ing)?\b.*\b(?:in|on|from|using|with|through|via)\s+(?:the\s+|your\s+|our\s+)?(?:\p{L}+\s+){0,2}(?:timeline|editor|player|workspace|preview|canvas|viewer)\b/iu;
const PREVIEW_PLAIN =
  /^pre-?view\s+(?:it|them|this|that|everything|(?:the|your|this)\s+(?:\p{L}+\s+){0,2}(?:video|result|clip|edit|music|movie|film|changes|timeline|project|version|track))\b/iu;
const EXPORT_PLAIN =
  /^(?:(?:export|download)(?:ing)?(?:\s+and\s+share)?|(?:save|render|share|publish)(?=\s+(?:it|(?:the|your|this)\s+(?:\p{L}+\s+){0,2}(?:video|film|movie|file|clip|result|project))\b))(?:\s+(?:it|them|now|here|as|when(?:ever)?|anytime|right away)\b|\s+(?:the|your|this)\s+(?:\p{L}+\s+){0,2}(?:video|film|movie|file|clip|result|project|edit|version|mp4|work|creation|masterpiece)\b|$)/iu;
const ACCOUNT =
  /^(?:check|visit|see|view|go(?: back)? to|open|manage|review|top up|look at|head (?:over )?to|find|access|upgrade|refill|recharge|buy|purchase)\b.*\b(?:account|billing|subscription|plan|pricing|balance|credits)\b/iu;
const FILM_CREDITS =
  /\b(?:end|ending|closing|opening|rolling|title)\s+credits\b|\bcredits\s+(?:roll|at the end|sequence|scene)\b/iu;
const BY_HAND =
  /\bby (?:(?:double|right)-)?(?:clicking|dragging|tapping|(?:pressing|opening|selecting|choosing|using|going to|hitting) (?:on )?(?:the|your|["“]))/iu;
const THERE_IS =
  /^(?:the|an?|your)\s+.*\b(?:buttons?|icons?|tabs?|panels?|menus?|tool ?bars?|side ?bars?|sliders?|drop-?downs?)\b.*\b(?:is|are|can be found|sits?|lives?|will|lets|allows?|located)\b/iu;
const TRAILING_PLACE = new RegExp(
  String.raw`\s+(?:(?:directly|right)\s+)?(?:from|in|inside|via|through|using|with|under|at)\s+(?:the|your)\s+(?:[\p{L}*]+\s+|["“'*]+[^"”'*]+["”'*]+\s+){0,4}?\**${UI}\**(?:\s+(?:on|in|at|of)\s+.*)?$`,
  'iu',
);

/** Verbs that say nothing without the place that follows them. */
const BY_ITSELF =
  /^(?:(?:double|right)[- ])?(?:click|press|tap|hit|push|drag|drop|open|go|head|navigate|switch|visit|return|scroll|look|find|see|access|view|watch|play|preview|check|review|listen|hear|export|download|upload|import|save|expand|locate|top up|manage|upgrade)/iu;

const LEAD =
  /^(?:(?:and|but|so|or|then|now)\s+)*(?:to|if|when|whenever|once|after|before|for|in order to|as soon as|while|unless|from|in|on|at|inside|under|using|with|next to|by)(?![\p{L}'])/iu;

/** Comes before something is done with what is selected. */
const SELECTION =
  /^(?:select|highlight|hover over|locate|choose)\s+(?:the|your|any|an?|this|that)\s+(?:\p{L}+\s+){0,2}(?:clip|track|segment|title|text|layer|element|music|audio|song|video)\b/iu;

const AFTER_SAME: readonly RegExp[] = [
  /^(?:and |then |or |so )*(?:if|when|whenever|once|where|which|so that|to|in order to|as|for|with|without|from|in|on|at|under|next to|near|above|below|until|before|after|by)(?![\p{L}'])/iu,
  /^(?:and |then |so |or )*(?:your|the|it|this|that|a|an|everything|there|you|we)(?![\p{L}']).*(?:\b(?:will|can|should|opens?|appears?|starts?|begins?|pops?|done|set|ready to go|go)\b|'ll\b)/iu,
  /^(?:and |then |or |next )*(?:it|you|that)'ll\b|^(?:and |then )*you're (?:done|all set|good to go)/iu,
  /^(?:and |then |or |next |,|finally )*(?:choose|select|pick|enter|type|set|confirm|wait|save|see|watch|enjoy|release|hold|drop|let go|check|adjust|pull|move|follow|look|find|press|hit|tap|use|download|preview|play|pick up|trim|place|export|edit|drag)(?![\p{L}'])/iu,
];
const SPOKEN =
  /^(?:and |then |or |but |so |,)*(?:tell|let|ask|say|describe|send|give|make|add|try|change|keep|reply|i|i'll|i've|i'm|we|the music|enjoy the)(?![\p{L}'])/iu;
/** Begins a sentence of its own, however short. */
const SUBJECT =
  /^(?:(?:and|or|so|but)\s+)*(?:it|they|there|this|that|these|those|he|she)(?![\p{L}'])/iu;
const AFTER_NEXT: readonly RegExp[] = [
  /^(?:and |then |next )*(?:a|an|the|your|it|this)\b.*\b(?:dialog(?:ue)?|window|pop-?up|menu|panel|download|browser|file|video|render(?:ing)?|export|mp4)\b.*(?:\b(?:will|appears?|opens?|starts?|begins?|pops?|should)\b|'ll\b)/iu,
  /^(?:and |then |next |finally |now |after that,? )*(?:choose|select|pick|enter|type in|confirm|wait for|set the (?:quality|format|resolution)|release|let go)(?![\p{L}'])/iu,
  /^that's (?:it|all)\b|^(?:and )?you're (?:done|all set)\b|^(?:the |your )?(?:download|export|render(?:ing)?) (?:will|starts|begins)\b/iu,
];
const CONNECTIVES =
  /^(?:(?:and|or|but|so|then|also|next|plus|alternatively|otherwise|after that|afterwards|finally)(?![\p{L}'])[,\s]*)+/iu;
const LABEL =
  /^(?:to\b|how\b|next\b|steps?\b|tips?\b|here's how|here is how|here are the|what(?:'s| is) next|what you can|you can\b|from here|export|download|preview|play|save|share|edit|upload|account|billing|options?\b|follow\b|instructions?\b|then\b|if\b|when\b|once\b|quick\b|just\b|now\b|please\b|try\b|timeline)/iu;

/** What a click is on, and what for. */
function readClick(clause: string): { label: string; purpose: string } {
  const target = clause
    .replace(
      /^.*?\b(?:click|press|tap|hit|push|select|choose|use|using|toggle|adjust|move|find|see|notice|locate)(?:ing)?\s*/iu,
      '',
    )
    .replace(/^(?:and hold\s+)?(?:on\s+)?/iu, '');
  const to = / to (?!(?:the|a|an|your|track|\d)\b)(?=[a-z])/iu.exec(target);
  const quoted = /^[^"“「']*["“「']([^"”」']+)["”」']/u.exec(target);
  const purpose = to ? target.slice(to.index + to[0].length) : '';
  if (quoted?.[1] !== undefined && (to === null || quoted[0].length <= to.index + 1)) {
    return { label: quoted[1], purpose };
  }
  const label = (to ? target.slice(0, to.index) : target)
    .split(
      /\s+(?:in|on|at|from|if|when|whenever|once|and|for|under|next|above|below|beside|near|which|that|or|again)\s/iu,
      1,
    )[0]
    ?.replace(/\s*(?:>|→|->).*(?:>|→|->)\s*|^.*(?:>|→|->)\s*/u, '')
    .replace(
      /^(?:(?:the|your|an?|big|blue|green|red|small)\s+)+(?=.+\s(?:button|icon|option|key|link)$)/iu,
      '',
    )
    .replace(/\s+(?:button|option|key|link)$/iu, '')
    // What a volume icon does is told by what it is clicked for.
    .replace(purpose === '' ? /\s+icon$/iu : /^$/u, '');
  return { label: (label ?? '').replace(/^the (?=\p{Lu})/u, ''), purpose };
}

function judgeOrder(shape: string, plain: string): Verdict | undefined {
  if (MUSICAL.test(shape) || BEHIND.test(shape)) return undefined;
  if (ACCOUNT.test(shape) && !FILM_CREDITS.test(shape)) return instruction({ kind: 'credits' });
  if ((CLICK.test(shape) && !FILE.test(shape)) || PRESS.test(shape)) {
    const { label, purpose } = readClick(plain);
    return instruction(...offersOfClick(label, purpose));
  }
  if (DRAG.test(shape) || DROP.test(shape)) return instruction(...orderOfDrag(plain));
  if (PREVIEW.test(shape) || PREVIEW_PLAIN.test(shape)) return instruction({ kind: 'status' });
  if (
    /^(?:open|go|head|navigate|switch|visit|return|look|check|expand|launch|access)/iu.test(shape)
  ) {
    if (GO.test(shape) || OPEN_PROJECT.test(shape)) return instruction(...offersOfOpening(plain));
    return undefined;
  }
  if (EXPORT_PLAIN.test(shape)) return instruction({ kind: 'export' });
  if (GO.test(shape)) {
    const { label, purpose } = readClick(plain);
    const named = offersOfClick(label, purpose);
    return instruction(...(/\b(?:slider|timeline)\b/iu.test(label) ? offersOf(purpose) : named));
  }
  return undefined;
}

/** What is behind the door: the account, the export's own menu, or the timeline's state. */
function offersOfOpening(plain: string): Offer[] {
  if (/\b(?:account|billing|subscription|pricing)\b/iu.test(plain)) return [{ kind: 'credits' }];
  if (/\b(?:export|download)\b/iu.test(plain)) return [{ kind: 'export' }];
  if (/\b(?:upload|import|media library|media bin)\b/iu.test(plain)) return [{ kind: 'upload' }];
  return [{ kind: 'status' }];
}

/** True for what addresses the person, or tells what an interface holds. */
function asksOrTells(shape: string, head: number): boolean {
  return INVITES.test(shape.slice(0, head)) || /\b(?:available|can be)\b/iu.test(shape);
}

function follows(shape: string, { instruction: after, sameSentence }: Before): boolean {
  if (!after) return false;
  if (!sameSentence) return AFTER_NEXT.some((pattern) => pattern.test(shape));
  if (SPOKEN.test(shape)) return false;
  const words = shape.split(/\s+/u).length;
  return (words <= 4 && !SUBJECT.test(shape)) || AFTER_SAME.some((pattern) => pattern.test(shape));
}

export const english: Grammar = {
  judge(clause, before) {
    const { plain, shape } = readable(clause);
    if (shape === '') return before.instruction ? instruction() : DESCRIPTION;
    if (/https?:\/\//iu.test(plain)) return DESCRIPTION;
    if (ABOUT_ITSELF.test(shape)) return DESCRIPTION;
    const head = HEAD.exec(shape)?.[0].length ?? 0;
    const place =
      asksOrTells(shape, head) && !BY_ITSELF.test(shape.slice(head))
        ? TRAILING_PLACE.exec(clause)
        : null;
    if (place) {
      const kept = clause.slice(0, place.index);
      const asked = head > 0 ? readable(kept).plain.slice(head) : '';
      return { kind: 'instruction', offers: offersOf(lowered(asked)), kept };
    }
    const order = judgeOrder(shape.slice(head), plain.slice(head));
    if (order !== undefined) return order;
    if (BY_HAND.test(shape)) {
      const by = BY_HAND.exec(shape);
      const hand = plain.slice((by?.index ?? 0) + 3);
      return judgeOrder(hand, hand) ?? instruction();
    }
    if (THERE_IS.test(shape)) {
      const command = offersOfClick(
        /\b(export|download|upload|import|undo|billing|account)\b/iu.exec(plain)?.[1] ?? '',
        '',
      );
      return instruction(...command);
    }
    if (follows(shape, before)) return instruction(...wordsOnButtons(shape, plain, before));
    const lead = LEAD.test(shape) || SELECTION.test(shape.slice(head));
    return lead ? { kind: 'lead' } : DESCRIPTION;
  },

  asHead(clause) {
    const bare = clause.replace(CONNECTIVES, '');
    return bare.replace(
      /^([^\p{L}\p{N}]*)(\p{Ll})(?!\p{L}*\.\p{L})/u,
      (_all, marks: string, letter: string) => marks + letter.toUpperCase(),
    );
  },

  isLabel(words) {
    return LABEL.test(readable(words).plain);
  },
};

/** "click Export and Download": what follows a click may name what else is clicked. */
function wordsOnButtons(shape: string, plain: string, before: Before): Offer[] {
  if (!before.sameSentence || shape.split(/\s+/u).length > 3) return [];
  const name = plain.replace(CONNECTIVES, '');
  return /^(?:export|download|upload|import)$/iu.test(name) ? offersOfClick(name, '') : [];
}
